"""What `model.to_json()` writes is read; what we write, Keras loads; the rest is refused in one line."""

import json
from dataclasses import replace
from typing import Any

import keras
import pytest
from keras import layers as real

from lessons.network.initializers import GlorotUniform, HeNormal, RandomNormal
from lessons.network.keras_json import Unreadable, read_keras_json, write_keras_json
from lessons.network.layers import (
    GRU,
    LSTM,
    Activation,
    AveragePooling1D,
    BatchNormalization,
    Bidirectional,
    Conv1D,
    Conv2D,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    Input,
    LayerNormalization,
    Masking,
    MaxPooling1D,
    MaxPooling2D,
    Permute,
    RepeatVector,
    Reshape,
    SimpleRNN,
    Softmax,
    TimeDistributed,
)
from lessons.network.predict import predict
from lessons.network.presets import PRESETS
from lessons.network.regularizers import L1L2, L2
from lessons.network.spec import ModelSpec

EVERYTHING = {
    "words": ModelSpec(
        Input((6,), dtype="int32", name="ids"),
        (
            Embedding(20, 8, mask_zero=True, name="table"),
            Bidirectional(LSTM(4, return_sequences=True, dropout=0.1, seed=3), merge_mode="sum"),
            GRU(5, return_sequences=True, reset_after=False, kernel_regularizer=L2(0.1), activation="relu"),
            LayerNormalization(epsilon=0.01, scale=False),
            SimpleRNN(7, use_bias=False, recurrent_regularizer=L1L2(0.1, 0.2), go_backwards=True),
            RepeatVector(3),
            TimeDistributed(Dense(4, "softmax", kernel_initializer=RandomNormal(0.0, 0.05, 6000))),
        ),
        name="words",
        seed=7,
        loss="sparse_categorical_crossentropy",
        target=(None, 3),
    ),
    "image": ModelSpec(
        Input((12, 12, 3), batch_size=4),
        (
            Conv2D(4, (3, 3), padding="same", strides=(2, 2), activation="relu"),
            BatchNormalization(momentum=0.9, trainable=False),
            MaxPooling2D((2, 1), strides=(1, 1)),
            Reshape((6, -1)),
            Permute((2, 1)),
            Conv1D(6, 3, dilation_rate=2, bias_initializer=HeNormal(seed=1), groups=2, padding="causal"),
            MaxPooling1D(3),
            AveragePooling1D(2, strides=1, padding="same"),
            Flatten(),
            Dropout(0.5, noise_shape=(None, 1), seed=4),
            Dense(3, kernel_initializer=GlorotUniform(seed=2)),
            Softmax(),
        ),
    ),
    "padding": ModelSpec(Input((None, 2)), (Masking(-1.0), GRU(3), Activation("tanh"), Dense(1, "linear"))),
    "backward reader": ModelSpec(
        Input((5, 3)),
        (Bidirectional(GRU(4), merge_mode=None, backward_layer=LSTM(4, activation="relu", go_backwards=True)),),
    ),
    "state": ModelSpec(
        Input((5, 3)),
        (LSTM(4, return_sequences=True, return_state=True), Dense(2)),
        name="functional",
        functional=True,
        takes=(None, 2),
    ),
    "ends in states": ModelSpec(Input((5, 3)), (LSTM(4, return_state=True),), functional=True),
    "nothing": ModelSpec(Input((5, 3))),
}
SPECS = EVERYTHING | {key: preset.spec for key, preset in PRESETS.items()}


@pytest.fixture
def fresh_keras() -> None:
    """Keras counts up the names it makes; here it begins again at `dense`."""
    keras.utils.clear_session(free_memory=False)


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_what_we_write_is_read_back_as_the_same_network(spec: ModelSpec) -> None:
    for form in {spec.functional, True}:
        told = replace(spec, functional=form)
        assert read_keras_json(write_keras_json(told)).spec == told


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_keras_loads_what_we_write_and_we_read_what_keras_then_writes(spec: ModelSpec) -> None:
    for form in {spec.functional, True}:
        told = replace(spec, functional=form)
        model = keras.models.model_from_json(write_keras_json(told))
        read = read_keras_json(model.to_json())
        # Keras has no place for these; all else must come back from it
        again = replace(read.spec, seed=spec.seed, target=spec.target)
        assert predict(again).layers == predict(told).layers
        assert again == as_keras_says_it(told)
        assert model.count_params() == predict(told).total_params


def as_keras_says_it(spec: ModelSpec) -> ModelSpec:
    """Keras forgets which of two equal ways a thing was said in; we take the shorter."""
    if spec.layers and spec.layers[-1] == Dense(1, "linear"):
        return spec.with_layer(len(spec.layers) - 1, Dense(1))
    return spec


def test_defaults_that_keras_spells_out_become_short_again(fresh_keras: None) -> None:
    model = keras.Sequential(
        [keras.Input((9, 4)), real.Conv1D(4, 3), real.AveragePooling1D(3), real.GRU(5), real.Dense(2)]
    )
    assert read_keras_json(model.to_json()).spec.layers == (
        Conv1D(4, 3),
        AveragePooling1D(3),
        GRU(5),
        Dense(2),
    )


def test_names_of_ones_own_are_kept_and_names_keras_made_up_are_not() -> None:
    model = keras.Sequential(
        [
            keras.Input((3,)),
            real.Dense(4, name="dense"),
            real.Dense(4, name="dense_1"),
            real.Dense(2, name="head"),
        ]
    )
    assert [layer.name for layer in read_keras_json(model.to_json()).spec.layers] == [None, None, "head"]
    assert [facts.name for facts in predict(read_keras_json(model.to_json()).spec).layers] == [
        "dense",
        "dense_1",
        "head",
    ]


def test_the_names_of_a_busy_notebook_are_told_as_keras_tells_them() -> None:
    keras.Sequential([keras.Input((3,)), real.Dense(4)])
    model = keras.Sequential([keras.Input((3,)), real.Dense(4), real.Dense(2)])
    facts = predict(read_keras_json(model.to_json()).spec).layers
    assert [layer.name for layer in facts] == [layer.name for layer in model.layers]


def test_a_twin_inside_bidirectional_needs_no_words_and_a_reader_of_its_own_does(fresh_keras: None) -> None:
    twin = keras.Sequential([keras.Input((5, 3)), real.Bidirectional(real.LSTM(4, return_sequences=True))])
    assert read_keras_json(twin.to_json()).spec.layers == (Bidirectional(LSTM(4, return_sequences=True)),)
    keras.utils.clear_session(free_memory=False)
    other = real.Bidirectional(real.LSTM(4), backward_layer=real.GRU(4, go_backwards=True))
    model = keras.Sequential([keras.Input((5, 3)), other])
    read = read_keras_json(model.to_json()).spec
    assert read.layers == (Bidirectional(LSTM(4), backward_layer=GRU(4, go_backwards=True)),)
    assert predict(read).total_params == model.count_params()


def test_a_functional_chain_may_take_one_of_several_outputs() -> None:
    inputs = keras.Input((5, 3))
    _, state, _ = real.LSTM(4, return_sequences=True, return_state=True)(inputs)
    model = keras.Model(inputs, real.Dense(2)(state))
    spec = read_keras_json(model.to_json()).spec
    assert (spec.takes, spec.functional) == ((None, 1), True)
    assert predict(spec).output_shapes == ((None, 2),)


def test_a_functional_chain_may_end_in_several_outputs() -> None:
    inputs = keras.Input((5, 3))
    model = keras.Model(inputs, real.LSTM(4, return_sequences=True, return_state=True)(inputs))
    facts = predict(read_keras_json(model.to_json()).spec)
    assert facts.output_shapes == ((None, 5, 4), (None, 4), (None, 4))


@pytest.mark.parametrize("wrap", [list, tuple, lambda given: given], ids=["list", "tuple", "plain"])
def test_a_masked_functional_chain_is_read_past_the_operations_that_make_its_mask(wrap: Any) -> None:
    inputs = keras.Input((5,), dtype="int32")
    steps = real.Embedding(9, 4, mask_zero=True)(inputs)
    model = keras.Model(inputs, real.Dense(2)(real.Bidirectional(real.GRU(3))(steps)))
    spec = read_keras_json(model.to_json()).spec
    assert [layer.class_name for layer in spec.layers] == ["Embedding", "Bidirectional", "Dense"]
    numbers = keras.Input((5, 2))
    masked = keras.Model(wrap([numbers]) if wrap in (list, tuple) else numbers, real.LSTM(3)(real.Masking()(numbers)))
    assert [layer.class_name for layer in read_keras_json(masked.to_json()).spec.layers] == [
        "Masking",
        "LSTM",
    ]


def test_a_sequential_without_input_is_read_by_the_shape_it_was_built_with() -> None:
    model = keras.Sequential([real.GRU(4), real.Dense(2)])
    model.build((None, 5, 3))
    document = json.loads(model.to_json())
    document["config"]["layers"] = document["config"]["layers"][1:]
    assert read_keras_json(json.dumps(document)).spec.input == Input((5, 3))
    del document["config"]["build_input_shape"]
    assert read_keras_json(json.dumps(document)).spec.input == Input((5, 3))


def test_the_json_of_keras_2_is_read_too() -> None:
    gru = {
        "name": "gru", "trainable": True, "dtype": "float32", "units": 16, "implementation": 2,
        "time_major": False, "reset_after": True, "return_sequences": True,
        "kernel_initializer": {"class_name": "GlorotUniform", "config": {"seed": None}},
        "kernel_constraint": None,
    }  # fmt: skip
    node = [[["input_1", 0, 0, {}]]]
    config = {
        "name": "model", "trainable": True,
        "layers": [
            {"class_name": "InputLayer", "config": {"batch_input_shape": [None, 64, 15], "dtype": "float32",
             "sparse": False, "ragged": False, "name": "input_1"}, "name": "input_1", "inbound_nodes": []},
            {"class_name": "GRU", "config": gru, "name": "gru", "inbound_nodes": node},
        ],
        "input_layers": [["input_1", 0, 0]], "output_layers": [["gru", 0, 0]],
    }  # fmt: skip
    read = read_keras_json(json.dumps({"class_name": "Functional", "config": config, "keras_version": "2.13.1"}))
    assert read.spec.layers == (GRU(16, return_sequences=True),)
    assert read.spec.input == Input((64, 15))
    old = {"class_name": "Sequential", "config": {"name": "s", "layers": [
        {"class_name": "Dense", "config": {"batch_input_shape": [None, 32], "units": 4}}]}}  # fmt: skip
    assert read_keras_json(json.dumps(old)).spec == ModelSpec(Input((32,)), (Dense(4),), name="s")


def test_a_compiled_model_brings_its_loss() -> None:
    model = keras.Sequential([keras.Input((3,)), real.Dense(4, "softmax")])
    model.compile(loss=keras.losses.SparseCategoricalCrossentropy())
    assert read_keras_json(model.to_json()).spec.loss == "sparse_categorical_crossentropy"
    model.compile(loss="mse")
    assert read_keras_json(model.to_json()).spec.loss == "mean_squared_error"


def test_what_is_passed_over_is_told(fresh_keras: None) -> None:
    layer = real.Dense(4, kernel_constraint=keras.constraints.NonNeg(), dtype="mixed_bfloat16")
    read = read_keras_json(keras.Sequential([keras.Input((3,)), layer]).to_json())
    assert read.spec.layers == (Dense(4),)
    assert len(read.notices) == 2
    assert "kernel_constraint" in " ".join(read.notices)
    assert "float32" in " ".join(read.notices)
    assert read_keras_json(keras.Sequential([keras.Input((3,)), real.Dense(4)]).to_json()).notices == ()


def test_a_frozen_model_freezes_its_layers() -> None:
    model = keras.Sequential([keras.Input((3,)), real.Dense(4)])
    model.trainable = False
    assert predict(read_keras_json(model.to_json()).spec).trainable_params == 0
    document = json.loads(write_keras_json(ModelSpec(Input((3,)), (Dense(4),))))
    document["config"]["trainable"] = False
    assert predict(read_keras_json(json.dumps(document)).spec).trainable_params == 0


def sequential(*layers: Any, shape: Any = (None, 5, 3)) -> str:
    given = {"class_name": "InputLayer", "config": {"batch_shape": list(shape), "dtype": "float32"}}
    return json.dumps({"class_name": "Sequential", "config": {"name": "s", "layers": [given, *layers]}})


def entry(class_name: str, **config: Any) -> dict[str, Any]:
    return {"module": "keras.layers", "class_name": class_name, "config": config, "registered_name": None}


WRONG_VALUES = {
    "units": entry("Dense", units=-1),
    "no units": entry("GRU", units=0),
    "units in words": entry("Dense", units="10"),
    "units of 2.5": entry("Dense", units=2.5),
    "true units": entry("Dense", units=True),
    "units in a list": entry("Dense", units=[1, 2]),
    "rate": entry("Dropout", rate=1.5),
    "activation": entry("Dense", units=3, activation="sofmax"),
    "capital activation": entry("Dense", units=3, activation="Softmax"),
    "merge_mode": entry("Bidirectional", layer=entry("GRU", units=3), merge_mode="add"),
    "same direction": entry("Bidirectional", layer=entry("GRU", units=3, go_backwards=True)),
    "not recurrent": entry("Bidirectional", layer=entry("Dense", units=3)),
    "dims": entry("Permute", dims=[0, 1]),
    "padding": entry("Conv1D", filters=2, kernel_size=3, padding="some"),
    "initializer": entry("Dense", units=3, kernel_initializer="glorot"),
    "name": entry("Dense", units=3, name="a/b"),
    "switch": entry("GRU", units=3, return_sequences="yes"),
    "wrapped units": entry("TimeDistributed", layer=entry("Dense", units=-1)),
}


@pytest.mark.parametrize("layer", WRONG_VALUES.values(), ids=WRONG_VALUES)
def test_a_wrong_value_is_a_mistake_at_its_layer(layer: dict[str, Any]) -> None:
    spec = read_keras_json(sequential(entry("Activation", activation="relu"), layer)).spec
    mistake = predict(spec).mistake
    assert mistake is not None
    assert (mistake.layer, mistake.class_name) == (1, layer["class_name"])


def test_an_input_with_a_size_of_zero_is_a_mistake_of_the_input() -> None:
    mistake = predict(read_keras_json(sequential(shape=(None, 0))).spec).mistake
    assert mistake is not None
    assert mistake.layer == -1


def nested(depth: int) -> dict[str, Any]:
    layer = entry("Dense", units=2)
    for _ in range(depth):
        layer = entry("TimeDistributed", layer=layer)
    return layer


def functional(*layers: tuple[str, list[Any]]) -> str:
    """A Functional model of Dense layers: name and inbound nodes of each."""
    first = {
        "class_name": "InputLayer",
        "config": {"batch_shape": [None, 3]},
        "name": "in",
        "inbound_nodes": [],
    }
    entries = [entry("Dense", units=3) | {"name": name, "inbound_nodes": nodes} for name, nodes in layers]
    config = {"layers": [first, *entries], "input_layers": [["in", 0, 0]], "output_layers": []}
    return json.dumps({"class_name": "Functional", "config": config})


def node(*tensors: tuple[str, int]) -> dict[str, Any]:
    given = [
        {"class_name": "__keras_tensor__", "config": {"keras_history": [name, 0, place]}} for name, place in tensors
    ]
    return {"args": [given[0] if len(given) == 1 else given], "kwargs": {}}


UNREADABLE = {
    "no json": ("{", "not JSON"),
    "nothing": ("", "not JSON"),
    "a list": ("[]", "object"),
    "no class": ("{}", "class_name"),
    "NaN": ('{"a": NaN}', "NaN"),
    "infinity": ('{"a": -Infinity}', "Infinity"),
    "beyond floats": ('{"a": 1e999}', "too large"),
    "endless digits": (f'{{"a": {"9" * 5000}}}', "5000 digits"),
    "brackets": ("[" * 100_000, "deep"),
    "objects": ('{"a":' * 100_000, "deep"),
    "5 MB": ('"' + "a" * 5_000_001 + '"', "5 MB"),
    "a thousand and one layers": (sequential(*[entry("Flatten")] * 1001), "1,000"),
    "deep wrappers": (sequential(nested(7)), "wrapped"),
    "very deep wrappers": (sequential(nested(100)), "wrapped"),
    "unknown layer": (sequential(entry("Denze", units=3)), "Did you mean Dense"),
    "own layer": (sequential(entry("Dense", units=3) | {"module": "my.code"}), "no layer known"),
    "own registered": (
        sequential(entry("Dense", units=3) | {"registered_name": "mine>Dense"}),
        "no layer known",
    ),
    "unknown argument": (sequential(entry("Dense", units=3, unit=4)), "Did you mean units"),
    "no units": (sequential(entry("Dense")), "no units"),
    "no layer inside": (sequential(entry("TimeDistributed", layer=None)), "not an object"),
    "own activation": (
        sequential(entry("Dense", units=3, activation={"class_name": "function", "config": "mine"})),
        "mine",
    ),
    "activation not drawn": (sequential(entry("Dense", units=3, activation="celu")), "celu"),
    "own initializer": (
        sequential(entry("Dense", units=3, kernel_initializer={"class_name": "Mine", "config": {}})),
        "Mine",
    ),
    "own regularizer": (
        sequential(entry("Dense", units=3, kernel_regularizer={"class_name": "Mine", "config": {}})),
        "Mine",
    ),
    "units in an object": (sequential(entry("Dense", units={"a": 1})), "units"),
    "channels first": (sequential(entry("Flatten", data_format="channels_first")), "channels_last"),
    "rms scaling": (sequential(entry("LayerNormalization", rms_scaling=True)), "rms_scaling"),
    "model inside": (sequential({"class_name": "Sequential", "config": {"layers": []}}), "inside the model"),
    "no input shape": (
        json.dumps({"class_name": "Sequential", "config": {"layers": [entry("Dense", units=3)]}}),
        "input shape",
    ),
    "shape of words": (sequential(shape=(None, "five")), "whole numbers"),
    "shape of halves": (sequential(shape=(None, 2.5)), "whole numbers"),
    "no axes": (sequential(shape=()), "axes"),
    "too many axes": (sequential(shape=[2] * 99), "axes"),
    "layers are no list": ('{"class_name": "Sequential", "config": {"layers": 3}}', "not a list"),
    "layer is no object": (sequential(3), "not an object"),
    "no config": (sequential({"class_name": "Dense"}), "not an object"),
    "long text": (sequential(entry("Dense", units="9" * 9999)), "characters"),
    "two inputs": (functional(("in2", [])).replace('"Dense"', '"InputLayer"'), "2 inputs"),
    "branch": (functional(("a", [node(("in", 0))]), ("b", [node(("in", 0))])), "output of"),
    "joined": (functional(("a", [node(("in", 0))]), ("b", [node(("in", 0), ("a", 0))])), "chain"),
    "shared": (functional(("a", [node(("in", 0)), node(("in", 0))])), "used 2 times"),
    "loose": (functional(("a", [node(("in", 0))]), ("b", [node(("c", 0))])), "not connected"),
    "circle": (functional(("a", [node(("b", 0))]), ("b", [node(("a", 0))])), "not connected"),
    "to itself": (functional(("a", [node(("a", 0))])), "not connected"),
    "same names": (functional(("a", [node(("in", 0))]), ("a", [node(("in", 0))])), "own"),
}


@pytest.mark.parametrize(("text", "word"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_refused_in_one_clear_line(text: str, word: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_keras_json(text)
    line = str(refusal.value)
    assert word in line
    assert "\n" not in line
    assert 20 < len(line) < 300
    assert line.endswith((".", "?"))


def test_wrappers_that_are_not_too_deep_are_read() -> None:
    assert read_keras_json(sequential(nested(6))).spec.layers[0].class_name == "TimeDistributed"


def test_a_thousand_layers_are_read_and_predicted() -> None:
    spec = read_keras_json(sequential(*[entry("Dense", units=3)] * 1000)).spec
    assert predict(spec).total_params == 12_000


@pytest.mark.parametrize("build", ["two inputs", "branches", "shared", "slice"])
def test_a_real_functional_model_that_is_no_chain_is_refused(build: str) -> None:
    inputs, dense = keras.Input((3,)), real.Dense(3)
    if build == "two inputs":
        more = keras.Input((3,))
        model = keras.Model([inputs, more], real.Dense(2)(real.Add()([inputs, more])))
    elif build == "branches":
        model = keras.Model(inputs, real.Add()([dense(inputs), real.Dense(3)(inputs)]))
    elif build == "shared":
        model = keras.Model(inputs, dense(dense(inputs)))
    else:
        model = keras.Model(inputs, dense(inputs)[:, :1])
    with pytest.raises(Unreadable):
        read_keras_json(model.to_json())
