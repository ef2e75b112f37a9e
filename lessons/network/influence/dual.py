"""Dual: numbers that carry their slopes along, so that a layer's own forward pass also tells its derivatives."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

Array = np.ndarray
Rule = Callable[..., Any]
# filled by lessons.network.influence.rules
UFUNC_RULES: dict[Any, Rule] = {}
FUNCTION_RULES: dict[Any, Rule] = {}


class Dual(np.lib.mixins.NDArrayOperatorsMixin):
    """An array, and how each of its numbers changes with each input number that is probed.

    The layers calculate with it as with any NumPy array: NumPy hands every operation to the rules in
    `lessons.network.influence.rules`. An operation without a rule raises a TypeError.

    Args:
        value: the numbers, float64.
        slope: `(probe, *value.shape)`: the derivative of each number for each probe.

    >>> x = Dual(np.array([1.0, 2.0]), np.eye(2))
    >>> (3 * x + 1).value.tolist(), np.tanh(0 * x).slope.tolist(), (x * x).slope.diagonal().tolist()
    ([4.0, 7.0], [[0.0, 0.0], [0.0, 0.0]], [2.0, 4.0])
    """

    def __init__(self, value: Array, slope: Array) -> None:
        self.value, self.slope = value, slope

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the numbers."""
        return self.value.shape

    @property
    def ndim(self) -> int:
        """How many axes the numbers have."""
        return self.value.ndim

    @property
    def size(self) -> int:
        """How many numbers there are."""
        return self.value.size

    @property
    def dtype(self) -> np.dtype:
        """The kind of the numbers."""
        return self.value.dtype

    def __len__(self) -> int:
        return len(self.value)

    def __iter__(self) -> "Iterator[Dual]":
        return (self[place] for place in range(len(self)))

    def __getitem__(self, key: Any) -> "Dual":
        return Dual(self.value[key], self.slope[_inside(key)])

    def __setitem__(self, key: Any, new: Any) -> None:
        self.value[key] = new.value if isinstance(new, Dual) else new
        self.slope[_inside(key)] = new.slope if isinstance(new, Dual) else 0.0

    def reshape(self, *sizes: Any) -> "Dual":
        """The same numbers in another shape."""
        value = self.value.reshape(*sizes)
        return Dual(value, self.slope.reshape(len(self.slope), *value.shape))

    def transpose(self, *axes: int) -> "Dual":
        """The same numbers with the axes in another order."""
        return Dual(self.value.transpose(*axes), self.slope.transpose(0, *(axis + 1 for axis in axes)))

    def swapaxes(self, one: int, other: int) -> "Dual":
        """The same numbers with two axes exchanged."""
        places = list(range(self.ndim))
        places[one], places[other] = places[other], places[one]
        return self.transpose(*places)

    def astype(self, dtype: Any) -> "Dual":
        """The same numbers; only real ones can have slopes."""
        return Dual(self.value.astype(dtype), self.slope.astype(dtype))

    def sum(self, axis: Any = None, keepdims: bool = False) -> "Dual":
        """The sum along one or several axes."""
        axes = self._places(axis)
        slope = self.slope.sum(axis=tuple(each + 1 for each in axes), keepdims=keepdims)
        return Dual(np.asarray(self.value.sum(axis=axes, keepdims=keepdims)), slope)

    def mean(self, axis: Any = None, keepdims: bool = False) -> "Dual":
        """The mean along one or several axes."""
        return self.sum(axis, keepdims) / int(np.prod([self.shape[each] for each in self._places(axis)]))

    def var(self, axis: Any = None, keepdims: bool = False) -> "Dual":
        """The variance along one or several axes."""
        centred = self - self.mean(axis, keepdims=True)
        return (centred * centred).mean(axis, keepdims)

    def max(self, axis: Any = None, keepdims: bool = False) -> "Dual":
        """The largest number: its slope is the slope of the number that won, or the mean of several that did."""
        axes = self._places(axis)
        best = self.value.max(axis=axes, keepdims=True)
        won = self.value == best
        slope = (self.slope * (won / won.sum(axis=axes, keepdims=True))).sum(
            axis=tuple(each + 1 for each in axes), keepdims=keepdims
        )
        return Dual(np.asarray(best if keepdims else best.squeeze(axes)), slope)

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **given: Any) -> Any:
        rule = UFUNC_RULES.get(ufunc) if method == "__call__" and not given else None
        return NotImplemented if rule is None else rule(*inputs)

    def __array_function__(self, function: Callable, types: Any, inputs: Any, given: Any) -> Any:
        rule = FUNCTION_RULES.get(function)
        return NotImplemented if rule is None else rule(*inputs, **given)

    def _places(self, axis: Any) -> tuple[int, ...]:
        axes = range(self.ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,)
        return tuple(each % self.ndim for each in axes)


def _inside(key: Any) -> tuple:
    return (slice(None), *key) if isinstance(key, tuple) else (slice(None), key)
