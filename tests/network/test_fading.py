"""Gradients fading through time and with depth: our backpropagation in NumPy against TensorFlow's own gradients."""

from collections.abc import Iterator
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from lessons.network.fading import (
    CELLS,
    CellName,
    DenseStack,
    FadingCell,
    fade_through_time,
    fade_with_depth,
    score_gradient,
    share_kept,
)
from lessons.network.fading.with_depth import ActivationName, InitializerName
from lessons.network.spec import ModelSpec
from lessons.network.weights import draw_weights
from tests.network.keras_side import keras_layer, quiet

Array = np.ndarray


@pytest.fixture
def in_float64() -> Iterator[None]:
    keras.config.set_dtype_policy("float64")
    yield
    keras.config.set_dtype_policy("float32")


def keras_layers(spec: ModelSpec, weights: tuple[tuple[Array, ...], ...], shape: tuple[int, ...]) -> list[Any]:
    with quiet():
        real = [keras_layer(layer) for layer in spec.layers]
        for layer, arrays in zip(real, weights, strict=True):
            layer.build(shape)
            layer.set_weights(list(arrays))
            shape = layer.compute_output_shape(shape)
    return real


@pytest.mark.usefixtures("in_float64")
@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize(("gain", "gate_bias"), [(1.0, 0.0), (1.6, 1.5)])
def test_fading_through_time_is_tensorflows_own_gradient(cell: CellName, gain: float, gate_bias: float) -> None:
    fading = FadingCell(cell, timesteps=12, gain=gain, gate_bias=gate_bias)
    x = tf.constant(fading.inputs())
    (layer,) = keras_layers(fading.spec, (fading.weights(),), fading.inputs().shape)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        units = tf.unstack(layer(x), axis=1)
        sums = [tf.reduce_sum(each) for each in units]  # rows of a batch do not meet, so the sum keeps them apart
    jacobian = np.stack([tape.gradient(each, x).numpy() for each in sums])  # (unit, batch, time, feature)
    norms = np.sqrt((jacobian**2).sum(axis=(0, 3))).mean(axis=0)[::-1]
    np.testing.assert_allclose(fade_through_time(fading), norms, rtol=1e-4)


@pytest.mark.usefixtures("in_float64")
@pytest.mark.parametrize("normalized", [False, True])
@pytest.mark.parametrize(
    ("activation", "initializer"),
    [("sigmoid", "glorot_uniform"), ("tanh", "glorot_uniform"), ("relu", "glorot_uniform"), ("relu", "he_normal")],
)
def test_fading_with_depth_is_tensorflows_own_gradient(
    activation: ActivationName, initializer: InitializerName, normalized: bool
) -> None:
    stack = DenseStack(activation, initializer, normalized, depth=6)
    spec = stack.spec
    layers = keras_layers(spec, draw_weights(spec), stack.inputs().shape)
    kernels = [layer.kernel.value for layer in layers if hasattr(layer, "kernel")][:-1]
    with tf.GradientTape() as tape:
        x: Any = tf.constant(stack.inputs())
        for layer in layers:
            x = layer(x, training=True) if isinstance(layer, keras.layers.BatchNormalization) else layer(x)
        loss = tf.reduce_mean(keras.losses.sparse_categorical_crossentropy(stack.targets(), x))
    norms = [np.linalg.norm(each.numpy()) for each in tape.gradient(loss, kernels)]
    np.testing.assert_allclose(fade_with_depth(stack), norms, rtol=1e-4)


def test_the_gradient_of_one_step_is_probability_minus_truth() -> None:
    scores = np.array([1.0, -2.0, 0.5, 3.0])
    given = tf.constant(scores)
    with tf.GradientTape() as tape:
        tape.watch(given)
        loss = tf.nn.sparse_softmax_cross_entropy_with_logits(2, given)
    gradient = score_gradient(scores, 2)
    np.testing.assert_allclose(gradient, tape.gradient(loss, given).numpy(), rtol=1e-6)
    assert (gradient < 0).tolist() == [False, False, True, False]  # only the true class is raised
    assert gradient.sum() == pytest.approx(0)


def first_over_last(activation: ActivationName, initializer: InitializerName, normalized: bool) -> float:
    norms = fade_with_depth(DenseStack(activation, initializer, normalized, depth=20))
    return float(norms[0] / norms[-1])


def test_twenty_layers_of_sigmoid_lose_the_gradient_and_tanh_and_relu_do_not() -> None:
    assert first_over_last("sigmoid", "glorot_uniform", False) < 1e-11
    assert 0.5 < first_over_last("tanh", "glorot_uniform", False) < 3
    assert 0.5 < first_over_last("relu", "glorot_uniform", False) < 3
    assert 0.1 < first_over_last("relu", "he_normal", False) < 1


def test_batch_normalization_brings_the_gradient_of_sigmoid_back() -> None:
    assert 0.1 < first_over_last("sigmoid", "glorot_uniform", True) < 10


def test_a_small_recurrent_kernel_loses_the_gradient_and_a_large_one_makes_it_grow() -> None:
    kept = [share_kept(fade_through_time(FadingCell("SimpleRNN", 40, gain)))[-1] for gain in (0.5, 1.0, 2.0)]
    assert kept[0] < 1e-15
    assert kept[1] < 1e-5
    assert kept[2] > 1


def test_an_open_gate_keeps_the_gradient() -> None:
    for cell in ("GRU", "LSTM"):
        fresh, opened = (share_kept(fade_through_time(FadingCell(cell, 20, 1.0, bias)))[-1] for bias in (0.0, 3.0))
        assert fresh < 0.05 < 0.3 < opened


def test_more_timesteps_only_make_the_curve_longer() -> None:
    short, long = (share_kept(fade_through_time(FadingCell("GRU", steps))) for steps in (10, 64))
    assert len(short) == 10
    assert len(long) == 64
    assert np.allclose(np.log(short[1:6]), np.log(long[1:6]), atol=0.7)
