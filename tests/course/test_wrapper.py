"""What lesson 6 says of TimeDistributed in training is what Keras does."""

from math import prod

import keras
import numpy as np
import pytest
import tensorflow as tf

from lessons.course.shown.sequence_heads import BEFORE, with_head
from lessons.course.shown.step_masks import CODE, WRAPPED, step_masks
from lessons.course.shown.wrapper import PENALTY, moving_means, penalties
from tests.network.keras_side import build


@pytest.mark.parametrize("wraps", [False, True])
def test_inside_the_wrapper_the_moving_mean_moves_once_for_each_step(wraps: bool) -> None:
    means = moving_means()
    inner = keras.layers.BatchNormalization()
    layer = keras.layers.TimeDistributed(inner) if wraps else inner
    layer(means.x, training=True)
    assert np.allclose(inner.moving_mean, means.wrapped if wraps else means.plain, atol=1e-6)


@pytest.mark.parametrize("wraps", [False, True])
@pytest.mark.parametrize("on", ["activity", "kernel"])
def test_the_wrapper_loses_a_penalty_on_the_outputs_and_keeps_one_on_the_kernel(on: str, wraps: bool) -> None:
    shown = penalties()
    inner = keras.layers.Dense(4, **{f"{on}_regularizer": keras.regularizers.L2(PENALTY)})
    model = keras.Sequential([keras.Input((5, 8)), keras.layers.TimeDistributed(inner) if wraps else inner])
    model.set_weights(list(shown.weights))
    model(shown.x)
    assert np.allclose(sum(float(each) for each in model.losses), getattr(shown, on)[wraps])


@pytest.mark.parametrize("way", CODE)
def test_keras_draws_as_many_masks_as_drawn_here_and_repeats_them_or_not(way: str) -> None:
    shown = step_masks(way)
    layer = eval(CODE[way], {"layers": keras.layers})
    factors = keras.ops.convert_to_numpy(layer(np.ones(shown.factors.shape, "float32"), training=True))
    assert set(np.unique(factors)) == set(np.unique(shown.factors))
    assert bool((factors == factors[:, :1]).all()) == shown.repeats
    draws = (layer.layer if way == WRAPPED else layer).seed_generator.state
    assert int(draws[1]) == shown.draws


def test_with_an_open_number_of_steps_the_wrapper_draws_one_mask_for_all_of_them() -> None:
    layer = keras.layers.TimeDistributed(keras.layers.Dropout(0.5, seed=3))
    traced = tf.function(lambda x: layer(x, training=True), input_signature=[tf.TensorSpec((None, None, 6))])
    factors = traced(np.ones((5, 5, 6), "float32")).numpy()
    assert (factors == factors[:, :1]).all()
    assert not (factors == factors[:1]).all()


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("timesteps", [6, None])
def test_keras_takes_the_heads_that_are_said_to_survive(before: str, timesteps: int | None) -> None:
    shown = with_head(timesteps, before)
    real = build(shown.spec)
    assert (real.failed is None) == (shown.mistake is None)
    if shown.mistake is None:
        assert real.steps[-1].output_shapes == shown.output_shapes
        assert sum(prod(each.shape) for each in real.steps[-1].weights) == shown.layers[-1].params
