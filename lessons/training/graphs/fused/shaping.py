"""The activations a fused layer knows: each with its slope, written in terms of its own output."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import tensorflow as tf

Tensor = Any


@dataclass(frozen=True)
class Shaping:
    """An activation.

    Args:
        of: the function.
        slope: its derivative where it has given this output.
    """

    of: Callable[[Tensor], Tensor]
    slope: Callable[[Tensor], Tensor]


SHAPINGS = {
    "tanh": Shaping(tf.tanh, lambda out: 1 - out * out),
    "sigmoid": Shaping(tf.sigmoid, lambda out: out * (1 - out)),
    "relu": Shaping(tf.nn.relu, lambda out: tf.cast(out > 0, out.dtype)),
    "linear": Shaping(tf.identity, tf.ones_like),
}
