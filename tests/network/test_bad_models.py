"""Whatever is sent as a model: a network, an explained mistake or one clear line; never an exception."""

import copy
import json
import re
from typing import Any

import keras
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessons.network.keras_code import keras_code
from lessons.network.keras_json import Unreadable, read_keras_json, write_keras_json
from lessons.network.layers import LSTM, Dense, Input
from lessons.network.predict import predict
from lessons.network.presets import PRESETS
from lessons.network.spec import ModelSpec
from lessons.network.table import layer_table, plain_facts
from tests.network.test_keras_json import EVERYTHING, functional, node

SEEDS = [
    *(json.loads(write_keras_json(spec)) for spec in EVERYTHING.values()),
    *(json.loads(write_keras_json(PRESETS[key].spec)) for key in ("masked_tagger", "conv2d_classifier")),
    json.loads(functional(("a", [node(("in", 0))]), ("b", [node(("a", 0))]))),
]
ODD: st.SearchStrategy[Any] = st.sampled_from(
    [
        None, True, False, 0, -1, 1, 2, 3, 7, 10**17, -(10**17), 0.0, 0.5, -2.5, 1e300, "", "a", "10", "relu",
        "softmax", "dense", "input_layer", "Dense", "GRU", "Sequential", "channels_first", "same", "\ud800",
        "\x00", [], [1], [2, 3], [None], [-1, 0], [[1]], ["a", 0, 0], {}, {"config": {"keras_history": 1}},
        {"class_name": "Dense", "config": {"units": 2}}, {"class_name": "Zeros", "config": {}},
        {"class_name": [], "config": {}},
    ]
)  # fmt: skip
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def told(text: str) -> None:
    """Goes the whole way a model goes; only a clear refusal may come out of it."""
    try:
        read = read_keras_json(text)
    except Unreadable as refusal:
        line = str(refusal)
    else:
        line = "It could be read, so it is told."
        told_in_full(read.spec)
    assert line.isprintable()
    assert 20 < len(line) < 400


def told_in_full(spec: ModelSpec) -> None:
    """The table, the facts and the exports of a network, valid or not."""
    prediction = predict(spec)
    facts = plain_facts(prediction)
    assert layer_table(prediction).count("\n") == len(prediction.layers) + 4
    json.dumps(facts)
    if prediction.mistake:
        assert prediction.mistake.message
        assert facts["mistake"]["mend"]
        assert -1 <= prediction.mistake.layer < len(spec.layers)
    compile(keras_code(spec), "exported.py", "exec")
    again = read_keras_json(write_keras_json(spec)).spec
    assert plain_facts(predict(again)) == facts


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    told(text)


@given(PLAIN)
@settings(max_examples=300, deadline=None)
def test_any_json(value: Any) -> None:
    told(json.dumps(value))
    told(json.dumps({"class_name": "Sequential", "config": value}))
    told(json.dumps({"class_name": "Functional", "config": {"layers": value}}))
    given_input = {"class_name": "InputLayer", "config": {"batch_shape": [None, 5]}}
    told(json.dumps({"class_name": "Sequential", "config": {"layers": [given_input, value]}}))


@given(st.data())
@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_real_model_with_some_values_changed(data: st.DataObject) -> None:
    document = copy.deepcopy(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 3))):
        places = list(places_of(document))
        holder, key = places[data.draw(st.integers(0, len(places) - 1))]
        if data.draw(st.integers(0, 5)) == 0:
            del holder[key]
        else:
            holder[key] = copy.deepcopy(data.draw(ODD | PLAIN))
        if not list(places_of(document)):
            break
    told(json.dumps(document))


def places_of(value: Any) -> Any:
    """Every place in a document that holds a value, as (holder, key)."""
    keys = range(len(value)) if isinstance(value, list) else list(value) if isinstance(value, dict) else ()
    for key in keys:
        yield value, key
        yield from places_of(value[key])


@pytest.mark.parametrize("functional", [True, False])
@pytest.mark.parametrize(
    "names",
    [("dense", None, None), ("a", "a", None), ("a", "a", "a"), ("input_layer", None, None), ("a", "input_layer", None)],
)
def test_a_name_used_twice_is_told_in_keras_s_words_and_its_json_can_be_read(
    names: tuple[str | None, ...], functional: bool
) -> None:
    first, second, third = names
    layers = (LSTM(4, name=first), Dense(2, name=second), Dense(2, name=third))
    spec = ModelSpec(Input((5, 3)), layers, functional=functional)
    text = write_keras_json(spec)
    mistake = predict(spec).mistake
    assert mistake is not None
    with pytest.raises(ValueError, match=re.escape(mistake.keras_says)):
        keras.models.model_from_json(text)
    after = predict(mistake.mends[0].spec).mistake
    assert after is None or after.layer > mistake.layer  # one mend for each double name
    assert read_keras_json(text).spec == spec
