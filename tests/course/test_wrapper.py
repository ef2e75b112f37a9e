"""What lesson 6 says of TimeDistributed in training is what Keras does."""

import keras
import numpy as np
import pytest

from lessons.course.shown.wrapper import PENALTY, activity_penalty, moving_means


@pytest.mark.parametrize("wraps", [False, True])
def test_inside_the_wrapper_the_moving_mean_moves_once_for_each_step(wraps: bool) -> None:
    means = moving_means()
    inner = keras.layers.BatchNormalization()
    layer = keras.layers.TimeDistributed(inner) if wraps else inner
    layer(means.x, training=True)
    assert np.allclose(inner.moving_mean, means.wrapped if wraps else means.plain, atol=1e-6)


@pytest.mark.parametrize("wraps", [False, True])
def test_the_wrapper_loses_a_penalty_on_the_outputs(wraps: bool) -> None:
    penalty, x, weights = activity_penalty()
    inner = keras.layers.Dense(4, activity_regularizer=keras.regularizers.L2(PENALTY))
    layer = keras.layers.TimeDistributed(inner) if wraps else inner
    layer.build(x.shape)
    layer.set_weights(list(weights))
    layer(x)
    assert np.allclose([float(each) for each in layer.losses], [] if wraps else [penalty])
