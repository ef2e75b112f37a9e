"""The oracle: what the real Keras says of a network, and what it says when something is wrong."""

import json
from dataclasses import replace

import keras
import numpy as np
import pytest

from lessons.network import oracle
from lessons.network.keras_json import write_keras_json
from lessons.network.layers import GRU, LSTM, Bidirectional, Dense, Embedding, Input, Softmax, TimeDistributed
from lessons.network.predict import predict
from lessons.network.presets import PRESETS
from lessons.network.spec import ModelSpec
from lessons.network.table import plain_facts
from lessons.network.trace import trace
from lessons.network.weights import draw_weights


def inputs_for(spec: ModelSpec) -> np.ndarray:
    """Two samples; open sizes are 5."""
    shape = (2, *(size or 5 for size in spec.input.shape))
    random = np.random.default_rng(5)
    ids = spec.input.dtype == "int32"
    return random.integers(0, 3, shape) if ids else random.normal(size=shape).astype(np.float32)


@pytest.mark.parametrize("key", PRESETS)
def test_keras_agrees_with_the_prediction_and_the_numbers_of_every_preset(key: str) -> None:
    spec = replace(PRESETS[key].spec, seed=11)
    inputs = inputs_for(spec)
    report = oracle.check(write_keras_json(spec), inputs, 11)
    said = plain_facts(predict(spec))
    assert report["keras"] == keras.__version__
    assert report["error"] is None
    assert report["layers"] == [{k: v for k, v in layer.items() if k != "formula"} for layer in said["layers"]]
    for total in ("total_params", "trainable_params", "non_trainable_params"):
        assert report[total] == said[total]
    if said["total_params"] > 2_000_000:
        assert report["outputs"] is None
    else:
        assert report["outputs"].dtype == np.float32
        np.testing.assert_allclose(report["outputs"], trace(spec, inputs).output, atol=1e-6)


def test_the_seed_decides_the_weights() -> None:
    spec = PRESETS["dense_3"].spec
    inputs = inputs_for(spec)
    first, second = (oracle.check(write_keras_json(spec), inputs, seed)["outputs"] for seed in (1, 2))
    assert not np.allclose(first, second)


def test_a_refusal_names_the_layer_and_keeps_what_came_before() -> None:
    spec = ModelSpec(Input((64, 15)), (GRU(16), TimeDistributed(Dense(15))))
    report = oracle.check(write_keras_json(spec), None, 0)
    assert [layer["name"] for layer in report["layers"]] == ["gru"]
    assert (report["error"]["layer"], report["error"]["type"]) == (1, "ValueError")
    assert "at least 3 dimensions" in report["error"]["message"]
    assert "\x1b" not in report["error"]["message"]


def test_a_wrong_argument_names_its_layer() -> None:
    report = oracle.check(write_keras_json(ModelSpec(Input((3,)), (Dense(2), Dense(-1)))), None, 0)
    assert report["error"]["layer"] == 1


def test_numbers_can_be_refused_after_the_network_was_built() -> None:
    spec = ModelSpec(Input((5,), dtype="int32"), (Embedding(4, 2), GRU(3)))
    report = oracle.check(write_keras_json(spec), np.full((2, 5), 9), 0)
    assert len(report["layers"]) == 2
    assert report["error"]["layer"] == 0
    assert report["outputs"] is None


def test_a_mask_that_softmax_cannot_use_is_refused_with_numbers_only() -> None:
    layers = (Embedding(9, 4, mask_zero=True), Dense(3), Softmax())
    text = write_keras_json(ModelSpec(Input((5,), dtype="int32"), layers))
    assert oracle.check(text, None, 0)["error"] is None
    assert oracle.check(text, np.ones((2, 5)), 0)["error"]["layer"] == 2


def test_several_outputs_are_a_list_of_shapes_and_one_of_them_can_be_taken() -> None:
    spec = ModelSpec(Input((5, 3)), (LSTM(4, return_state=True), Dense(2)), functional=True, takes=(None, 2))
    inputs = inputs_for(spec)
    report = oracle.check(write_keras_json(spec), inputs, 0)
    assert report["layers"][0]["output_shape"] == [[None, 4], [None, 4], [None, 4]]
    np.testing.assert_allclose(report["outputs"], trace(spec, inputs).output, atol=1e-6)


def test_a_network_of_any_size_is_counted_without_taking_memory() -> None:
    huge = ModelSpec(Input((5, 8)), (Bidirectional(LSTM(10**6, return_sequences=True)), TimeDistributed(Dense(10**9))))
    for _ in range(2):
        report = oracle.check(write_keras_json(huge), np.zeros((1, 5, 8)), 0)
        assert report["error"] is None
        assert report["total_params"] == predict(huge).total_params > 10**15
        assert report["outputs"] is None
    with keras.StatelessScope():
        pass  # leaving it makes whatever was described and never made: nothing of that size may be left


def test_text_that_is_no_model_is_reported_and_not_raised() -> None:
    for text in ("{", "[]", json.dumps({"class_name": "Sequential", "config": {"layers": []}})):
        assert oracle.check(text, None, 0)["error"]["type"] == "Unreadable"


def test_every_intermediate_output_can_be_compared() -> None:
    spec = replace(PRESETS["masked_tagger"].spec, seed=3)
    weights, inputs = draw_weights(spec), inputs_for(spec)
    outputs, error = oracle.run_layers(oracle.build_layers(spec, weights), spec, inputs)
    assert error is None
    for keras_outputs, flow in zip(outputs, trace(spec, inputs, weights).flows, strict=True):
        for said, ours in zip(keras_outputs, flow.outputs, strict=True):
            np.testing.assert_allclose(said, ours, atol=2e-6)


def test_an_open_time_axis_gives_as_many_steps_as_came_in() -> None:
    spec = ModelSpec(Input((None, 2)), (TimeDistributed(Dense(3)),))
    for timesteps in (4, 7, 1):
        report = oracle.check(write_keras_json(spec), np.zeros((1, timesteps, 2)), 0)
        assert report["outputs"].shape == (1, timesteps, 3)


def test_a_second_check_is_not_disturbed_by_the_first() -> None:
    text = write_keras_json(PRESETS["string_to_string"].spec)
    names = [[layer["name"] for layer in oracle.check(text, None, 0)["layers"]] for _ in range(2)]
    assert names[0] == names[1]
