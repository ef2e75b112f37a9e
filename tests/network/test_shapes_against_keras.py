"""Shapes, parameters, weights, masks and refusals of single layers and of the whole grid of cells and heads."""

from dataclasses import replace
from itertools import product
from random import Random
from typing import Any

import pytest

from lessons.network.arguments import arguments_of
from lessons.network.layers import (
    GRU,
    LAYERS,
    LSTM,
    Activation,
    AveragePooling2D,
    BatchNormalization,
    Bidirectional,
    Conv1D,
    Conv2D,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    GlobalAveragePooling1D,
    Input,
    Layer,
    LayerNormalization,
    Masking,
    MaxPooling1D,
    Permute,
    RepeatVector,
    Reshape,
    SimpleRNN,
    Softmax,
    SpatialDropout1D,
    TimeDistributed,
)  # fmt: skip
from lessons.network.predict import predict
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec
from tests.network.agreement import disagreement
from tests.network.keras_side import build
from tests.network.made_layers import LIKELY, some_input, some_layer
from tests.network.sweep import sweep_size

CHUNKS, PER_CHUNK = 10, 280
MERGES = ("concat", "sum", "mul", "ave", None)
CELLS: dict[str, Layer] = {
    "SimpleRNN": SimpleRNN(5),
    "LSTM": LSTM(5),
    "GRU": GRU(5),
    "GRU reset before": GRU(5, reset_after=False),
}
HEADS: dict[str, tuple[Layer, ...]] = {
    "none": (),
    "Dense": (Dense(4),),
    "Dense without bias, Softmax": (Dense(4, use_bias=False), Softmax()),
    "TimeDistributed(Dense)": (TimeDistributed(Dense(4)),),
    "Dense, Activation, Flatten, Dense": (Dense(4), Activation("softmax"), Flatten(), Dense(3)),
    "frozen": (Dense(4, trainable=False), TimeDistributed(Dense(2), trainable=False)),
    "stack": (LSTM(3, return_sequences=True), GRU(2), Dense(1, "sigmoid")),
}
SIZES = ((None, (6, 3)), (None, (None, 3)), (2, (4, 1)), (None, (4, None)))


def agree_all(specs: list[ModelSpec]) -> None:
    found = {str(spec.layers): said for spec in specs if (said := disagreement(spec))}
    assert not found, "\n".join(f"{layers}\n  {said}" for layers, said in found.items())


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_layer_with_random_arguments_is_predicted_as_keras_builds_it(chunk: int) -> None:
    names = list(LAYERS)
    specs = []
    for number in range(sweep_size(PER_CHUNK)):
        random = Random(f"layer {chunk}/{number}")
        kind = names[number % len(names)]
        given = some_input(random)
        while random.random() < 0.8 and kind not in LIKELY.get(len(given.batch_shape), ()):
            given = some_input(random)
        specs.append(ModelSpec(given, (some_layer(random, given.batch_shape, kind),)))
    agree_all(specs)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("cell", CELLS)
def test_cells_switches_heads_sizes_and_biases_agree(cell: str, head: str) -> None:
    specs = []
    for place, (sequences, backwards, bias) in enumerate(product((False, True), repeat=3)):
        batch, sizes = SIZES[place % len(SIZES)]
        state = place % 3 == 2 and head == "none"
        layer = replace(
            CELLS[cell], return_sequences=sequences, go_backwards=backwards, use_bias=bias, return_state=state
        )  # type: ignore[call-arg]
        specs.append(ModelSpec(Input((6, 3)), (layer, *HEADS[head])))
        specs.append(ModelSpec(Input(sizes, batch_size=batch), (layer, *HEADS[head])))
    agree_all(specs)


@pytest.mark.parametrize("merge", MERGES)
@pytest.mark.parametrize("cell", CELLS)
def test_both_directions_agree_in_every_merge_mode(cell: str, merge: str | None) -> None:
    specs = []
    for sequences, state, bias in product((False, True), repeat=3):
        inner = replace(CELLS[cell], return_sequences=sequences, return_state=state, use_bias=bias)  # type: ignore[call-arg]
        specs.append(ModelSpec(Input((None, 3)), (Bidirectional(inner, merge), Dense(4))))
    masked = Bidirectional(replace(CELLS[cell], return_sequences=True), merge)  # type: ignore[call-arg]
    specs.append(ModelSpec(Input((7,), dtype="int32"), (Embedding(9, 4, mask_zero=True), masked)))
    agree_all(specs)


INSIDE: tuple[tuple[Layer, Shape], ...] = (
    (Conv2D(3, 2), (4, 6, 6, 2)), (Conv1D(3, 2, padding="causal"), (4, 6, 2)), (Flatten(), (4, 6, 2)),
    (LSTM(3), (4, 6, 2)), (GRU(3, return_sequences=True), (4, 6, 2)), (Bidirectional(LSTM(3)), (4, 6, 2)),
    (MaxPooling1D(2), (4, 6, 2)), (GlobalAveragePooling1D(), (4, 6, 2)), (Reshape((2, -1)), (4, 6, 2)),
    (Permute((2, 1)), (4, 6, 2)), (RepeatVector(3), (4, 6)), (Embedding(5, 3), (4, 6)), (Dropout(0.5), (4, 6)),
    (BatchNormalization(), (4, 6)), (LayerNormalization(), (4, 6)), (TimeDistributed(Dense(3)), (4, 6, 2)),
    (Softmax(), (4, 6)), (Masking(), (4, 6, 2)), (LSTM(3), (4, 6)), (Conv2D(3, 2), (4, 6, 2)), (Dense(3), (4, None)),
    (Conv1D(3, 7), (4, 6, 2)), (Reshape((5,)), (4, 6)), (Permute((1, 2)), (4, 6)), (Dense(3), (6,)),
)  # fmt: skip


def test_time_distributed_around_every_kind_of_layer_agrees() -> None:
    agree_all([ModelSpec(Input(sizes), (TimeDistributed(layer), Dense(2))) for layer, sizes in INSIDE])


def test_bidirectional_around_a_layer_without_a_direction_is_refused() -> None:
    agree_all(
        [ModelSpec(Input(sizes), (Bidirectional(layer),)) for layer, sizes in GOOD if layer.class_name not in CELLS]
    )


BAD: dict[str, tuple[Any, ...]] = {
    "size": (0, -1, 2.0, "10", None, float("nan")),
    "sizes": (0, -1, 2.0, (2, 2), (2, 2, 2), (0, 1), "3", ()),
    "fraction": (1.5, -0.1, 50, "x", None),
    "choice": ("avg", 1, "SAME"),
    "activation": ("sofmax", "Softmax", 3, ""),
    "initializer": ("nope", 3),
    "layer": (3, "Dense"),
    "text": (3, "a/b"),
    "seed": (2.5, "x", 2**70),
    "switch": ("yes", 1),
    "axes": ("x", 2.5),
}
GOOD: tuple[tuple[Layer, Shape], ...] = (
    (Embedding(4, 3), (5,)), (SimpleRNN(4), (5, 3)), (LSTM(4), (5, 3)), (GRU(4), (5, 3)), (Dense(3), (5, 3)),
    (Activation("relu"), (5, 3)), (Softmax(), (5, 3)), (Dropout(0.5), (5, 3)), (SpatialDropout1D(0.5), (5, 3)),
    (BatchNormalization(), (5, 3)), (LayerNormalization(), (5, 3)), (RepeatVector(3), (3,)), (Flatten(), (5, 3)),
    (Reshape((3, 5)), (5, 3)), (Permute((2, 1)), (5, 3)), (Conv1D(4, 2), (5, 4)), (Conv2D(4, 2), (5, 6, 4)),
    (MaxPooling1D(), (5, 3)), (AveragePooling2D(2), (5, 5, 3)), (GlobalAveragePooling1D(), (5, 3)),
    (Bidirectional(LSTM(3)), (5, 3)), (TimeDistributed(Dense(3)), (5, 3)), (Masking(), (5, 3)),
)  # fmt: skip
# Keras stumbles over these by accident, somewhere behind its own checks; such words are not worth quoting.
ACCIDENTS = (
    "not supported between", "Cannot convert", "state_size must", "could not convert", "has no attribute",
    "must be fully-defined", "evenly divisible", "division by zero", "must be a tuple of", "batch size must be static",
)  # fmt: skip


@pytest.mark.parametrize(("layer", "sizes"), GOOD, ids=lambda value: getattr(value, "class_name", ""))
def test_a_wrong_argument_is_refused_in_the_words_of_keras(layer: Layer, sizes: Shape) -> None:
    for name, described in arguments_of(layer).items():
        for value in BAD.get(described.kind, ()):
            spec = ModelSpec(Input(sizes), (replace(layer, **{name: value}),))
            mistake, keras = predict(spec).mistake, build(spec)
            if described.accepts(value) and keras.failed is None:
                continue  # None for a kernel's sizes and the like
            assert mistake is not None, (name, value, keras.message)
            assert mistake.mends, (name, value)
            if mistake.keras_says:
                assert disagreement(spec) == "", (name, value)
            elif keras.failed is not None:
                assert any(each in keras.message for each in ACCIDENTS), (name, value, keras.message)


def test_equal_numbers_of_another_type_are_not_mixed_up_in_the_cache() -> None:
    whole, real = (ModelSpec(Input((5, 3)), (Dense(units),)) for units in (2, 2.0))  # type: ignore[arg-type]
    assert whole == real
    assert predict(whole).mistake is None
    assert predict(real).mistake is not None
