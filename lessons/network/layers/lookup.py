"""Embedding and Masking: word ids become vectors; padding is marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from lessons.network.arguments import argument
from lessons.network.initializers import Initializer
from lessons.network.layers.base import Array, Flow, Formula, Layer, MaskRule, Weight
from lessons.network.layers.misfit import Misfit
from lessons.network.regularizers import Regularizer
from lessons.network.shape import Shape, Shapes


@dataclass(frozen=True)
class Embedding(Layer):
    """A table with one row for each word id; reading a row is all it does.

    >>> Embedding(20, 8).output_shapes((None, 5))
    ((None, 5, 8),)
    """

    input_dim: int = argument("size", meaning="how many different ids there are", limit=512)
    output_dim: int = argument("size", meaning="how many numbers stand for one id", limit=512)
    embeddings_initializer: str | Initializer = argument("initializer", "uniform")
    embeddings_regularizer: Regularizer | None = argument("regularizer", None)
    mask_zero: bool = argument("switch", False, "id 0 is padding", kw_only=True)

    counts_inputs: ClassVar[bool] = False
    snake: ClassVar[str] = "embedding"

    @property
    def title(self) -> str:
        return f"Embedding({self.input_dim}, {self.output_dim})"

    @property
    def mask_rule(self) -> MaskRule:  # type: ignore[override]
        return "starts" if self.mask_zero else "drops"

    def output_shapes(self, shape: Shape) -> Shapes:
        return ((*shape, self.output_dim),)

    def own_weights(self, shape: Shape) -> tuple[Weight, ...]:
        return (Weight("embeddings", (self.input_dim, self.output_dim), initializer=self.embeddings_initializer),)

    def formula(self, shape: Shape) -> Formula:
        return Formula("ids · numbers per id", f"{self.input_dim}·{self.output_dim}", self.input_dim * self.output_dim)

    def why(self, shape: Shape, output: Shape) -> str:
        return f"Each id is replaced by its row of {self.output_dim} numbers, so a feature axis is added."

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        ids = x.astype(np.int64)
        # as in Keras, a negative id counts from the end of the table
        if ids.size and (ids.min() < -self.input_dim or ids.max() >= self.input_dim):
            worst = int(ids.max() if ids.max() >= self.input_dim else ids.min())
            raise Misfit(
                "id_out_of_range",
                f"the id {worst}",
                f"ids from 0 to {self.input_dim - 1}: the table has {self.input_dim} rows",
                f"indices[...] = {worst} is not in [0, {self.input_dim})",
                "InvalidArgumentError",
            )
        return Flow((weights[0][ids],), {}, x != 0 if self.mask_zero else None)


@dataclass(frozen=True)
class Masking(Layer):
    """Marks a step as padding when all its numbers equal `mask_value`."""

    mask_value: float = argument("number", 0.0, "a step full of this number is padding")

    mask_rule: ClassVar[MaskRule] = "starts"
    counts_inputs: ClassVar[bool] = False
    snake: ClassVar[str] = "masking"

    def output_shapes(self, shape: Shape) -> Shapes:
        return (shape,)

    def why(self, shape: Shape, output: Shape) -> str:
        return "Masking marks the padded steps and leaves the shape alone."

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        kept = (x != x.dtype.type(self.mask_value)).any(axis=-1)
        return Flow((x * kept[..., None].astype(x.dtype),), {}, kept)
