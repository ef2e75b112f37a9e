"""Pooling: the largest or the mean number of each window, or of a whole axis."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from lessons.network.arguments import argument
from lessons.network.layers.base import Array, Flow, Layer, MaskRule, needs_step_mask
from lessons.network.layers.misfit import Misfit, needs_rank
from lessons.network.layers.windows import padded, per_axis, spatial, window_count, window_view
from lessons.network.shape import Shape, Shapes, show_shape


@dataclass(frozen=True)
class Pooling(Layer):
    """What the four pooling layers with windows share."""

    pool_size: int | tuple[int, ...] = argument("sizes", 2, "how far a window reaches", limit=64)
    strides: int | tuple[int, ...] | None = argument("sizes", None, "how far it moves; None: its size", limit=64)
    padding: str = argument("choice", "valid", "what happens at the ends", choices=("valid", "same"))

    mask_rule: ClassVar[MaskRule] = "drops"
    rank: ClassVar[int] = 1
    takes: ClassVar[str] = "largest"

    @property
    def title(self) -> str:
        return f"{self.class_name}({self.pool_size})"

    @property
    def windows(self) -> tuple[int, ...]:
        """The reach of a window along each axis."""
        return per_axis(self.pool_size, self.rank)

    @property
    def steps(self) -> tuple[int, ...]:
        """How far a window moves along each axis."""
        return self.windows if self.strides is None else per_axis(self.strides, self.rank)

    def output_shapes(self, shape: Shape) -> Shapes:
        axes = "(batch, time, feature)" if self.rank == 1 else "(batch, height, width, channel)"
        needs_rank(self.label, shape, self.rank + 2, "pooling_rank", axes)
        places = tuple(
            window_count(length, window, step, self.padding)
            for length, window, step in zip(spatial(shape), self.windows, self.steps, strict=True)
        )
        if any(place is not None and place <= 0 for place in places):
            raise Misfit(
                "window_too_long",
                f"{show_shape(shape)} under windows of {self.windows}",
                "windows no longer than the axis they move along",
                f"Exception encountered when calling {self.class_name}.call(). Computed output size would be "
                f"zero or negative. Received: `inputs.shape={_as_keras_prints(shape)}`, "
                f"`pool_size={np.array(self.windows)}`, `strides={self.steps}`, `padding={self.padding}`.",
            )
        return ((shape[0], *places, shape[-1]),)

    def why(self, shape: Shape, output: Shape) -> str:
        window = " × ".join(map(str, self.windows))
        return (
            f"Each window of {window} keeps its {self.takes} number: "
            f"{show_shape(spatial(shape))} becomes {show_shape(spatial(output))}."
        )

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        fill = -np.inf if self.takes == "largest" else np.nan  # padding is never the largest nor in the mean
        views = window_view(padded(x, self.windows, self.steps, self.padding, fill), self.windows, self.steps)
        axes = tuple(range(-self.rank, 0))
        pooled = views.max(axis=axes) if self.takes == "largest" else np.nanmean(views, axis=axes)
        return Flow((pooled.astype(x.dtype),))


@dataclass(frozen=True)
class _Pooling1D(Pooling):
    pool_size: int | tuple[int, ...] = argument("sizes", 2, "how far a window reaches", limit=64, rank=1)
    strides: int | tuple[int, ...] | None = argument(
        "sizes", None, "how far it moves; None: its size", limit=64, rank=1
    )


@dataclass(frozen=True)
class _Pooling2D(Pooling):
    pool_size: int | tuple[int, ...] = argument("sizes", 2, "how far a window reaches", limit=64, rank=2)
    strides: int | tuple[int, ...] | None = argument(
        "sizes", None, "how far it moves; None: its size", limit=64, rank=2
    )

    rank: ClassVar[int] = 2


@dataclass(frozen=True)
class MaxPooling1D(_Pooling1D):
    """The largest number of each stretch of time.

    >>> MaxPooling1D(2).output_shapes((None, 30, 8))
    ((None, 15, 8),)
    """

    snake: ClassVar[str] = "max_pooling1d"


@dataclass(frozen=True)
class AveragePooling1D(_Pooling1D):
    """The mean of each stretch of time."""

    pool_size: int | tuple[int, ...] = argument("sizes", meaning="how far a window reaches", limit=64, rank=1)

    snake: ClassVar[str] = "average_pooling1d"
    takes: ClassVar[str] = "mean"


@dataclass(frozen=True)
class MaxPooling2D(_Pooling2D):
    """The largest number of each patch."""

    snake: ClassVar[str] = "max_pooling2d"


@dataclass(frozen=True)
class AveragePooling2D(_Pooling2D):
    """The mean of each patch."""

    pool_size: int | tuple[int, ...] = argument("sizes", meaning="how far a window reaches", limit=64, rank=2)

    snake: ClassVar[str] = "average_pooling2d"
    takes: ClassVar[str] = "mean"


@dataclass(frozen=True)
class _GlobalPooling(Layer):
    keepdims: bool = argument("switch", False, "keep the axes with size 1", kw_only=True)

    mask_rule: ClassVar[MaskRule] = "drops"
    rank: ClassVar[int] = 1
    takes: ClassVar[str] = "largest"

    def output_shapes(self, shape: Shape) -> Shapes:
        axes = "(batch, time, feature)" if self.rank == 1 else "(batch, height, width, channel)"
        needs_rank(self.label, shape, self.rank + 2, "pooling_rank", axes)
        return ((shape[0], *(1,) * self.rank * self.keepdims, shape[-1]),)

    def why(self, shape: Shape, output: Shape) -> str:
        gone = "the time axis is gone" if self.rank == 1 else "height and width are gone"
        if self.keepdims:
            gone = "the axis shrinks to 1" if self.rank == 1 else "height and width shrink to 1"
        return f"Each feature keeps its {self.takes} number over {show_shape(spatial(shape))}, so {gone}."

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        axes = tuple(range(1, 1 + self.rank))
        if self.takes == "largest":
            return Flow((x.max(axis=axes, keepdims=self.keepdims),))
        if mask is None or self.mask_rule != "ends":
            return Flow((x.mean(axis=axes, keepdims=self.keepdims),))
        needs_step_mask(self, mask, x.shape)
        kept = mask[..., None]
        total = np.where(kept, x, x.dtype.type(0)).sum(1, keepdims=self.keepdims)
        return Flow((total / kept.sum(1, keepdims=self.keepdims, dtype=x.dtype),))


@dataclass(frozen=True)
class GlobalMaxPooling1D(_GlobalPooling):
    """The largest number of each feature over all of time; it does not look at a mask."""

    snake: ClassVar[str] = "global_max_pooling1d"


@dataclass(frozen=True)
class GlobalAveragePooling1D(_GlobalPooling):
    """The mean of each feature over all of time; padding is left out when it is masked."""

    mask_rule: ClassVar[MaskRule] = "ends"
    snake: ClassVar[str] = "global_average_pooling1d"
    takes: ClassVar[str] = "mean"


@dataclass(frozen=True)
class GlobalMaxPooling2D(_GlobalPooling):
    """The largest number of each channel over the whole image."""

    snake: ClassVar[str] = "global_max_pooling2d"
    rank: ClassVar[int] = 2


@dataclass(frozen=True)
class GlobalAveragePooling2D(_GlobalPooling):
    """The mean of each channel over the whole image."""

    snake: ClassVar[str] = "global_average_pooling2d"
    rank: ClassVar[int] = 2
    takes: ClassVar[str] = "mean"


def _as_keras_prints(shape: Shape) -> str:
    axes: list[object] = [shape[0], *(-1 if size is None else size for size in spatial(shape)), shape[-1]]
    return str(np.array(axes, dtype=object if None in shape else int))
