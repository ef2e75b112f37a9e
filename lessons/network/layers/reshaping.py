"""Layers that only move numbers to other places: Flatten, RepeatVector, Reshape, Permute."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from lessons.network.arguments import argument
from lessons.network.layers.base import Array, Flow, Layer, MaskRule
from lessons.network.layers.misfit import Misfit, needs_rank
from lessons.network.shape import Shape, Shapes, Size, product, show_shape


@dataclass(frozen=True)
class Flatten(Layer):
    """Lays every axis after the batch into one.

    >>> Flatten().output_shapes((None, 62, 62, 32))
    ((None, 123008),)
    """

    mask_rule: ClassVar[MaskRule] = "drops"
    snake: ClassVar[str] = "flatten"

    def output_shapes(self, shape: Shape) -> Shapes:
        return ((shape[0], product(shape[1:])),)

    def why(self, shape: Shape, output: Shape) -> str:
        sizes = " · ".join(str(size) for size in shape[1:]) or "1"
        lost = ", so the time axis is gone" if len(shape) == 3 else ""
        return f"All axes after the batch are laid end to end: {sizes} = {output[1]} numbers in one row{lost}."

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        return Flow((x.reshape(x.shape[0], math.prod(x.shape[1:])),))


@dataclass(frozen=True)
class RepeatVector(Layer):
    """Copies one vector to `n` steps: this makes a time axis.

    >>> RepeatVector(5).output_shapes((None, 16))
    ((None, 5, 16),)
    """

    n: int = argument("size", meaning="how many copies", limit=256)

    mask_rule: ClassVar[MaskRule] = "drops"
    snake: ClassVar[str] = "repeat_vector"

    @property
    def title(self) -> str:
        return f"RepeatVector({self.n})"

    def output_shapes(self, shape: Shape) -> Shapes:
        needs_rank(self.label, shape, 2, "repeat_needs_vector", "(batch, feature): one vector for each sample")
        return ((shape[0], self.n, shape[1]),)

    def why(self, shape: Shape, output: Shape) -> str:
        return f"The one vector is copied {self.n} times, so a time axis of {self.n} steps appears."

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        return Flow((np.repeat(x[:, None, :], self.n, axis=1),))


@dataclass(frozen=True)
class Reshape(Layer):
    """Puts the same numbers, in the same order, into other axes; one size may be -1."""

    target_shape: tuple[int, ...] = argument("shape", meaning="the new shape without the batch")

    mask_rule: ClassVar[MaskRule] = "drops"
    counts_inputs: ClassVar[bool] = False
    snake: ClassVar[str] = "reshape"

    @property
    def title(self) -> str:
        return f"Reshape({self.target_shape})"

    def output_shapes(self, shape: Shape) -> Shapes:
        total, known = product(shape[1:]), math.prod(size for size in self.target_shape if size != -1)
        guesses = self.target_shape.count(-1)
        if total is not None and (not known or total % known or (not guesses and total != known)):
            divided = ", however, the input size cannot by divided by the specified dimensions in target_shape"
            raise Misfit(
                "reshape_total",
                f"{show_shape(shape)}: {total} numbers for each sample",
                f"{' · '.join(map(str, self.target_shape)) or '1'} numbers",
                "Exception encountered when calling Reshape.call(). The total size of the tensor must be "
                f"unchanged{divided if guesses else ''}. "
                f"Received: input_shape={show_shape(shape[1:])}, target_shape={self.target_shape}",
            )
        guess: Size = None if total is None else total // known
        return ((shape[0], *(guess if size == -1 else size for size in self.target_shape)),)

    def check_arguments(self) -> None:
        super().check_arguments()
        received = f"Received: target_shape={self.target_shape}."
        said = ""
        if any(size < -1 for size in self.target_shape):
            said = "Each dimension in `target_shape` must be a non-negative integer, or `-1` for a single unknown "
            said += f"dimension. {received}"
        elif self.target_shape.count(-1) > 1:
            said = f"There must be at most one unknown dimension (-1) in `target_shape`. {received}"
        if said:
            came = f"target_shape={self.target_shape}"
            raise Misfit("reshape_target", came, "positive sizes, and -1 at most once", said)

    def why(self, shape: Shape, output: Shape) -> str:
        return f"The same numbers in the same order, cut into {show_shape(output[1:])} for each sample."

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        return Flow((x.reshape(x.shape[0], *self.target_shape),))


@dataclass(frozen=True)
class Permute(Layer):
    """Changes the order of the axes; `dims` counts from 1, the batch stays first."""

    dims: tuple[int, ...] = argument("shape", meaning="the new order of the axes, counted from 1")

    mask_rule: ClassVar[MaskRule] = "drops"
    snake: ClassVar[str] = "permute"

    @property
    def title(self) -> str:
        return f"Permute({self.dims})"

    def check_arguments(self) -> None:
        super().check_arguments()
        if sorted(self.dims) != list(range(1, len(self.dims) + 1)):
            raise Misfit(
                "permute_dims",
                f"dims={self.dims}",
                f"each of the numbers 1 to {len(self.dims)} once",
                "Invalid permutation argument `dims` for Permute Layer. The set of indices in `dims` must be "
                f"consecutive and start from 1. Received dims={self.dims}",
            )

    def output_shapes(self, shape: Shape) -> Shapes:
        expected = f"{len(self.dims)} axes after the batch, one for each entry of dims"
        needs_rank(self.label, shape, len(self.dims) + 1, "permute_rank", expected)
        return ((shape[0], *(shape[dim] for dim in self.dims)),)

    def words_inside(self, shape: Shape) -> tuple[str, str]:
        if len(shape) > len(self.dims):
            return "", ""
        return "Exception encountered when calling Permute.call(). tuple index out of range", "IndexError"

    def why(self, shape: Shape, output: Shape) -> str:
        return f"The axes change places: {show_shape(shape)} becomes {show_shape(output)}."

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        return Flow((x.transpose(0, *self.dims),))
