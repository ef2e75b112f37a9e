"""The rules of differentiation, one for each NumPy operation the layers use; import `Dual` from here."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from lessons.network.activations import ERF
from lessons.network.influence.dual import FUNCTION_RULES, UFUNC_RULES, Dual, Rule

__all__ = ["Dual"]

Array = np.ndarray


def _value(x: Any) -> Any:
    return x.value if isinstance(x, Dual) else x


def _slope(x: Any, ndim: int) -> Array | float:
    """The slope of `x`, ready to be broadcast beside numbers of `ndim` axes; 0 for a plain number."""
    if not isinstance(x, Dual):
        return 0.0
    missing = ndim - x.ndim
    return x.slope.reshape(len(x.slope), *(1,) * missing, *x.shape) if missing else x.slope


def _each(ufunc: np.ufunc, slope: Callable[[Array, Array], Any]) -> Rule:
    """A function of one number: `slope(x, y)` is dy / dx."""

    def rule(x: Dual) -> Dual:
        y = np.asarray(ufunc(x.value), x.dtype)
        return Dual(y, x.slope * slope(x.value, y))

    return rule


def _plain(ufunc: np.ufunc) -> Rule:
    """A comparison: it has no slope."""
    return lambda *inputs: ufunc(*map(_value, inputs))


def _add(a: Any, b: Any) -> Dual:
    value = np.asarray(_value(a) + _value(b))
    return Dual(value, _filled(_slope(a, value.ndim) + _slope(b, value.ndim), value, a, b))


def _subtract(a: Any, b: Any) -> Dual:
    value = np.asarray(_value(a) - _value(b))
    return Dual(value, _filled(_slope(a, value.ndim) - _slope(b, value.ndim), value, a, b))


def _multiply(a: Any, b: Any) -> Dual:
    value = np.asarray(_value(a) * _value(b))
    slope = _slope(a, value.ndim) * _value(b) + _value(a) * _slope(b, value.ndim)
    return Dual(value, _filled(slope, value, a, b))


def _divide(a: Any, b: Any) -> Dual:
    value = np.asarray(_value(a) / _value(b))
    slope = (_slope(a, value.ndim) - value * _slope(b, value.ndim)) / _value(b)
    return Dual(value, _filled(slope, value, a, b))


def _pick(first: Any, a: Any, b: Any) -> Dual:
    value = np.where(first, _value(a), _value(b))
    slope = np.where(first, _slope(a, value.ndim), _slope(b, value.ndim))
    return Dual(value, _filled(slope, value, a, b))


def _logaddexp(a: Any, b: Any) -> Dual:
    value = np.logaddexp(_value(a), _value(b))
    slope = np.exp(_value(a) - value) * _slope(a, value.ndim) + np.exp(_value(b) - value) * _slope(b, value.ndim)
    return Dual(value, _filled(slope, value, a, b))


def _matmul(a: Dual, b: Array) -> Dual:
    if isinstance(b, Dual):
        raise TypeError("A kernel has no slope here: only inputs are probed.")
    flat = a.slope.reshape(-1, a.shape[-1]) @ b  # one product for all probes, rows and steps
    return Dual(a.value @ b, flat.reshape(len(a.slope), *a.shape[:-1], b.shape[-1]))


def _filled(slope: Any, value: Array, *inputs: Any) -> Array:
    probes = next(len(each.slope) for each in inputs if isinstance(each, Dual))
    shape = (probes, *value.shape)
    return slope if slope.shape == shape else np.broadcast_to(slope, shape)


def _moved(axis: Any, ndim: int) -> Any:
    """An axis of the numbers as an axis of their slopes."""
    return axis % ndim + 1


def _concatenate(parts: Sequence[Dual], axis: int = 0) -> Dual:
    place = _moved(axis, parts[0].ndim)
    return Dual(np.concatenate([each.value for each in parts], place - 1), _join(np.concatenate, parts, place))


def _stack(parts: Sequence[Dual], axis: int = 0) -> Dual:
    place = _moved(axis, parts[0].ndim + 1)
    return Dual(np.stack([each.value for each in parts], place - 1), _join(np.stack, parts, place))


def _join(how: Callable, parts: Sequence[Dual], place: int) -> Array:
    joined: Array = how([each.slope for each in parts], place)
    return joined


def _clip(x: Dual, low: float, high: float) -> Dual:
    return Dual(x.value.clip(low, high), x.slope * ((x.value > low) & (x.value < high)))


def _repeat(x: Dual, count: int, axis: int) -> Dual:
    return Dual(np.repeat(x.value, count, axis), np.repeat(x.slope, count, _moved(axis, x.ndim)))


def _pad(x: Dual, widths: Sequence[tuple[int, int]], constant_values: float) -> Dual:
    value = np.pad(x.value, widths, constant_values=constant_values)
    return Dual(value, np.pad(x.slope, [(0, 0), *widths], constant_values=0.0))


def _windows(x: Dual, windows: tuple[int, ...], axis: tuple[int, ...]) -> Dual:
    view = np.lib.stride_tricks.sliding_window_view
    places = tuple(_moved(each, x.ndim) for each in axis)
    return Dual(view(x.value, windows, axis=axis), view(x.slope, windows, axis=places))


def _tensordot(x: Dual, kernel: Array, axes: tuple[list[int], list[int]]) -> Dual:
    places = [_moved(each, x.ndim) for each in axes[0]]
    return Dual(np.tensordot(x.value, kernel, axes), np.tensordot(x.slope, kernel, (places, axes[1])))


def _mean_without_padding(x: Dual, axis: tuple[int, ...]) -> Dual:
    kept = ~np.isnan(x.value)
    return Dual(np.where(kept, x.value, 0.0), x.slope * kept).sum(axis) / kept.sum(axis)


def _like(make: Callable) -> Rule:
    return lambda x: Dual(make(x.value), np.zeros_like(x.slope))


UFUNC_RULES.update(
    {
        np.add: _add,
        np.subtract: _subtract,
        np.multiply: _multiply,
        np.true_divide: _divide,
        np.matmul: _matmul,
        np.logaddexp: _logaddexp,
        np.maximum: lambda a, b: _pick(_value(a) > _value(b), a, b),
        np.minimum: lambda a, b: _pick(_value(a) < _value(b), a, b),
        np.negative: lambda x: Dual(-x.value, -x.slope),
        np.tanh: _each(np.tanh, lambda x, y: 1 - y * y),
        np.exp: _each(np.exp, lambda x, y: y),
        np.expm1: _each(np.expm1, lambda x, y: y + 1),
        np.log: _each(np.log, lambda x, y: 1 / x),
        np.sqrt: _each(np.sqrt, lambda x, y: 0.5 / y),
        np.abs: _each(np.abs, lambda x, y: np.sign(x)),
        ERF: _each(ERF, lambda x, y: 2 / np.sqrt(np.pi) * np.exp(-x * x)),
    }
)
UFUNC_RULES.update(
    {each: _plain(each) for each in (np.greater, np.less, np.equal, np.not_equal, np.greater_equal, np.less_equal)}
)

FUNCTION_RULES.update(
    {
        np.where: _pick,
        np.clip: _clip,
        np.concatenate: _concatenate,
        np.stack: _stack,
        np.repeat: _repeat,
        np.pad: _pad,
        np.tensordot: _tensordot,
        np.nanmean: _mean_without_padding,
        np.empty_like: _like(np.empty_like),
        np.zeros_like: _like(np.zeros_like),
        np.lib.stride_tricks.sliding_window_view: _windows,
    }
)
