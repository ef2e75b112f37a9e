"""Drawn weights: the distributions Keras draws from, and the same numbers as long as the sizes are the same."""

from dataclasses import replace
from typing import Any

import keras
import numpy as np
import pytest

from lessons.network.initializers import (
    INITIALIZER_NAMES,
    INITIALIZERS,
    Constant,
    GlorotNormal,
    GlorotUniform,
    HeNormal,
    HeUniform,
    Identity,
    Initializer,
    LecunNormal,
    LecunUniform,
    Orthogonal,
    RandomNormal,
    RandomUniform,
    TruncatedNormal,
    VarianceScaling,
    as_initializer,
    draw,
)  # fmt: skip
from lessons.network.layers import (
    GRU,
    LSTM,
    BatchNormalization,
    Bidirectional,
    Conv2D,
    Dense,
    Embedding,
    Input,
    SimpleRNN,
    TimeDistributed,
)  # fmt: skip
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec
from lessons.network.spread import fans
from lessons.network.weights import TooLarge, draw_weights
from tests.network.keras_side import build, keras_layer

Array = np.ndarray
BIG = (120, 200)


def keras_draw(initializer: str | Initializer, shape: tuple[int, ...]) -> Array:
    """One weight drawn by Keras."""
    keras.utils.set_random_seed(1)
    real: Any = keras_layer(Dense(1, kernel_initializer=initializer)).kernel_initializer
    return np.asarray(real(shape))


def many(initializer: str | Initializer, shape: tuple[int, ...] = BIG) -> Array:
    return np.concatenate([draw(initializer, shape, [7, seed]).ravel() for seed in range(4)])


RANDOM: tuple[str | Initializer, ...] = (
    "glorot_uniform", "glorot_normal", "he_normal", "he_uniform", "lecun_normal", "lecun_uniform", "random_normal",
    "random_uniform", "truncated_normal", "variance_scaling", "uniform", "normal", RandomNormal(0.5, 0.2),
    RandomUniform(-0.3, 0.1), TruncatedNormal(0.1, 0.4), VarianceScaling(3.0, "fan_avg", "untruncated_normal"),
    VarianceScaling(2.0, "fan_out", "uniform"), VarianceScaling(1.5, "fan_out", "truncated_normal"),
)  # fmt: skip


@pytest.mark.parametrize("shape", [BIG, (3, 3, 40, 60)])
@pytest.mark.parametrize("initializer", RANDOM, ids=str)
def test_an_initializer_draws_from_the_distribution_of_keras(
    initializer: str | Initializer, shape: tuple[int, ...]
) -> None:
    ours, theirs = (drawn.ravel().astype(float) for drawn in (many(initializer, shape), keras_draw(initializer, shape)))
    spread = theirs.std()
    assert ours.mean() == pytest.approx(theirs.mean(), abs=0.03 * spread)
    assert ours.std() == pytest.approx(spread, rel=0.02)
    # the ends tell a uniform from a cut bell and a cut bell from a whole one
    for share, room in ((0.001, 0.35), (0.05, 0.06), (0.5, 0.06), (0.95, 0.06), (0.999, 0.35)):
        assert np.quantile(ours, share) == pytest.approx(np.quantile(theirs, share), abs=room * spread)


@pytest.mark.parametrize(
    ("initializer", "limit"),
    [
        (GlorotUniform(), (6 / 320) ** 0.5),
        (HeUniform(), (6 / 120) ** 0.5),
        (LecunUniform(), (3 / 120) ** 0.5),
        (RandomUniform(), 0.05),
        (TruncatedNormal(), 2 * 0.05),
        (GlorotNormal(), 2 * (2 / 320) ** 0.5 / 0.87962566),
        (HeNormal(), 2 * (2 / 120) ** 0.5 / 0.87962566),
        (LecunNormal(), 2 * (1 / 120) ** 0.5 / 0.87962566),
    ],
    ids=str,
)
def test_nothing_is_drawn_beyond_the_limit_and_something_close_to_it(initializer: Initializer, limit: float) -> None:
    for drawn in (many(initializer), keras_draw(initializer, BIG).ravel()):
        assert np.abs(drawn).max() <= limit * (1 + 1e-6)
        assert np.abs(drawn).max() > 0.98 * limit


def test_an_uncut_bell_goes_beyond_two_standard_deviations() -> None:
    assert np.abs(many(RandomNormal(stddev=0.1))).max() > 0.35


@pytest.mark.parametrize("shape", [(6, 6), (4, 12), (12, 4), (3, 2, 8)])
@pytest.mark.parametrize("gain", [1.0, 2.0])
def test_orthogonal_rows_stand_at_right_angles(shape: tuple[int, ...], gain: float) -> None:
    for drawn in (draw(Orthogonal(gain), shape, [1]), keras_draw(Orthogonal(gain), shape)):
        flat = drawn.reshape(-1, shape[-1])
        flat = flat if len(flat) <= shape[-1] else flat.T
        np.testing.assert_allclose(flat @ flat.T, gain**2 * np.eye(len(flat)), atol=2e-6)


@pytest.mark.parametrize("name", ["zeros", "ones", "identity", Constant(0.3), Identity(2.0)], ids=str)
def test_an_initializer_without_chance_draws_what_keras_draws(name: str | Initializer) -> None:
    np.testing.assert_array_equal(draw(name, (4, 7), [0]), keras_draw(name, (4, 7)))


@pytest.mark.parametrize("name", [*INITIALIZER_NAMES, *sorted(set(INITIALIZERS) - {"Constant"})])
def test_an_initializer_is_called_what_keras_calls_it(name: str) -> None:
    assert type(as_initializer(name)).__name__ == type(keras.initializers.get(name)).__name__


def test_a_constant_needs_its_value() -> None:
    spec = ModelSpec(Input((3,)), (Dense(2, kernel_initializer="Constant"),))
    assert build(spec).error == "KeyError"
    assert predict(spec).mistake is not None


@pytest.mark.parametrize("shape", [(5,), (4, 7), (3, 4, 7), (3, 3, 4, 7), ()])
def test_fans_are_counted_as_keras_counts_them(shape: tuple[int, ...]) -> None:
    from keras.src.initializers.random_initializers import compute_fans

    assert fans(shape) == compute_fans(shape)


def test_an_lstm_starts_by_remembering() -> None:
    for layer in (LSTM(3), LSTM(3, bias_initializer="ones"), LSTM(3, unit_forget_bias=False)):
        real = keras_layer(layer)
        real.build((None, 5, 2))
        ours = draw_weights(ModelSpec(Input((5, 2)), (layer,)))[0][2]
        np.testing.assert_array_equal(ours, np.asarray(real.cell.bias))


SEEDED = RandomNormal(mean=0.0, stddev=0.05, seed=6000)


def test_a_seeded_initializer_used_twice_gives_the_bias_the_first_row_of_the_kernel() -> None:
    layer = Dense(3, "softmax", kernel_initializer=SEEDED, bias_initializer=SEEDED)
    real = keras_layer(layer)
    real.build((None, 3))
    kernel, bias = draw_weights(ModelSpec(Input((3,)), (layer,)))[0]
    np.testing.assert_array_equal(kernel[0], bias)
    np.testing.assert_array_equal(np.asarray(real.kernel)[0], np.asarray(real.bias))


def test_a_seeded_bias_of_an_lstm_starts_again_for_the_other_gates() -> None:
    layer = LSTM(3, bias_initializer=SEEDED)
    real = keras_layer(layer)
    real.build((None, 5, 2))
    for bias in (draw_weights(ModelSpec(Input((5, 2)), (layer,)))[0][2], np.asarray(real.cell.bias)):
        np.testing.assert_array_equal(bias[:3], bias[6:9])
        np.testing.assert_array_equal(bias[3:6], 1)


def test_an_unseeded_initializer_used_twice_gives_different_numbers() -> None:
    layer = Dense(3, kernel_initializer="random_normal", bias_initializer="random_normal")
    kernel, bias = draw_weights(ModelSpec(Input((3,)), (layer,)))[0]
    assert (kernel[0] != bias).all()


NETWORK = ModelSpec(Input((7, 5)), (GRU(6, return_sequences=True), LSTM(4, return_sequences=True), Dense(3)))


def same(first: ModelSpec, second: ModelSpec) -> bool:
    ours, theirs = draw_weights(first), draw_weights(second)
    return all(
        np.array_equal(one, other)
        for here, there in zip(ours, theirs, strict=True)
        for one, other in zip(here, there, strict=True)
    )


def test_the_same_network_always_has_the_same_numbers() -> None:
    assert same(NETWORK, replace(NETWORK, name="another", loss="mean_squared_error"))


def test_another_seed_gives_other_numbers() -> None:
    assert not same(NETWORK, replace(NETWORK, seed=1))


def test_flipping_a_switch_leaves_the_numbers_alone() -> None:
    last = NETWORK.with_layer(1, LSTM(4))
    assert same(NETWORK, last)
    assert same(NETWORK, NETWORK.with_layer(2, TimeDistributed(Dense(3))))
    assert same(NETWORK, NETWORK.with_input((9, 5)))
    assert same(NETWORK, NETWORK.with_layer(2, Dense(3, "softmax", trainable=False)))


def test_two_layers_of_one_kind_start_with_different_numbers() -> None:
    first, second = draw_weights(ModelSpec(Input((4,)), (Dense(4), Dense(4))))
    assert not np.array_equal(first[0], second[0])


def test_both_directions_start_with_different_numbers() -> None:
    weights = draw_weights(ModelSpec(Input((7, 5)), (Bidirectional(SimpleRNN(4)),)))[0]
    assert not np.array_equal(weights[0], weights[3])


@pytest.mark.parametrize(
    ("layer", "sizes"),
    [
        (Dense(4), (3,)), (LSTM(4), (7, 3)), (GRU(4, reset_after=False), (7, 3)), (Bidirectional(GRU(4)), (7, 3)),
        (Embedding(9, 4), (7,)), (Conv2D(4, 3), (8, 8, 3)), (BatchNormalization(), (7, 3)),
        (TimeDistributed(Dense(4)), (7, 3)),
    ],
    ids=str,
)  # fmt: skip
def test_the_drawn_arrays_are_those_of_the_facts_and_cannot_be_changed(layer: Any, sizes: tuple[int, ...]) -> None:
    spec = ModelSpec(Input(sizes), (layer,))
    weights, facts = draw_weights(spec)[0], predict(spec).layers[0]
    assert [array.shape for array in weights] == [weight.shape for weight in facts.weights]
    assert all(array.dtype == np.float32 and not array.flags.writeable for array in weights)


def test_a_network_that_is_too_large_is_counted_but_not_drawn() -> None:
    spec = ModelSpec(Input((500, 500)), (LSTM(512), Dense(512)))
    assert predict(spec).total_params > 2_000_000
    with pytest.raises(TooLarge, match=r"2,337,280 parameters; numbers are drawn up to 2,000,000"):
        draw_weights(spec)
