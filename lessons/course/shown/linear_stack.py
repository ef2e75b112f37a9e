"""Dense layers one on another: without an activation they are one layer, and sums pass through them."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network.layers import Dense, Input
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace
from lessons.network.weights import Weights, draw_weights

Array = np.ndarray
ACTIVATIONS = ("none", "relu", "tanh")
INPUTS, UNITS = 3, (4, 5, 2)  # no two sizes are alike
_BATCH = 3


@dataclass(frozen=True)
class Stack:
    """Three layers, and the one layer that their weights multiply to.

    Attributes:
        spec: the network.
        output: `(batch, units)`: what the three layers give.
        kernel, bias: `(inputs, units)` and `(units,)`: all kernels multiplied, all biases carried through.
        one: `(batch, units)`: what the one layer gives.
        sum_gap: how far f(a + b) is from f(a) + f(b) - f(0), for two samples a and b.
    """

    spec: ModelSpec
    output: Array
    kernel: Array
    bias: Array
    one: Array
    sum_gap: float

    @property
    def apart(self) -> float:
        """The largest difference of the three layers and the one."""
        return float(np.abs(self.output - self.one).max())


@lru_cache(maxsize=4)
def stack_of(activation: str) -> Stack:
    """Three Dense layers with an activation after the first two.

    Args:
        activation: one of `ACTIVATIONS`.

    >>> stack_of("none").apart < 1e-6, stack_of("relu").apart > 0.1
    (True, True)
    >>> stack_of("none").sum_gap < 1e-6, stack_of("relu").sum_gap > 0.01
    (True, True)
    """
    name = None if activation == "none" else activation
    spec = ModelSpec(
        Input((INPUTS,)),
        tuple(Dense(units, name if units != UNITS[-1] else None, bias_initializer="random_normal") for units in UNITS),
    )
    weights = draw_weights(spec)
    x = np.random.default_rng(3).normal(size=(_BATCH, INPUTS)).astype(np.float32)
    kernel, bias = np.eye(INPUTS, dtype=np.float32), np.zeros(INPUTS, np.float32)
    for each_kernel, each_bias in weights:
        kernel, bias = kernel @ each_kernel, bias @ each_kernel + each_bias
    return Stack(
        spec, trace(spec, x, weights).output, kernel, bias, x @ kernel + bias, _sum_gap(spec, x[:1], x[1:2], weights)
    )


def _sum_gap(spec: ModelSpec, a: Array, b: Array, weights: Weights) -> float:
    f = {name: trace(spec, each, weights).output for name, each in (("a", a), ("b", b), ("0", 0 * a), ("a+b", a + b))}
    return float(np.abs(f["a+b"] - f["a"] - f["b"] + f["0"]).max())
