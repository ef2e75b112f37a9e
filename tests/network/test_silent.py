"""Silent mistakes: Keras runs them without an error, the numbers are wrong, and the mend puts them right."""

import math
import warnings
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from lessons.network.layers import (
    GRU,
    LSTM,
    Activation,
    BatchNormalization,
    Bidirectional,
    Conv1D,
    Dense,
    Embedding,
    Flatten,
    GlobalAveragePooling1D,
    GlobalMaxPooling1D,
    Input,
    Masking,
    MaxPooling1D,
    Permute,
    Reshape,
    SimpleRNN,
    Softmax,
    TimeDistributed,
)  # fmt: skip
from lessons.network.mistake import Mistake
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec
from lessons.network.weights import Weights, draw_weights
from tests.network.golden import load, spec_of
from tests.network.keras_side import build, keras_model, plain, quiet

Array = np.ndarray
WORDS = Input((5,), dtype="int32")
MASKED = Embedding(9, 6, mask_zero=True)


def warning_of(spec: ModelSpec, code: str) -> Mistake:
    prediction = predict(spec)
    assert prediction.mistake is None
    assert build(spec).failed is None, "Keras must build it without a word"
    (found,) = [each for each in prediction.warnings if each.code == code]
    assert found.silent
    assert found.blame == found.layer
    return found


def cured(spec: ModelSpec, code: str) -> ModelSpec:
    """The mended network: Keras builds it, and the warning is gone."""
    mend = warning_of(spec, code).mend
    assert mend is not None
    assert predict(mend.spec).mistake is None
    assert code not in [each.code for each in predict(mend.spec).warnings]
    assert build(mend.spec).failed is None
    return mend.spec


def keras_numbers(spec: ModelSpec, inputs: Array, weights: Weights | None = None) -> Array:
    with quiet():
        model = keras_model(spec)
        model.set_weights([array for arrays in weights or draw_weights(spec) for array in arrays])
        return np.asarray(model(inputs))


def said_by_keras(spec: ModelSpec, inputs: Array) -> list[str]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        keras_model(spec)(inputs)
    return [plain(str(each.message)) for each in caught]


def numbers(*shape: int) -> Array:
    return np.random.default_rng(0).normal(size=shape).astype(np.float32)


IDS = np.array([[3, 1, 4, 0, 0], [2, 7, 0, 0, 0], [5, 5, 8, 1, 6]], np.int32)


@pytest.mark.parametrize(
    "layers",
    [
        (Dense(1, "softmax"),),
        (TimeDistributed(Dense(1, "softmax")),),
        (Dense(1), Softmax()),
        (Dense(1), Activation("softmax")),
        (Conv1D(1, 2, activation="softmax"),),
    ],
    ids=str,
)
def test_a_softmax_over_one_number_is_always_1(layers: tuple[Any, ...]) -> None:
    spec, inputs = ModelSpec(Input((5, 3)), layers), numbers(4, 5, 3)
    np.testing.assert_allclose(keras_numbers(spec, inputs), 1, rtol=1e-6)
    mended = keras_numbers(cured(spec, "softmax_over_one"), inputs)
    assert mended.std() > 0.05
    assert (mended < 1).all()


def test_keras_warns_of_a_softmax_over_one_number_as_we_quote_it() -> None:
    spec = ModelSpec(Input((3,)), (Dense(1, "softmax"),))
    said = said_by_keras(spec, numbers(4, 3))
    assert warning_of(spec, "softmax_over_one").keras_says in [each.replace("(4, 1)", "(None, 1)") for each in said]


@pytest.mark.parametrize("axis", [1, -2, (1,), (1, 2)])
def test_a_softmax_over_time_gives_no_shares_of_classes(axis: Any) -> None:
    spec, inputs = ModelSpec(Input((5, 3)), (Dense(4), Softmax(axis))), numbers(2, 5, 3)
    assert np.abs(keras_numbers(spec, inputs).sum(axis=-1) - 1).max() > 0.1
    np.testing.assert_allclose(keras_numbers(cured(spec, "softmax_over_time"), inputs).sum(axis=-1), 1, rtol=1e-6)


def test_a_softmax_over_the_batch_makes_one_sample_depend_on_the_others() -> None:
    spec, inputs = ModelSpec(Input((3,)), (Dense(4), Softmax(0))), numbers(4, 3)
    alone, together = keras_numbers(spec, inputs[:1]), keras_numbers(spec, inputs)[:1]
    assert np.abs(alone - together).max() > 0.1
    mended = cured(spec, "softmax_over_time")
    np.testing.assert_allclose(keras_numbers(mended, inputs[:1]), keras_numbers(mended, inputs)[:1], rtol=1e-5)


@pytest.mark.parametrize("layer", [LSTM(4, "softmax"), GRU(4, "softmax"), Bidirectional(LSTM(4, "softmax"))], ids=str)
def test_a_softmax_inside_a_gated_cell_is_no_distribution(layer: Any) -> None:
    spec, inputs = ModelSpec(Input((5, 3)), (layer,)), numbers(4, 5, 3)
    sums = keras_numbers(spec, inputs)[:, :4].sum(axis=-1)
    assert np.abs(sums - 1).max() > 0.05
    mended = cured(spec, "softmax_in_cell")
    headed = replace(mended, layers=(*mended.layers, Dense(4, "softmax")))
    np.testing.assert_allclose(keras_numbers(headed, inputs).sum(axis=-1), 1, rtol=1e-6)


def test_the_softmax_of_a_simple_rnn_is_a_distribution_and_no_mistake() -> None:
    spec, inputs = ModelSpec(Input((5, 3)), (SimpleRNN(4, "softmax"),)), numbers(4, 5, 3)
    np.testing.assert_allclose(keras_numbers(spec, inputs).sum(axis=-1), 1, rtol=1e-6)
    assert predict(spec).warnings == ()


def test_a_second_softmax_flattens_the_first() -> None:
    spec = ModelSpec(Input((3,)), (Dense(4, "softmax"), Activation("softmax")))
    inputs = 5 * numbers(20, 3)
    twice = keras_numbers(spec, inputs)
    once = keras_numbers(cured(spec, "softmax_twice"), inputs)
    most = math.e / (math.e + 3)  # all a second softmax can give, when the first was sure
    assert twice.max() <= most + 1e-6
    assert once.max() > 0.9 > most


def test_a_mask_wipes_out_classes_when_batch_time_and_classes_are_equal() -> None:
    spec = ModelSpec(Input((4,), dtype="int32"), (MASKED, Dense(4), Softmax()))
    ids = np.array([[3, 1, 0, 0]] * 4, np.int32)
    wiped = keras_numbers(spec, ids)
    assert (wiped[:, :, 2:] == 0).all()
    mended = keras_numbers(cured(spec, "softmax_layer_masked"), ids)
    assert (mended > 0).all()
    np.testing.assert_allclose(mended.sum(axis=-1), 1, rtol=1e-6)


@pytest.mark.parametrize("head", [Softmax(), TimeDistributed(Softmax())], ids=str)
def test_a_mask_stops_softmax_on_other_sizes_with_the_words_we_quote(head: Any) -> None:
    spec = ModelSpec(WORDS, (MASKED, Dense(4), head))
    found = warning_of(spec, "softmax_layer_masked")
    with pytest.raises(ValueError, match="must be broadcastable to") as raised:
        keras_numbers(spec, IDS)
    assert found.keras_says.split("Received")[0] in plain(str(raised.value))
    assert np.isfinite(keras_numbers(cured(spec, "softmax_layer_masked"), IDS)).all()


def padding_matters(spec: ModelSpec) -> bool:
    """True when what the row of id 0 holds changes what leaves the network for a padded sentence."""
    weights = draw_weights(spec)
    other = weights[0][0].copy()
    other[0] += 1
    return not np.array_equal(keras_numbers(spec, IDS), keras_numbers(spec, IDS, ((other,), *weights[1:])))


@pytest.mark.parametrize("layer", [GlobalMaxPooling1D(), Flatten()], ids=str)
def test_a_dropped_mask_lets_padding_count_and_the_mend_keeps_it_out(layer: Any) -> None:
    spec = ModelSpec(WORDS, (MASKED, layer, Dense(3, "softmax")))
    assert padding_matters(spec)
    assert not padding_matters(cured(spec, "mask_dropped"))
    assert not padding_matters(ModelSpec(WORDS, (MASKED, LSTM(4), Dense(3, "softmax"))))


@pytest.mark.parametrize("layer", [Conv1D(4, 2), MaxPooling1D(2), Reshape((6, 5)), Permute((2, 1))], ids=str)
def test_where_no_layer_can_keep_the_mask_the_mend_says_openly_that_padding_counts(layer: Any) -> None:
    spec = ModelSpec(WORDS, (MASKED, layer, GRU(4)))
    assert padding_matters(spec)
    assert warning_of(spec, "mask_dropped").keras_says in said_by_keras(replace(spec, layers=_named(spec)), IDS)
    mended = cured(spec, "mask_dropped")
    assert mended.layers[0] == replace(MASKED, mask_zero=False)
    weights = draw_weights(spec)
    np.testing.assert_array_equal(keras_numbers(mended, IDS, weights), keras_numbers(spec, IDS, weights))


def _named(spec: ModelSpec) -> tuple[Any, ...]:
    return tuple(replace(layer, name=layer.snake) for layer in spec.layers)


def test_removing_masking_says_openly_that_padding_counts() -> None:
    spec = ModelSpec(Input((5, 3)), (Masking(), Conv1D(4, 2)))
    assert cured(spec, "mask_dropped").layers == (Conv1D(4, 2),)


SENTENCES = Input((3, 5), dtype="int32")


@pytest.mark.parametrize("reader", [LSTM(3), Bidirectional(GRU(3)), GlobalAveragePooling1D()], ids=str)
def test_a_mask_of_words_does_not_fit_a_reader_of_sentences(reader: Any) -> None:
    spec = ModelSpec(SENTENCES, (MASKED, TimeDistributed(LSTM(4)), reader))
    ids = np.stack([IDS, IDS[::-1]])
    warning_of(spec, "mask_rank")
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever TensorFlow makes of it
        keras_numbers(spec, ids)
    assert np.isfinite(keras_numbers(cured(spec, "mask_rank"), ids)).all()


def test_an_open_time_axis_makes_predict_give_as_many_steps_as_samples() -> None:
    spec = ModelSpec(Input((None, 3)), (TimeDistributed(Dense(2)),))
    with quiet():
        model = keras_model(spec)
        assert model.predict(numbers(4, 5, 3), verbose=0).shape == (4, 5, 2)
        assert model.predict(numbers(4, 7, 3), verbose=0).shape != (4, 7, 2)
        mended = keras_model(cured(spec, "time_distributed_variable_time"))
        assert mended.predict(numbers(4, 5, 3), verbose=0).shape == (4, 5, 2)
        assert mended.predict(numbers(4, 7, 3), verbose=0).shape == (4, 7, 2)


@pytest.mark.parametrize("wrapper", [Bidirectional(GRU(3)), TimeDistributed(Dense(3))], ids=str)
def test_freezing_a_wrapper_leaves_the_model_training_what_is_inside(wrapper: Any) -> None:
    spec = ModelSpec(Input((5, 3)), (replace(wrapper, trainable=False), Flatten(), Dense(1)))
    assert predict(spec).layers[0].trainable_params == 0

    def moves(network: ModelSpec) -> bool:
        with quiet():
            model = keras_model(network)
            before = [np.array(each) for each in model.layers[0].get_weights()]
            model.compile(optimizer="sgd", loss="mse")
            model.fit(numbers(4, 5, 3), np.ones((4, 1)), verbose=0)
            after = model.layers[0].get_weights()
        return any(not np.array_equal(old, new) for old, new in zip(before, after, strict=True))

    assert moves(spec)
    assert not moves(cured(spec, "frozen_wrapper"))


MEANT = {  # golden networks that show a silent mistake on purpose
    "embedding_masked_tagger": "time_distributed_variable_time",
    "softmax_wrong_axis": "softmax_over_time",
    "softmax_over_time": "softmax_over_time",
}


@pytest.mark.parametrize("entry", [*load("models"), *load("forward")], ids=lambda entry: entry["name"])
def test_no_golden_network_is_suspected_without_a_reason(entry: dict[str, Any]) -> None:
    codes = [each.code for each in predict(spec_of(entry)).warnings]
    assert codes == ([MEANT[entry["name"]]] if entry["name"] in MEANT else [])


INNOCENT = (
    ModelSpec(Input((64, 15)), (GRU(16, return_sequences=True), Dense(15), Activation("softmax"))),
    ModelSpec(Input((3,)), (Dense(1, "sigmoid"),)),
    ModelSpec(Input((3,)), (Dense(4, "softmax"), Dense(4, "softmax"))),
    ModelSpec(WORDS, (MASKED, Bidirectional(LSTM(4, return_sequences=True)), Dense(9, "softmax"))),
    ModelSpec(WORDS, (MASKED, GlobalAveragePooling1D(), Dense(9, "softmax"))),
    ModelSpec(WORDS, (MASKED, BatchNormalization(), LSTM(3), Dense(4), Softmax())),
    ModelSpec(WORDS, (Embedding(9, 6), Flatten(), Dense(9, "softmax"))),
    ModelSpec(SENTENCES, (MASKED, TimeDistributed(LSTM(4)), TimeDistributed(Dense(2)))),
    ModelSpec(Input((5, 3)), (TimeDistributed(Dense(2)), Softmax(2))),
    ModelSpec(Input((5, 3)), (LSTM(4, recurrent_activation="softmax"), Dense(2, "softmax"))),
)


@pytest.mark.parametrize("spec", INNOCENT, ids=str)
def test_an_innocent_network_is_not_suspected(spec: ModelSpec) -> None:
    assert predict(spec).warnings == ()
    assert predict(spec).mistake is None
