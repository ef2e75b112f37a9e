"""Sliding windows over one or two axes: lengths, padding and views shared by convolution and pooling."""

import math

import numpy as np

from lessons.network.shape import Shape, Size

Array = np.ndarray


def per_axis(value: int | tuple[int, ...], rank: int) -> tuple[int, ...]:
    """One number for each axis: a single number counts for all.

    >>> per_axis(3, 2), per_axis((1, 2), 2)
    ((3, 3), (1, 2))
    """
    return value if isinstance(value, tuple) else (value,) * rank


def window_count(length: Size, window: int, stride: int, padding: str) -> Size:
    """How many windows fit along an axis; `None` while the length is not fixed.

    Args:
        length: the size of the axis.
        window: how far a window reaches, holes included.
        stride: how far it moves each time.
        padding: `"valid"` adds nothing, `"same"` and `"causal"` pad.

    >>> window_count(64, 3, 1, "valid"), window_count(30, 5, 1, "causal"), window_count(5, 9, 1, "valid")
    (62, 30, -3)
    """
    if length is None:
        return None
    if padding == "valid":
        return (length - window) // stride + 1
    return math.ceil(length / stride)


def padded(x: Array, windows: tuple[int, ...], strides: tuple[int, ...], padding: str, fill: float) -> Array:
    """Adds what `padding` adds around the axes 1, 2, ... of `x`; TensorFlow's rule for `"same"`."""
    before_after = [(0, 0)] * x.ndim
    for axis, (window, stride) in enumerate(zip(windows, strides, strict=True), start=1):
        if padding == "causal":
            before_after[axis] = (window - 1, 0)
        elif padding == "same":
            total = max((math.ceil(x.shape[axis] / stride) - 1) * stride + window - x.shape[axis], 0)
            before_after[axis] = (total // 2, total - total // 2)
    return np.pad(x, before_after, constant_values=fill)


def window_view(x: Array, windows: tuple[int, ...], strides: tuple[int, ...]) -> Array:
    """Every window of `x` without copying.

    Args:
        x: `(batch, *places, channels)`.

    Returns:
        `(batch, *places, channels, *window)`.
    """
    axes = tuple(range(1, 1 + len(windows)))
    view = np.lib.stride_tricks.sliding_window_view(x, windows, axis=axes)
    return view[(slice(None), *(slice(None, None, stride) for stride in strides))]


def spatial(shape: Shape) -> Shape:
    """The axes between batch and channels."""
    return shape[1:-1]
