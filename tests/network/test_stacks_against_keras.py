"""Chains of layers, valid and invalid, made by Hypothesis: we end where Keras ends, for the same reason."""

from random import Random

import keras
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessons.network.layers import (
    GRU,
    LSTM,
    Activation,
    Bidirectional,
    Conv1D,
    Dense,
    Embedding,
    Flatten,
    GlobalAveragePooling1D,
    Input,
    Masking,
    RepeatVector,
    Reshape,
    Softmax,
    TimeDistributed,
)  # fmt: skip
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec
from tests.network.agreement import disagreement
from tests.network.keras_side import build, keras_model, quiet
from tests.network.made_layers import some_stack
from tests.network.sweep import sweep_size

CHUNKS, PER_CHUNK = 8, 60


@pytest.mark.parametrize("chunk", range(CHUNKS))
@settings(
    max_examples=sweep_size(PER_CHUNK),
    derandomize=True,  # by the test's name, which has the chunk in it: every chunk sees stacks of its own
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(steered=st.randoms(use_true_random=False), wild=st.randoms(use_true_random=True), simple=st.booleans())
def test_a_random_stack_ends_where_keras_ends(chunk: int, steered: Random, wild: Random, simple: bool) -> None:
    # a steered Random shrinks to something small, a wild one explores
    spec = some_stack(steered if simple else wild)
    assert disagreement(spec) == "", (spec.input, spec.layers)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_long_stack_ends_where_keras_ends(chunk: int) -> None:
    specs = {some_stack(Random(f"stack {chunk}/{number}"), most=8) for number in range(sweep_size(PER_CHUNK))}
    assert len(specs) > 0.9 * sweep_size(PER_CHUNK)
    for spec in specs:
        assert disagreement(spec) == "", (spec.input, spec.layers)


def test_enough_stacks_are_refused_and_enough_are_not() -> None:
    refused = [predict(some_stack(Random(f"balance {number}"))).mistake is not None for number in range(300)]
    assert 60 < sum(refused) < 240


CHAINS = (
    ModelSpec(Input((64, 15)), (GRU(16, return_sequences=True), TimeDistributed(Dense(15)), Activation("softmax"))),
    ModelSpec(Input((64, 15)), (GRU(16), Dense(15), Softmax())),
    ModelSpec(Input((7, 3)), (LSTM(16), RepeatVector(5), LSTM(16, return_sequences=True), Dense(9, "softmax"))),
    ModelSpec(Input((None, 3)), (Conv1D(4, 3, padding="causal"), Bidirectional(GRU(5)), Dense(2))),
    ModelSpec(
        Input((None,), dtype="int32"),
        (
            Embedding(20, 8, mask_zero=True),
            Bidirectional(LSTM(6, return_sequences=True)),
            Dense(10, "softmax"),
        ),
    ),
    ModelSpec(Input((4, 6, 5)), (Masking(), TimeDistributed(LSTM(3)), GlobalAveragePooling1D(), Dense(2))),
    ModelSpec(Input((12,)), (Reshape((3, -1)), Flatten(), Dense(5))),
)


@pytest.mark.parametrize("spec", CHAINS, ids=str)
def test_the_totals_of_a_sequential_model_are_ours(spec: ModelSpec) -> None:
    ours = predict(spec)
    with quiet():
        model = keras_model(spec)
    assert model.output_shape == ours.output_shapes[0]
    assert model.count_params() == ours.total_params
    assert sum(int(keras.ops.size(each)) for each in model.trainable_weights) == ours.trainable_params


FINAL_STATES = (
    (LSTM(4, return_sequences=True, return_state=True), 1),
    (LSTM(4, return_sequences=True, return_state=True), 2),
    (GRU(4, return_state=True), 1),
    (LSTM(4, return_sequences=True, return_state=True), 0),
    (Bidirectional(GRU(4, return_sequences=True), merge_mode=None), 1),
    (Bidirectional(LSTM(4, return_sequences=True, return_state=True), merge_mode=None), 3),
)


@pytest.mark.parametrize(("cell", "taken"), FINAL_STATES)
def test_a_functional_chain_takes_one_output_and_its_mask(cell: LSTM, taken: int) -> None:
    ids = Input((6,), dtype="int32")
    layers = (Embedding(9, 5, mask_zero=True), cell, Activation("relu"))
    spec = ModelSpec(ids, layers, functional=True, takes=(None, None, taken))
    assert disagreement(spec) == ""
    assert build(spec).failed is None
