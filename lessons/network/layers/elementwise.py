"""Layers that change numbers one by one, or one row at a time: Activation, Softmax, Dropout, SpatialDropout1D."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from lessons.network.activations import activate, softmax
from lessons.network.arguments import argument
from lessons.network.layers.base import Array, Flow, Layer, MaskRule
from lessons.network.layers.dense import NAMES
from lessons.network.layers.misfit import Misfit, needs_rank
from lessons.network.shape import Shape, Shapes, axis_index, show_shape


@dataclass(frozen=True)
class Activation(Layer):
    """Applies an activation and nothing else."""

    activation: str | None = argument("activation", meaning="what happens to each number", choices=NAMES, optional=True)

    mask_rule: ClassVar[MaskRule] = "passes"
    counts_inputs: ClassVar[bool] = False
    snake: ClassVar[str] = "activation"

    @property
    def title(self) -> str:
        return f"Activation({self.activation!r})"

    def output_shapes(self, shape: Shape) -> Shapes:
        return (shape,)

    def why(self, shape: Shape, output: Shape) -> str:
        if self.activation == "softmax":
            return "Softmax turns each row of scores into shares that sum to 1; the shape stays."
        return super().why(shape, output)

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        output = activate(self.activation or "linear", x)
        return Flow((output,), {"logits": x}, self.mask_after(mask))


@dataclass(frozen=True)
class Softmax(Layer):
    """Shares that sum to 1 along `axis`; unlike `Activation("softmax")` it also applies a mask.

    >>> Softmax().output_shapes((None, 64, 15))
    ((None, 64, 15),)
    """

    axis: int | tuple[int, ...] = argument("axes", -1, "the axis the shares sum to 1 along")

    mask_rule: ClassVar[MaskRule] = "passes"
    counts_inputs: ClassVar[bool] = False
    snake: ClassVar[str] = "softmax"

    @property
    def title(self) -> str:
        return "Softmax()" if self.axis == -1 else f"Softmax(axis={self.axis})"

    def output_shapes(self, shape: Shape) -> Shapes:
        places = [axis_index(axis, len(shape)) for axis in self.axes()]
        if None not in places and len(set(places)) < len(places):
            raise Misfit("axis_twice", f"axis={self.axis}", "each axis once", "", "")
        for axis, place in zip(self.axes(), places, strict=True):
            if place is None:
                raise Misfit(
                    "no_such_axis",
                    f"axis={axis} on {show_shape(shape)}",
                    f"an axis from {-len(shape)} to {len(shape) - 1}",
                    *self._axis_words(axis, len(shape)),
                )
        return (shape,)

    def axes(self) -> tuple[int, ...]:
        """The axes as a tuple, even when there is one."""
        return self.axis if isinstance(self.axis, tuple) else (self.axis,)

    def why(self, shape: Shape, output: Shape) -> str:
        return f"Softmax turns scores into shares that sum to 1 along axis {self.axis}; the shape stays."

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        if mask is None:
            return Flow((softmax(x, self.axis),), {"logits": x})
        if not _broadcasts(mask.shape, x.shape):
            raise Misfit(
                "softmax_layer_masked",
                f"a mask over {show_shape(mask.shape)} beside scores of shape {show_shape(x.shape)}",
                "Activation('softmax') or Dense(..., activation='softmax'): they leave the mask alone",
                f"Exception encountered when calling Softmax.call(). {mask_words(x.shape, mask.shape)}",
            )
        # Keras hides what the mask drops behind a very low score, whatever axes the mask was made for
        shares = softmax(np.where(mask, x, x.dtype.type(-1e9)), self.axis)
        return Flow((np.where(mask, shares, x.dtype.type(0)),), {"logits": x}, mask)

    def _axis_words(self, axis: int, rank: int) -> tuple[str, str]:
        if len(self.axes()) > 1:
            return "", ""
        return (
            f"Exception encountered when calling Softmax.call(). `dim` must be in the range [{-rank}, {rank}) "
            f"where {rank} is the number of dimensions in the input. Received: dim={axis}",
            "InvalidArgumentError",
        )


def mask_words(scores: Shape, mask: Shape) -> str:
    """What Keras says when a mask reaches `Softmax()` that does not fit its scores."""
    return (
        "The `mask` must be broadcastable to `inputs`. Each mask dimension must be 1 or match the "
        "corresponding input dimension. "
        f"Received: inputs.shape={show_shape(scores)}, mask.shape={show_shape(mask)}"
    )


@dataclass(frozen=True)
class Dropout(Layer):
    """In training, sets a share of the numbers to 0 and scales up the rest; afterwards it does nothing."""

    rate: float = argument("fraction", meaning="share of the numbers dropped in training")
    noise_shape: tuple[int | None, ...] | None = argument("shape", None, "which axes share one draw")
    seed: int | None = argument("seed", None, "the same seed drops the same numbers")

    mask_rule: ClassVar[MaskRule] = "passes"
    counts_inputs: ClassVar[bool] = False
    snake: ClassVar[str] = "dropout"

    @property
    def title(self) -> str:
        return f"{self.class_name}({self.rate})"

    def output_shapes(self, shape: Shape) -> Shapes:
        return (shape,)

    def why(self, shape: Shape, output: Shape) -> str:
        return "Dropout acts in training only, and never on the shape."

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        return Flow((x,), {}, self.mask_after(mask))


@dataclass(frozen=True)
class SpatialDropout1D(Layer):
    """Dropout that drops a feature at every step at once."""

    rate: float = argument("fraction", meaning="share of the features dropped in training")
    seed: int | None = argument("seed", None, "the same seed drops the same features")
    trainable: bool = field(default=True, init=False)  # the one layer whose constructor does not take it

    mask_rule: ClassVar[MaskRule] = "passes"
    snake: ClassVar[str] = "spatial_dropout1d"

    @property
    def title(self) -> str:
        return f"SpatialDropout1D({self.rate})"

    def output_shapes(self, shape: Shape) -> Shapes:
        needs_rank(self.label, shape, 3, "needs_time_axis", "(batch, time, feature): a sequence of steps")
        return (shape,)

    def why(self, shape: Shape, output: Shape) -> str:
        return "SpatialDropout1D acts in training only, and never on the shape."

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        return Flow((x,), {}, self.mask_after(mask))


def _broadcasts(smaller: Sequence[int], larger: Sequence[int]) -> bool:
    try:
        return np.broadcast_shapes(tuple(smaller), tuple(larger)) == tuple(larger)
    except ValueError:
        return False
