"""Dense: y = activation(x · kernel + bias), along the last axis only."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from lessons.network.activations import ACTIVATIONS, activate
from lessons.network.arguments import argument
from lessons.network.initializers import Initializer
from lessons.network.layers.base import Array, Flow, Formula, Layer, MaskRule, Weight
from lessons.network.layers.misfit import needs_known, needs_min_rank
from lessons.network.regularizers import Regularizer
from lessons.network.shape import Shape, Shapes, Size, product

NAMES = tuple(ACTIVATIONS)


@dataclass(frozen=True)
class Dense(Layer):
    """Fully connected within the last axis; every axis before it is kept.

    Args:
        units: how many outputs.
        activation: what happens to each score; `None` leaves it alone.

    >>> Dense(15).output_shapes((None, 64, 16))
    ((None, 64, 15),)
    """

    units: int = argument("size", meaning="how many outputs", limit=512)
    activation: str | None = argument("activation", None, "what happens to each score", choices=NAMES)
    use_bias: bool = argument("switch", True, "adds one number to each output")
    kernel_initializer: str | Initializer = argument("initializer", "glorot_uniform")
    bias_initializer: str | Initializer = argument("initializer", "zeros")
    kernel_regularizer: Regularizer | None = argument("regularizer", None)
    bias_regularizer: Regularizer | None = argument("regularizer", None)
    activity_regularizer: Regularizer | None = argument("regularizer", None)

    mask_rule: ClassVar[MaskRule] = "passes"
    snake: ClassVar[str] = "dense"

    @property
    def title(self) -> str:
        return f"Dense({self.units})"

    def output_shapes(self, shape: Shape) -> Shapes:
        needs_min_rank(self.label, shape, 2, "dense_needs_features", "at least one axis after the batch")
        path = f"{self.label}/kernel"
        needs_known(shape[-1], (None, self.units), path, "unknown_features", "feature")
        return ((*shape[:-1], self.units),)

    def own_weights(self, shape: Shape) -> tuple[Weight, ...]:
        kernel = Weight("kernel", (shape[-1] or 0, self.units), initializer=self.kernel_initializer)
        bias = Weight("bias", (self.units,), initializer=self.bias_initializer)
        return (kernel, bias) if self.use_bias else (kernel,)

    def formula(self, shape: Shape) -> Formula:
        inputs, units = shape[-1] or 0, self.units
        if self.use_bias:
            return Formula("inputs · units + units", f"{inputs}·{units} + {units}", inputs * units + units)
        return Formula("inputs · units", f"{inputs}·{units}", inputs * units)

    def why(self, shape: Shape, output: Shape) -> str:
        if len(shape) == 2:
            return f"The {shape[-1]} inputs are turned into {self.units} outputs."
        kept = "time axis" if len(shape) == 3 else "axes before it"
        return (
            f"Dense works along the last axis only: {shape[-1]} becomes {self.units}, and the {kept} "
            f"stays, because the same {shape[-1]} × {self.units} kernel is used at every step."
        )

    def macs(self, shape: Shape) -> Size:
        return product((*shape[1:], self.units))

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        logits = x @ weights[0]
        if self.use_bias:
            logits = logits + weights[1]
        output = activate(self.activation or "linear", logits)
        return Flow((output,), {"logits": logits}, self.mask_after(mask))
