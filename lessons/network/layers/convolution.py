"""Conv1D and Conv2D: the same small kernel at every place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from lessons.network.activations import activate
from lessons.network.arguments import argument
from lessons.network.initializers import Initializer
from lessons.network.layers.base import Array, Flow, Formula, Layer, MaskRule, Weight
from lessons.network.layers.dense import NAMES
from lessons.network.layers.misfit import Misfit, count_axes, needs_min_rank
from lessons.network.layers.windows import padded, per_axis, spatial, window_count, window_view
from lessons.network.regularizers import Regularizer
from lessons.network.shape import Shape, Shapes, Size, product, show_shape


@dataclass(frozen=True)
class _Convolution(Layer):
    filters: int = argument("size", meaning="how many outputs at each place", limit=512)
    kernel_size: int | tuple[int, ...] = argument("sizes", meaning="how far the kernel reaches", limit=64)
    strides: int | tuple[int, ...] = argument("sizes", 1, "how far it moves each time", limit=64)
    padding: str = argument("choice", "valid", "what happens at the ends", choices=("valid", "same"))
    dilation_rate: int | tuple[int, ...] = argument("sizes", 1, "holes in the kernel", limit=64)
    groups: int = argument("size", 1, "channels are split into this many groups", limit=512)
    activation: str | None = argument("activation", None, "what happens to each score", choices=NAMES)
    use_bias: bool = argument("switch", True, "adds one number to each filter")
    kernel_initializer: str | Initializer = argument("initializer", "glorot_uniform")
    bias_initializer: str | Initializer = argument("initializer", "zeros")
    kernel_regularizer: Regularizer | None = argument("regularizer", None)
    bias_regularizer: Regularizer | None = argument("regularizer", None)
    activity_regularizer: Regularizer | None = argument("regularizer", None)

    mask_rule: ClassVar[MaskRule] = "drops"
    rank: ClassVar[int] = 1

    @property
    def title(self) -> str:
        return f"{self.class_name}({self.filters}, {self.kernel_size})"

    @property
    def reach(self) -> tuple[int, ...]:
        """How far the kernel reaches along each axis, holes included."""
        sizes, holes = per_axis(self.kernel_size, self.rank), per_axis(self.dilation_rate, self.rank)
        return tuple(hole * (size - 1) + 1 for size, hole in zip(sizes, holes, strict=True))

    def output_shapes(self, shape: Shape) -> Shapes:
        axes = "(batch, time, channel)" if self.rank == 1 else "(batch, height, width, channel)"
        needs_min_rank(self.label, shape, self.rank + 2, "conv_rank", axes)
        self._needs_channels(shape)
        self.needs_axes(shape, axes)
        strides = per_axis(self.strides, self.rank)
        places = tuple(
            window_count(length, reach, stride, self.padding)
            for length, reach, stride in zip(spatial(shape), self.reach, strides, strict=True)
        )
        if any(place is not None and place <= 0 for place in places):
            raise Misfit(
                "window_too_long",
                f"{show_shape(shape)} under a kernel that reaches {self.reach}",
                "a kernel no longer than the axis it moves along",
                "Computed output size would be zero or negative. "
                f"Received `inputs shape={show_shape(shape)}`, `kernel shape={self._announced_kernel(shape)}`, "
                f"`dilation_rate={np.array(per_axis(self.dilation_rate, self.rank))}`, "
                f"`strides={strides}`, `padding={self.padding}`.",
            )
        return ((shape[0], *places, self.filters),)

    def own_weights(self, shape: Shape) -> tuple[Weight, ...]:
        kernel = Weight("kernel", self._kernel_shape(shape), initializer=self.kernel_initializer)
        bias = Weight("bias", (self.filters,), initializer=self.bias_initializer)
        return (kernel, bias) if self.use_bias else (kernel,)

    def formula(self, shape: Shape) -> Formula:
        *sizes, channels, filters = self._kernel_shape(shape)
        reach = "·".join(map(str, sizes))
        total = (product((*sizes, channels, filters)) or 0) + filters * self.use_bias
        words, numbers = "kernel size · channels · filters", f"{reach}·{channels}·{filters}"
        return Formula(words + " + filters" * self.use_bias, numbers + f" + {filters}" * self.use_bias, total)

    def why(self, shape: Shape, output: Shape) -> str:
        ends = {"valid": "stops at the ends", "same": "is padded at both ends", "causal": "looks back only"}
        return (
            f"The same kernel slides along {show_shape(spatial(shape))} and {ends[self.padding]}: "
            f"{show_shape(spatial(output))} places, {self.filters} numbers at each."
        )

    def macs(self, shape: Shape) -> Size:
        return product((*spatial(self.output_shapes(shape)[0]), *self._kernel_shape(shape)))

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        kernel, strides = weights[0], per_axis(self.strides, self.rank)
        holes = per_axis(self.dilation_rate, self.rank)
        views = window_view(padded(x, self.reach, strides, self.padding, 0.0), self.reach, strides)
        kept: Any = (..., *(slice(None, None, hole) for hole in holes))
        views = views[kept]
        each = kernel.shape[-1] // self.groups
        depth = kernel.shape[-2]
        window_axes = list(range(views.ndim - self.rank, views.ndim))
        parts = [
            np.tensordot(
                views[(*(slice(None),) * (self.rank + 1), slice(group * depth, (group + 1) * depth))],
                kernel[..., group * each : (group + 1) * each],
                axes=([*window_axes, self.rank + 1], list(range(self.rank + 1))),
            )
            for group in range(self.groups)
        ]
        logits = np.concatenate(parts, axis=-1)
        if self.use_bias:
            logits = logits + weights[1]
        return Flow((activate(self.activation or "linear", logits),), {"logits": logits})

    def _announced_kernel(self, shape: Shape) -> Shape:
        # in its messages Keras leaves the groups out of account
        return (*per_axis(self.kernel_size, self.rank), shape[-1], self.filters)

    def _kernel_shape(self, shape: Shape) -> tuple[int, ...]:
        return (*per_axis(self.kernel_size, self.rank), (shape[-1] or 0) // self.groups, self.filters)

    def check_arguments(self) -> None:
        super().check_arguments()
        strides, holes = per_axis(self.strides, self.rank), per_axis(self.dilation_rate, self.rank)
        if self.filters % self.groups:
            raise Misfit(
                "groups",
                f"{self.filters} filters in {self.groups} groups",
                "a number of groups that divides the filters",
                "The number of filters must be evenly divisible by the number of groups. "
                f"Received: groups={self.groups}, filters={self.filters}.",
            )
        if max(strides) > 1 and max(holes) > 1:
            raise Misfit(
                "strides_and_dilation",
                f"strides {strides} and dilation {holes}",
                "strides of 1 with a dilation, or a dilation of 1 with strides",
                "`strides > 1` not supported in conjunction with `dilation_rate > 1`. "
                f"Received: strides={strides} and dilation_rate={holes}",
            )

    def words_inside(self, shape: Shape) -> tuple[str, str]:
        try:
            self._needs_channels(shape)
            self.needs_axes(shape, "")
        except Misfit as misfit:
            return misfit.keras, misfit.keras_error
        return "", ""

    def needs_axes(self, shape: Shape, expected: str) -> None:
        """Raises when the input has not exactly the axes the kernel slides along."""
        if len(shape) != self.rank + 2:
            kernel = self._announced_kernel(shape)
            raise Misfit(
                "conv_rank",
                count_axes(shape),
                expected,
                "Kernel shape must have the same length as input, but received kernel of shape "
                f"{kernel} and input of shape {shape}.",
            )

    def _needs_channels(self, shape: Shape) -> None:
        if shape[-1] is None:
            raise Misfit(
                "unknown_features",
                "the size of the channel axis is not fixed",
                "a fixed number: the kernel needs one row for each channel",
                "unsupported operand type(s) for %: 'NoneType' and 'int'",
                "TypeError",
            )
        if shape[-1] % self.groups:
            raise Misfit(
                "groups",
                f"{shape[-1]} channels in {self.groups} groups",
                "a number of groups that divides the channels",
                "The number of input channels must be evenly divisible by the number of groups. "
                f"Received groups={self.groups}, but the input has {shape[-1]} channels "
                f"(full input shape is {show_shape(shape)}).",
            )


@dataclass(frozen=True)
class Conv1D(_Convolution):
    """Slides along time.

    >>> Conv1D(8, 5, padding="causal").output_shapes((None, 30, 4))
    ((None, 30, 8),)
    """

    kernel_size: int | tuple[int, ...] = argument("sizes", meaning="how far the kernel reaches", limit=64, rank=1)
    strides: int | tuple[int, ...] = argument("sizes", 1, "how far it moves each time", limit=64, rank=1)
    padding: str = argument("choice", "valid", "what happens at the ends", choices=("valid", "same", "causal"))
    dilation_rate: int | tuple[int, ...] = argument("sizes", 1, "holes in the kernel", limit=64, rank=1)

    snake: ClassVar[str] = "conv1d"


@dataclass(frozen=True)
class Conv2D(_Convolution):
    """Slides over height and width.

    >>> Conv2D(32, (3, 3)).output_shapes((None, 64, 64, 3)), Conv2D(32, (3, 3)).formula((None, 64, 64, 3)).total
    (((None, 62, 62, 32),), 896)
    """

    kernel_size: int | tuple[int, ...] = argument("sizes", meaning="how far the kernel reaches", limit=64, rank=2)
    strides: int | tuple[int, ...] = argument("sizes", 1, "how far it moves each time", limit=64, rank=2)
    dilation_rate: int | tuple[int, ...] = argument("sizes", 1, "holes in the kernel", limit=64, rank=2)

    snake: ClassVar[str] = "conv2d"
    rank: ClassVar[int] = 2
