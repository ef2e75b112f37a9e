"""Everything the golden data of real Keras says, against what we predict, explain and calculate."""

import json
import re
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from lessons.network.__main__ import main
from lessons.network.oracle import build_layers
from lessons.network.predict import LayerFacts, predict
from lessons.network.trace import trace
from tests.network.golden import GOLDEN, hand_written_json, keras_model, load, read_by_hand, spec_of

MODELS, MISTAKES, FORWARD = load("models"), load("mistakes"), load("forward")
ANSI = re.compile("\x1b\\[[0-9;]*m")


def called(entry: dict[str, Any]) -> str:
    return str(entry["name"])


@pytest.fixture(scope="module")
def arrays() -> Any:
    with np.load(GOLDEN / "forward.npz") as stored:
        return dict(stored)


def golden_shapes(layer: dict[str, Any]) -> list[list[int | None]]:
    shapes = layer["output_shape"] if layer["multi_output"] else [layer["output_shape"]]
    return [[None, *shape] for shape in shapes]


@pytest.mark.parametrize("entry", MODELS, ids=called)
@pytest.mark.parametrize("make", [spec_of, read_by_hand], ids=["as a value", "as JSON written by hand"])
def test_golden_models_have_the_shapes_weights_and_sums_keras_has(entry: dict[str, Any], make: Any) -> None:
    prediction = predict(make(entry))
    assert prediction.mistake is None
    assert len(prediction.layers) == len(entry["layers"])
    for facts, golden in zip(prediction.layers, entry["layers"], strict=True):
        assert [list(shape) for shape in facts.output_shapes] == golden_shapes(golden)
        assert (facts.params, facts.trainable_params) == (golden["params"], golden["trainable"])
        assert facts.non_trainable_params == golden["non_trainable"]
        assert facts.formula.total == golden["params"]
        assert facts.macs == golden["macs_per_sample"]
        assert weights(facts) == [
            (weight["name"].split("/")[-1], weight["shape"], weight["trainable"]) for weight in golden["weights"]
        ]
    assert prediction.total_params == entry["total_params"]
    assert prediction.trainable_params == entry["trainable_params"]
    assert prediction.non_trainable_params == entry["non_trainable_params"]
    assert prediction.macs == entry["macs_per_sample"]


def weights(facts: LayerFacts) -> list[tuple[str, list[int], bool]]:
    return [(weight.name.split("/")[-1], list(weight.shape), weight.trainable) for weight in facts.weights]


@pytest.mark.parametrize("entry", MODELS, ids=called)
def test_the_command_line_says_of_a_real_keras_model_what_keras_says(
    entry: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = keras_model(entry)
    path = tmp_path / "model.json"
    path.write_text(model.to_json(), encoding="utf-8")
    assert main([str(path), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    real = [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]
    assert [layer["name"] for layer in said["layers"]] == [layer.name for layer in real]
    for layer, golden in zip(said["layers"], entry["layers"], strict=True):
        shapes = golden_shapes(golden)
        assert layer["output_shape"] == (shapes if golden["multi_output"] else shapes[0])
        assert layer["class"] == golden["class"]
        assert layer["params"] == golden["params"]
        assert layer["trainable_params"] == golden["trainable"]
        assert layer["non_trainable_params"] == golden["non_trainable"]
    assert said["total_params"] == entry["total_params"] == model.count_params()
    assert said["trainable_params"] == entry["trainable_params"]
    assert said["non_trainable_params"] == entry["non_trainable_params"]
    assert said["mistake"] is None


@pytest.mark.parametrize("entry", MISTAKES, ids=called)
def test_golden_mistakes_are_found_where_keras_fails_and_quoted_as_keras_speaks(
    entry: dict[str, Any],
) -> None:
    mistake = predict(spec_of(entry)).mistake
    assert mistake is not None
    assert (mistake.layer, mistake.keras_error) == (entry["fails_at_layer"], entry["error"])
    assert comparable(entry["message"]).startswith(comparable(mistake.keras_says))
    assert mistake.mends


@pytest.mark.parametrize("entry", MISTAKES, ids=called)
def test_real_keras_still_says_what_the_golden_mistakes_say(entry: dict[str, Any]) -> None:
    error = build_layers(spec_of(entry)).error
    keras.utils.clear_session()
    assert error is not None
    assert (error["layer"], error["type"]) == (entry["fails_at_layer"], entry["error"])
    assert comparable(error["message"]) == comparable(entry["message"])


def comparable(message: str) -> str:
    """Without colours and line breaks, and without the name of the model around the layer."""
    plain = ANSI.sub("", message).replace("path='sequential/", "path='")
    return " ".join(re.sub(r"name=keras_tensor\w*", "", plain).split())


@pytest.mark.parametrize("entry", MISTAKES, ids=called)
def test_the_command_line_explains_a_golden_mistake_with_a_mend(
    entry: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "model.json"
    path.write_text(hand_written_json(entry), encoding="utf-8")
    assert main([str(path), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert len(said["layers"]) == entry["fails_at_layer"] == said["mistake"]["layer"]
    assert said["mistake"]["class"] == entry["layers"][entry["fails_at_layer"]]["class"]
    assert said["mistake"]["mend"]


@pytest.mark.parametrize("entry", FORWARD, ids=called)
def test_golden_forward_passes_give_the_numbers_of_keras(entry: dict[str, Any], arrays: Any) -> None:
    given = tuple(tuple(arrays[weight["key"]] for weight in layer["weights"]) for layer in entry["layers"])
    run = trace(spec_of(entry), arrays[entry["x_key"]], given)
    assert run.stopped is None
    for flow, layer in zip(run.flows, entry["layers"], strict=True):
        assert list(flow.output.shape) == layer["output_shape_with_batch"]
        assert flow.output.dtype == np.float32
        np.testing.assert_allclose(flow.output, arrays[layer["output_key"]], rtol=0, atol=2e-6)
    np.testing.assert_allclose(run.output, arrays[entry["y_key"]], rtol=0, atol=1e-6)
    np.testing.assert_allclose(run.output, arrays[entry["y_float64_key"]], rtol=0, atol=1e-6)
    np.testing.assert_allclose(run.output.sum(axis=entry["prob_axis"]), 1, atol=1e-5)
    if entry["argmax"] is not None:
        assert run.output.argmax(axis=-1).tolist() == entry["argmax"]
