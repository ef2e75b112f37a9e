"""The program we write for a network runs in real Keras and gives the same table."""

from dataclasses import replace
from typing import Any

import keras
import pytest

from lessons.network.initializers import Constant, RandomNormal
from lessons.network.keras_code import Form, keras_code, layer_code
from lessons.network.keras_json import read_keras_json, write_keras_json
from lessons.network.layers import (
    GRU,
    LSTM,
    Bidirectional,
    Conv1D,
    Dense,
    Embedding,
    Flatten,
    Input,
    Reshape,
    TimeDistributed,
)
from lessons.network.predict import predict
from lessons.network.presets import PRESETS
from lessons.network.regularizers import L1L2
from lessons.network.spec import ModelSpec
from lessons.network.table import plain_facts

FORMS: tuple[Form, ...] = ("sequential", "functional", "subclass")
MORE = {
    "several": ModelSpec(
        Input((5, 3), batch_size=2, name="steps"),
        (LSTM(4, return_sequences=True, return_state=True), Dense(2, "softmax", name="head")),
        name="my model",
        functional=True,
        takes=(None, 1),
    ),
    "arguments": ModelSpec(
        Input((6,), dtype="int32"),
        (
            Embedding(20, 8, mask_zero=True, embeddings_initializer=Constant(0.5)),
            Bidirectional(GRU(4), merge_mode=None, backward_layer=GRU(4, go_backwards=True, use_bias=False)),
        ),
    ),
    "tuples": ModelSpec(
        Input((8, 2)),
        (
            Conv1D(4, (3,), kernel_regularizer=L1L2(0.1, 0.2)),
            TimeDistributed(Reshape((2, -1))),
            Flatten(),
            Dense(3, bias_initializer=RandomNormal(seed=6000), trainable=False),
        ),
    ),
}  # fmt: skip
SPECS = {key: preset.spec for key, preset in PRESETS.items()} | MORE
# one of each kind: no time, a mask, an open time axis, a final state, several outputs
AS_CLASS = (*MORE, "dense_batchnorm", "masked_tagger", "next_word", "encoder_decoder", "string_to_string")


def ran(code: str) -> Any:
    """The model that a program makes, in a Keras that has made nothing yet."""
    keras.utils.clear_session(free_memory=False)
    names: dict[str, Any] = {}
    exec(compile(code, "exported.py", "exec"), names)
    return names["model"]


def table_of(model: Any) -> list[tuple[Any, ...]]:
    """Name, class, shape(s) and counts of each layer, as real Keras has them."""
    rows = []
    for layer in model.layers:
        if not isinstance(layer, keras.layers.InputLayer):
            shapes = layer.output if isinstance(layer.output, list | tuple) else [layer.output]
            frozen = sum(weight.value.numpy().size for weight in layer.non_trainable_weights)
            said = tuple(tuple(shape.shape) for shape in shapes)
            rows.append((layer.name, type(layer).__name__, said, layer.count_params(), frozen))
    return rows


def predicted_table(spec: ModelSpec) -> list[tuple[Any, ...]]:
    return [
        (facts.name, facts.class_name, facts.output_shapes, facts.params, facts.non_trainable_params)
        for facts in predict(spec).layers
    ]


@pytest.mark.parametrize("form", ["sequential", "functional"])
@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_exported_code_and_json_give_the_table_we_show(
    spec: ModelSpec, form: Form, capsys: pytest.CaptureFixture[str]
) -> None:
    model = ran(keras_code(spec, form))
    assert "Total params" in capsys.readouterr().out  # the program shows its summary
    assert table_of(model) == predicted_table(spec)
    assert model.count_params() == predict(spec).total_params
    keras.utils.clear_session(free_memory=False)
    loaded = keras.models.model_from_json(write_keras_json(replace(spec, functional=form == "functional")))
    assert table_of(loaded) == predicted_table(spec)
    read = read_keras_json(model.to_json()).spec
    assert plain_facts(predict(read)) == plain_facts(predict(spec))
    assert read.loss == spec.loss


@pytest.mark.parametrize("key", AS_CLASS)
def test_the_exported_class_makes_its_weights_and_gives_the_table_we_show(
    key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = SPECS[key]
    model = ran(keras_code(spec, "subclass"))
    said = capsys.readouterr().out
    assert "unbuilt" not in said
    assert f"Total params: {predict(spec).total_params:,}" in said
    # a class keeps no shapes; the same layers called in the same way on an Input do
    given = keras.Input(spec.input.shape, batch_size=spec.input.batch_size, dtype=spec.input.dtype)
    assert table_of(keras.Model(given, model.call(given))) == predicted_table(spec)


def test_a_learner_who_names_a_layer_call_or_build_still_gets_a_class_that_runs() -> None:
    named = (Dense(4, name="call"), Dense(3, name="build"), Dense(2, name="class"))
    model = ran(keras_code(ModelSpec(Input((3,)), named), "subclass"))
    assert [layer.name for layer in model.layers] == ["call", "build", "class"]


def test_a_network_without_layers_is_a_class_that_hands_its_input_on() -> None:
    model = ran(keras_code(ModelSpec(Input((3,))), "subclass"))
    assert model(keras.ops.ones((1, 3))).shape == (1, 3)


@pytest.mark.parametrize("form", FORMS)
def test_a_chosen_loss_is_compiled(form: Form) -> None:
    spec = ModelSpec(Input((3,)), (Dense(4, "softmax"),), loss="sparse_categorical_crossentropy")
    assert ran(keras_code(spec, form)).loss == "sparse_categorical_crossentropy"
    assert "compile" not in keras_code(replace(spec, loss=None))


def test_only_what_differs_from_keras_is_written() -> None:
    assert layer_code(GRU(16, return_sequences=True)) == "layers.GRU(16, return_sequences=True)"
    assert layer_code(Embedding(20, 8)) == "layers.Embedding(20, 8)"
    assert layer_code(TimeDistributed(Dense(15))) == "layers.TimeDistributed(layers.Dense(15))"
    told = layer_code(Dense(3, kernel_initializer=RandomNormal(0.0, 0.05, 6000)))
    assert "keras.initializers.RandomNormal(mean=0.0, stddev=0.05, seed=6000)" in told


def test_one_of_several_outputs_is_said_in_the_functional_form_whatever_is_asked() -> None:
    assert keras_code(MORE["several"], "sequential") == keras_code(MORE["several"], "functional")
    assert "(x[1])" in keras_code(MORE["several"])
    assert "self.dense(x[1])" in keras_code(MORE["several"], "subclass")


@pytest.mark.parametrize(
    "text", ['"', "'", '")\nprint("caught")#', "\\", "{0}", "\x00", "\u2028", 'a"); import os; ("', "é"]
)
def test_no_text_of_a_learner_can_leave_its_quotes(text: str) -> None:
    spec = ModelSpec(
        Input((3,), name=text, dtype=text),
        (Dense(4, text, name=text, kernel_initializer=text),),
        name=text,
        loss=text,
    )
    for form in FORMS:
        spoken = compile(keras_code(spec, form), "exported.py", "exec")
        plain = compile(keras_code(harmless(spec), form), "exported.py", "exec")
        assert spoken.co_names == plain.co_names
        assert text in spoken.co_consts or text in str(spoken.co_consts) or text in keras_code(spec, form)


def harmless(spec: ModelSpec) -> ModelSpec:
    """The same network with a plain word everywhere."""
    layer = Dense(4, "word", name="word", kernel_initializer="word")
    return ModelSpec(Input((3,), name="word", dtype="word"), (layer,), name="word", loss="word")
