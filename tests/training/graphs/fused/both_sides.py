"""One recurrent layer twice: Keras's own under TensorFlow's tape, and ours with the gradient written by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import tensorflow as tf

from lessons.network.layers import Layer
from lessons.training.graphs.fused.fuse import fuse
from tests.network.keras_side import keras_layer, quiet

Array = np.ndarray
How = Literal["eager", "graph", "xla"]
BATCH, FEATURES = 4, 3


@dataclass(frozen=True)
class Given:
    """What a layer is run on.

    Args:
        x: `(batch, time, features)`.
        mask: `(batch, time)`, or None.
        weights: in Keras's order.
        above: the gradient that arrives at the output, of the output's shape.
    """

    x: Array
    mask: Array | None
    weights: tuple[Array, ...]
    above: Array


def made_up(layer: Layer, time: int, *, masked: bool = False, seed: int = 0) -> Given:
    """Numbers for a layer: the mask has a full row, a short one, one with holes and one of padding alone."""
    draw = np.random.default_rng((seed, time))
    x = draw.normal(size=(BATCH, time, FEATURES)).astype(np.float32)
    shapes = [each.shape for each in layer.weights((None, time, FEATURES))]
    weights = tuple((draw.normal(size=shape) * 0.35).astype(np.float32) for shape in shapes)
    mask = None
    if masked:
        mask = np.ones((BATCH, time), bool)
        mask[1, time // 2 + 1 :] = False
        mask[2] = draw.random(time) < 0.6
        mask[3] = False
    output = tuple(BATCH if size is None else size for size in layer.output_shapes((None, time, FEATURES))[0])
    return Given(x, mask, weights, draw.normal(size=output).astype(np.float32))


def of_keras(layer: Layer, given: Given) -> list[Array]:
    """The output of the real layer, and the gradients of the input and of each weight."""
    with quiet():
        real = keras_layer(layer)
        real.build(given.x.shape)
    real.set_weights(list(given.weights))
    x = tf.constant(given.x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        output = real(x) if given.mask is None else real(x, mask=tf.constant(given.mask))
        total = tf.reduce_sum(output * given.above)
    variables = [each.value for each in real.trainable_weights]
    return [
        np.asarray(each) for each in (output, *tape.gradient(total, [x, *variables], unconnected_gradients=_zero()))
    ]


def of_ours(layer: Layer, given: Given, how: How = "eager") -> list[Array]:
    """Likewise for the fused layer: operation by operation, as one TensorFlow graph, or compiled by XLA."""
    fused = fuse(layer)
    assert fused is not None, layer
    mask = None if given.mask is None else tf.constant(given.mask)

    def both(x: Any, weights: Sequence[Any]) -> list[Any]:
        with tf.GradientTape() as tape:
            tape.watch([x, *weights])
            output = fused(x, mask, weights)
            total = tf.reduce_sum(output * given.above)
        return [output, *tape.gradient(total, [x, *weights], unconnected_gradients=_zero())]

    call = both if how == "eager" else tf.function(both, autograph=False, jit_compile=how == "xla")
    return [np.asarray(each) for each in call(tf.constant(given.x), [tf.constant(each) for each in given.weights])]


def assert_equal(ours: list[Array], theirs: list[Array]) -> None:
    """Equal to 1e-4 of each number, or to 1e-6 of the largest in its array."""
    assert [each.shape for each in ours] == [each.shape for each in theirs]
    for mine, real in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(mine, real, rtol=1e-4, atol=1e-6 * max(1, float(np.abs(real).max())))


def _zero() -> Any:
    return tf.UnconnectedGradients.ZERO
