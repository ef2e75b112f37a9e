"""The golden data taken from real Keras, as our specs and as real Keras layers."""

import json
from pathlib import Path
from typing import Any

import keras

from lessons.network.keras_json import read_keras_json
from lessons.network.layers import LAYERS, Input, Layer
from lessons.network.spec import ModelSpec

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def load(name: str) -> list[dict[str, Any]]:
    """The entries of one golden file."""
    data = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    entries: list[dict[str, Any]] = data["models" if "models" in data else "cases"]
    return entries


def spec_of(entry: dict[str, Any]) -> ModelSpec:
    """A golden network as our value, without any JSON of Keras in between."""
    given = Input(tuple(entry["input_shape"]), dtype=entry.get("input_dtype", "float32"))
    return ModelSpec(given, tuple(_ours(layer) for layer in entry["layers"]))


def keras_model(entry: dict[str, Any]) -> Any:
    """A golden network as a real Keras model: Sequential where that can be, else functional."""
    inputs = keras.Input(tuple(entry["input_shape"]), dtype=entry.get("input_dtype", "float32"))
    layers = [_real(layer) for layer in entry["layers"]]
    if entry["sequential_ok"]:
        return keras.Sequential([inputs, *layers])
    outputs = inputs
    for layer in layers:
        outputs = layer(outputs)
    return keras.Model(inputs, outputs)


def hand_written_json(entry: dict[str, Any]) -> str:
    """A golden network as the JSON of a Sequential that was never built: only what the entry says."""
    batch_shape = [None, *entry["input_shape"]]
    dtype = entry.get("input_dtype", "float32")
    layers = [{"class_name": "InputLayer", "config": {"batch_shape": batch_shape, "dtype": dtype}}]
    layers += [_described(layer) for layer in entry["layers"]]
    return json.dumps({"class_name": "Sequential", "config": {"name": "by_hand", "layers": layers}})


def read_by_hand(entry: dict[str, Any]) -> ModelSpec:
    """The hand-written JSON, read."""
    return read_keras_json(hand_written_json(entry)).spec


def _ours(entry: dict[str, Any]) -> Layer:
    config = {name: _ours(value) if name == "layer" else _value(value) for name, value in entry["config"].items()}
    kind: Any = LAYERS[entry["class"]]
    layer: Layer = kind(**config)
    return layer


def _real(entry: dict[str, Any]) -> Any:
    config = {name: _real(value) if name == "layer" else value for name, value in entry["config"].items()}
    return getattr(keras.layers, entry["class"])(**config)


def _described(entry: dict[str, Any]) -> dict[str, Any]:
    config = {name: _described(value) if name == "layer" else value for name, value in entry["config"].items()}
    return {"class_name": entry["class"], "config": config}


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
