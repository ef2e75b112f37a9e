"""The curves of lesson 2 and their slopes are those of real Keras."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from lessons.course.shown.activation_curves import NAMES, activation_curve, softmax_curve


@pytest.mark.parametrize("name", [name for name in NAMES if name != "softmax"])
def test_a_curve_and_its_slope_are_what_keras_gives(name: str) -> None:
    curve = activation_curve(name)
    x = tf.constant(curve.x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = keras.activations.get(name)(x)
    assert np.allclose(y, curve.y, atol=1e-6)
    assert np.allclose(tape.gradient(y, x), curve.slope, atol=1e-6)


@pytest.mark.parametrize("held", [-3, 0, 1])
def test_a_share_of_softmax_and_its_slope_are_what_keras_gives(held: int) -> None:
    curve = softmax_curve(held)
    x = tf.constant(curve.x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        shares = keras.activations.softmax(tf.stack([x, tf.fill(x.shape, tf.cast(held, x.dtype))], axis=-1))[:, 0]
    assert np.allclose(shares, curve.y, atol=1e-6)
    assert np.allclose(tape.gradient(shares, x), curve.slope, atol=1e-6)
