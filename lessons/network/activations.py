"""Keras's activations by name, in NumPy; formulas as in `keras.activations`."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

Array = np.ndarray
ERF = np.frompyfunc(math.erf, 1, 1)  # the integral of the bell curve; NumPy has none


def activate(name: str, x: Array, axis: int | tuple[int, ...] = -1) -> Array:
    """Applies an activation by its Keras name; the shape of `x` stays, and so does its dtype.

    Args:
        name: a key of `ACTIVATIONS`.
        x: any shape.
        axis: the axis or axes a softmax runs over; the others ignore it.

    >>> activate("relu", np.array([-1.0, 2.0])).tolist()
    [0.0, 2.0]
    >>> activate("softmax", np.array([[1.0, 2.0, 3.0]])).round(4).tolist()
    [[0.09, 0.2447, 0.6652]]
    """
    if name == "softmax":
        return softmax(x, axis)
    if name == "log_softmax":
        return _log_softmax(x, axis)
    return ACTIVATIONS[name](x)


def softmax(x: Array, axis: int | tuple[int, ...] = -1) -> Array:
    """Turns scores into shares that sum to 1 along `axis`; shifted by the maximum so that nothing overflows.

    >>> softmax(np.array([1000.0, 0.0])).tolist()
    [1.0, 0.0]
    """
    raised = np.exp(x - x.max(axis=axis, keepdims=True))
    return raised / raised.sum(axis=axis, keepdims=True)


def sigmoid(x: Array) -> Array:
    """1 / (1 + exp(-x)), written with tanh so that large |x| does not overflow.

    >>> sigmoid(np.array([0.0, -1000.0])).tolist()
    [0.5, 0.0]
    """
    half = x.dtype.type(0.5)
    return half * (np.tanh(half * x) + x.dtype.type(1))


def _log_softmax(x: Array, axis: int | tuple[int, ...] = -1) -> Array:
    shifted = x - x.max(axis=axis, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))


def _elu(x: Array) -> Array:
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


def _softplus(x: Array) -> Array:
    return np.logaddexp(x, x.dtype.type(0))


def _gelu(x: Array) -> Array:
    erf: Any = ERF(x / math.sqrt(2.0))
    result: Array = (0.5 * x * (1.0 + erf.astype(float))).astype(x.dtype)
    return result


def _selu(x: Array) -> Array:
    scale, alpha = x.dtype.type(1.0507009873554805), x.dtype.type(1.6732632423543772)
    return scale * np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def _hard_sigmoid(x: Array) -> Array:
    return np.clip(x / x.dtype.type(6) + x.dtype.type(0.5), 0, 1)


ACTIVATIONS: dict[str, Callable[[Array], Array]] = {
    "linear": lambda x: x,
    "relu": lambda x: np.maximum(x, 0),
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "softmax": softmax,
    "elu": _elu,
    "leaky_relu": lambda x: np.where(x > 0, x, x * x.dtype.type(0.2)),
    "selu": _selu,
    "gelu": _gelu,
    "silu": lambda x: x * sigmoid(x),
    "softplus": _softplus,
    "softsign": lambda x: x / (1 + np.abs(x)),
    "exponential": np.exp,
    "hard_sigmoid": _hard_sigmoid,
    "hard_silu": lambda x: x * _hard_sigmoid(x),
    "relu6": lambda x: np.clip(x, 0, 6),
    "mish": lambda x: x * np.tanh(_softplus(x)),
    "log_softmax": lambda x: _log_softmax(x),
}
