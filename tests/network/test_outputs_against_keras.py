"""The numbers: every kind of layer, every gate of every step, every mask, against real Keras in float32."""

from dataclasses import replace
from random import Random
from typing import Any

import keras
import numpy as np
import pytest

from lessons.network.layers import (
    GRU,
    LAYERS,
    LSTM,
    Activation,
    AveragePooling1D,
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
    GlobalAveragePooling2D,
    GlobalMaxPooling1D,
    GlobalMaxPooling2D,
    Input,
    Layer,
    LayerNormalization,
    Masking,
    MaxPooling1D,
    MaxPooling2D,
    Permute,
    Recurrent,
    RepeatVector,
    Reshape,
    SimpleRNN,
    Softmax,
    SpatialDropout1D,
    TimeDistributed,
)  # fmt: skip
from lessons.network.layers.dense import NAMES
from lessons.network.predict import predict
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec
from lessons.network.trace import Trace, trace
from tests.network.keras_side import keras_layer, keras_model, quiet, run
from tests.network.made_layers import LIKELY, some_input, some_layer
from tests.network.sweep import sweep_size

Array = np.ndarray
CELLS: tuple[Any, ...] = (SimpleRNN, LSTM, GRU)
BOUNDED = ("tanh", "sigmoid", "softsign", "softmax", "hard_sigmoid")
CHUNKS, PER_CHUNK = 6, 100


def assert_close(ours: Array, keras_numbers: Array) -> None:
    assert ours.shape == keras_numbers.shape
    assert ours.dtype == keras_numbers.dtype
    scale = max(1.0, float(np.abs(keras_numbers).max(initial=0)))
    worst = float(np.abs(ours - keras_numbers).max(initial=0))
    assert worst <= 1e-6 * scale, f"{worst:.1e} apart, numbers up to {scale:.1e}"


def assert_agrees(spec: ModelSpec, inputs: Array) -> Trace:
    """Each layer of our trace against the same layer in Keras, fed with what we fed ours."""
    ours = trace(spec, inputs)
    assert ours.stopped is None
    arriving, mask = inputs, None
    for layer, weights, flow in zip(spec.layers, ours.weights, ours.flows, strict=True):
        outputs, mask_left = run(layer, arriving, weights, mask)
        assert len(outputs) == len(flow.outputs)
        for mine, theirs in zip(flow.outputs, outputs, strict=True):
            assert_close(mine, theirs)
        assert (flow.mask is None) == (mask_left is None), layer.title
        if mask_left is not None:
            np.testing.assert_array_equal(flow.mask, mask_left)
        arriving, mask = flow.output, flow.mask
    return ours


def numbers(*shape: int, seed: int = 0) -> Array:
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


def padded_ids(rows: int = 3, time: int = 7, words: int = 9) -> Array:
    ids = np.random.default_rng(1).integers(1, words, (rows, time))
    ids[0, 4:] = 0
    ids[1, 0] = 0  # a hole at the start
    ids[2, 3] = 0  # and one in the middle
    return ids.astype(np.int32)


PLAIN: tuple[tuple[Layer, Shape], ...] = (
    (Dense(4), (3,)), (Dense(4, "softmax"), (5, 3)), (Dense(4, use_bias=False), (2, 5, 3)),
    (Conv1D(6, 3), (9, 4)), (Conv1D(6, 3, 2, "same"), (9, 4)), (Conv1D(6, 3, padding="causal", dilation_rate=2), (9, 4)),
    (Conv1D(6, 2, padding="same", groups=2), (8, 4)), (Conv1D(4, 3, dilation_rate=3, use_bias=False), (9, 4)),
    (Conv1D(4, 4, 3, "same"), (10, 3)), (Conv2D(4, 3), (7, 6, 3)), (Conv2D(4, (2, 3), (2, 1), "same"), (7, 6, 3)),
    (Conv2D(6, 3, groups=3, activation="relu"), (6, 6, 3)), (Conv2D(2, (3, 2), dilation_rate=(2, 1)), (8, 7, 2)),
    (MaxPooling1D(2), (7, 3)), (MaxPooling1D(3, 2, "same"), (8, 3)), (AveragePooling1D(3, 2, "same"), (8, 3)),
    (AveragePooling1D(3, 1), (8, 3)), (MaxPooling2D(2), (6, 5, 2)), (MaxPooling2D((3, 2), 2, "same"), (7, 6, 2)),
    (AveragePooling2D((2, 3), (1, 2), "same"), (7, 6, 2)), (AveragePooling2D(2), (6, 6, 2)),
    (GlobalMaxPooling1D(), (6, 3)), (GlobalMaxPooling1D(keepdims=True), (6, 3)), (GlobalAveragePooling1D(), (6, 3)),
    (GlobalAveragePooling1D(keepdims=True), (6, 3)), (GlobalMaxPooling2D(), (4, 5, 3)),
    (GlobalAveragePooling2D(keepdims=True), (4, 5, 3)), (Flatten(), (4, 5, 3)), (RepeatVector(4), (3,)),
    (Reshape((3, -1, 2)), (6, 5)), (Permute((2, 1)), (6, 5)), (Permute((3, 1, 2)), (4, 5, 3)),
    (LayerNormalization(), (6, 5)), (LayerNormalization((1, 2)), (6, 5)), (LayerNormalization(-2, center=False), (6, 5)),
    (LayerNormalization((2, -2), beta_initializer="ones"), (6, 5)), (LayerNormalization(scale=False), (6, 5)),
    (BatchNormalization(gamma_initializer="random_normal", beta_initializer="ones"), (6, 5)),
    (BatchNormalization(1, moving_mean_initializer="ones", moving_variance_initializer="ones"), (6, 5)),
    (BatchNormalization(center=False, scale=False, moving_mean_initializer="random_normal"), (6, 5)),
    (Softmax(), (6, 5)), (Softmax(1), (6, 5)), (Softmax((1, 2)), (6, 5)), (Softmax(0), (6, 5)), (Dropout(0.5), (6, 5)),
    (SpatialDropout1D(0.5), (6, 5)), (Masking(), (6, 5)), (TimeDistributed(Dense(4)), (6, 5)),
    (TimeDistributed(Conv2D(3, 2)), (3, 5, 5, 2)), (TimeDistributed(Flatten()), (3, 5, 2)),
    (TimeDistributed(LSTM(3, return_sequences=True)), (3, 5, 2)), (TimeDistributed(Softmax(0)), (3, 5)),
    (TimeDistributed(BatchNormalization(moving_mean_initializer="ones")), (3, 5)),
    (TimeDistributed(TimeDistributed(Dense(2))), (3, 4, 5)), (TimeDistributed(Bidirectional(GRU(2), "sum")), (3, 5, 2)),
    (TimeDistributed(MaxPooling1D(2)), (3, 6, 2)), (TimeDistributed(RepeatVector(2)), (3, 6)),
)  # fmt: skip


def test_every_kind_of_layer_is_among_the_cases() -> None:
    seen = {layer.class_name for layer, _ in PLAIN} | {
        "SimpleRNN",
        "LSTM",
        "GRU",
        "Bidirectional",
        "Embedding",
        "Activation",
    }
    assert seen == set(LAYERS)


@pytest.mark.parametrize(("layer", "sizes"), PLAIN, ids=str)
def test_a_layer_gives_the_numbers_of_keras(layer: Layer, sizes: Shape) -> None:
    inputs = numbers(3, *(size or 1 for size in sizes))
    inputs[0, -1] = 0  # a step Masking takes for padding
    assert_agrees(ModelSpec(Input(sizes), (layer,)), inputs)


@pytest.mark.parametrize("name", [*NAMES, None])
def test_an_activation_gives_the_numbers_of_keras(name: str | None) -> None:
    inputs = np.concatenate([numbers(3, 4, 5), 4 * numbers(3, 4, 5, seed=1), np.zeros((1, 4, 5), np.float32)])
    assert_agrees(ModelSpec(Input((4, 5)), (Activation(name), Dense(3, name))), inputs)


@pytest.mark.parametrize("rows", [(3,), (3, 4), (2, 3, 4)])
def test_an_embedding_reads_ids_of_any_rank_and_counts_negative_ones_from_the_end(
    rows: tuple[int, ...],
) -> None:
    ids = np.random.default_rng(3).integers(-9, 9, rows).astype(np.int32)
    assert_agrees(ModelSpec(Input(rows[1:], dtype="int32"), (Embedding(9, 4, mask_zero=True), Dense(2))), ids)


@pytest.mark.parametrize("kind", CELLS)
@pytest.mark.parametrize("masked", [False, True])
def test_cells_give_the_numbers_of_keras_with_every_switch(kind: Any, masked: bool) -> None:
    for place in range(24):
        random = Random(f"{kind.__name__} {place}")
        extra: dict[str, Any] = {} if kind is SimpleRNN else {"recurrent_activation": random.choice(BOUNDED)}
        if kind is GRU:
            extra["reset_after"] = random.random() < 0.5
        layer = kind(
            4, random.choice(BOUNDED), use_bias=place % 3 > 0, bias_initializer="random_normal",
            return_sequences=place % 2 == 0, return_state=place % 5 < 2, go_backwards=place % 4 > 1,
            zero_output_for_mask=place % 7 < 3, unroll=place % 6 == 5, dropout=0.3, **extra,
        )  # fmt: skip
        if masked:
            spec = ModelSpec(Input((7,), dtype="int32"), (Embedding(9, 5, mask_zero=True), layer))
            assert_agrees(spec, padded_ids())
        else:
            assert_agrees(ModelSpec(Input((7, 5)), (layer,)), numbers(3, 7, 5))


@pytest.mark.parametrize("merge", ["concat", "sum", "mul", "ave", None])
@pytest.mark.parametrize("kind", CELLS)
def test_both_directions_give_the_numbers_of_keras(kind: Any, merge: str | None) -> None:
    for sequences in (False, True):
        for state in (False, True):
            inner = kind(3, return_sequences=sequences, return_state=state)
            layer = Bidirectional(inner, merge)
            assert_agrees(ModelSpec(Input((7, 5)), (layer,)), numbers(3, 7, 5))
            masked = ModelSpec(Input((7,), dtype="int32"), (Embedding(9, 5, mask_zero=True), layer))
            assert_agrees(masked, padded_ids())


def test_a_backward_reader_of_another_kind_gives_the_numbers_of_keras() -> None:
    layer = Bidirectional(
        LSTM(3, return_sequences=True), "sum", backward_layer=GRU(3, return_sequences=True, go_backwards=True)
    )
    assert_agrees(ModelSpec(Input((7,), dtype="int32"), (Embedding(9, 5, mask_zero=True), layer)), padded_ids())


def keras_steps(layer: Recurrent, weights: tuple[Array, ...], inputs: Array, mask: Array | None) -> dict[str, Array]:
    """Every gate, carry and state of every step, from Keras's own cell and Keras's own operations."""
    real = keras_layer(layer)
    real.build(inputs.shape)
    real.set_weights(list(weights))
    ops, cell, units = keras.ops, real.cell, layer.units
    states = [ops.zeros((inputs.shape[0], units)) for _ in layer.states]
    seen: dict[str, list[Array]] = {}
    for t in range(inputs.shape[1]):
        x, h = ops.convert_to_tensor(inputs[:, t]), states[0]
        gates = {} if isinstance(layer, SimpleRNN) else _keras_gates(layer, cell, x, h)
        _, new = cell(x, states if len(states) > 1 else states[:1])
        new = list(new) if isinstance(new, list | tuple) else [new]
        if mask is not None:
            keep = ops.convert_to_tensor(mask[:, t, None])
            new = [ops.where(keep, fresh, old) for fresh, old in zip(new, states, strict=True)]
        states = new
        gates |= dict(zip(layer.states, states, strict=True))
        for name, value in gates.items():
            seen.setdefault(name, []).append(np.asarray(value))
    return {name: np.stack(values, axis=1) for name, values in seen.items()}


def _keras_gates(layer: Recurrent, cell: Any, x: Any, h: Any) -> dict[str, Any]:
    ops, units = keras.ops, layer.units
    gate, shape = cell.recurrent_activation, cell.activation
    if isinstance(layer, LSTM):
        z = ops.matmul(x, cell.kernel) + ops.matmul(h, cell.recurrent_kernel)
        z = z if cell.bias is None else z + cell.bias
        i, f, c, o = ops.split(z, 4, axis=1)
        return {"input_gate": gate(i), "forget_gate": gate(f), "candidate": shape(c), "output_gate": gate(o)}
    bias = cell.bias
    own, back = (None, None) if bias is None else ((bias[0], bias[1]) if cell.reset_after else (bias, None))
    p = ops.matmul(x, cell.kernel) if own is None else ops.matmul(x, cell.kernel) + own
    if cell.reset_after:
        q = ops.matmul(h, cell.recurrent_kernel)
        q = q if back is None else q + back
        z, r = gate(p[:, :units] + q[:, :units]), gate(p[:, units : 2 * units] + q[:, units : 2 * units])
        candidate = shape(p[:, 2 * units :] + r * q[:, 2 * units :])
    else:
        q = ops.matmul(h, cell.recurrent_kernel[:, : 2 * units])
        z, r = gate(p[:, :units] + q[:, :units]), gate(p[:, units : 2 * units] + q[:, units:])
        candidate = shape(p[:, 2 * units :] + ops.matmul(r * h, cell.recurrent_kernel[:, 2 * units :]))
    return {"update_gate": z, "reset_gate": r, "candidate": candidate}


EXPOSED: tuple[Recurrent, ...] = (
    SimpleRNN(4), SimpleRNN(4, "relu", use_bias=False), LSTM(4), LSTM(4, "softsign", use_bias=False),
    LSTM(4, recurrent_activation="softmax", unit_forget_bias=False), GRU(4), GRU(4, use_bias=False),
    GRU(4, reset_after=False, bias_initializer="random_normal"), GRU(4, bias_initializer="random_normal"),
    GRU(4, "softmax", recurrent_activation="hard_sigmoid"),
)  # fmt: skip


@pytest.mark.parametrize("masked", [False, True])
@pytest.mark.parametrize("layer", EXPOSED, ids=str)
def test_every_gate_and_state_of_every_step_is_what_keras_computes(layer: Recurrent, masked: bool) -> None:
    mask = padded_ids() != 0 if masked else None
    inputs = numbers(3, 7, 5)
    weights = trace(ModelSpec(Input((7, 5)), (layer,)), inputs).weights[0]
    ours = layer.forward(inputs, weights, mask).inside
    theirs = keras_steps(layer, weights, inputs, mask)
    assert set(ours) == set(theirs)
    for name, values in theirs.items():
        assert_close(ours[name], values)


def test_the_gates_of_both_directions_lie_at_the_step_they_read() -> None:
    pair, inputs = Bidirectional(GRU(4, return_sequences=True)), numbers(3, 7, 5)
    run_by_hand = trace(ModelSpec(Input((7, 5)), (pair,)), inputs)
    weights, inside = run_by_hand.weights[0], run_by_hand.flows[0].inside
    ahead = keras_steps(GRU(4), weights[:3], inputs, None)
    back = keras_steps(GRU(4), weights[3:], inputs[:, ::-1], None)
    for name in ahead:
        assert_close(inside[f"forward/{name}"], ahead[name])
        assert_close(inside[f"backward/{name}"], back[name][:, ::-1])


MASKED: tuple[tuple[Layer, ...], ...] = (
    (Dense(4, "softmax"),), (TimeDistributed(Dense(4)),), (Activation("softmax"),), (Dropout(0.2),), (Conv1D(3, 2),),
    (BatchNormalization(),), (LayerNormalization(),), (Flatten(),), (MaxPooling1D(2),), (GlobalMaxPooling1D(),),
    (GlobalAveragePooling1D(),), (GlobalAveragePooling1D(keepdims=True),), (Reshape((-1,)),), (Permute((2, 1)),),
    (LSTM(3, return_sequences=True), Dense(2), GRU(2)), (SpatialDropout1D(0.2), SimpleRNN(3)),
    (TimeDistributed(Dense(3)), LSTM(3, zero_output_for_mask=True, return_sequences=True), GlobalAveragePooling1D()),
    (Bidirectional(LSTM(3, return_sequences=True)), TimeDistributed(Dense(2, "softmax")), Bidirectional(GRU(2))),
    (Masking(), LSTM(2)), (GRU(3), RepeatVector(4), GRU(2, return_sequences=True)), (AveragePooling1D(2), GRU(2)),
    (Bidirectional(LSTM(3, return_sequences=True), merge_mode=None),), (LSTM(3, return_state=True),),
)  # fmt: skip


@pytest.mark.parametrize("layers", MASKED, ids=str)
def test_a_mask_is_passed_used_and_dropped_where_keras_does_it(layers: tuple[Layer, ...]) -> None:
    spec = ModelSpec(Input((7,), dtype="int32"), (Embedding(9, 5, mask_zero=True), *layers))
    run_by_hand = assert_agrees(spec, padded_ids())
    assert [flow.mask is not None for flow in run_by_hand.flows] == [
        facts.mask in ("starts", "passes") or (facts.mask == "uses" and len(facts.output_shape) == 3)
        for facts in predict(spec).layers
    ]


def test_a_mask_of_words_in_sentences_goes_through_time_distributed() -> None:
    ids = np.stack([padded_ids(), padded_ids()[::-1]])  # (batch, sentence, word)
    spec = ModelSpec(
        Input((3, 7), dtype="int32"), (Embedding(9, 4, mask_zero=True), TimeDistributed(LSTM(3)), Dense(2))
    )
    assert_agrees(spec, ids)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_random_layers_give_the_numbers_of_keras(chunk: int) -> None:
    names, done = list(LAYERS), 0
    for number in range(sweep_size(PER_CHUNK)):
        random = Random(f"numbers {chunk}/{number}")
        kind, given = names[number % len(names)], some_input(random)
        while len(given.batch_shape) > 2 and kind not in LIKELY[len(given.batch_shape)]:
            given = some_input(random)
        layer = _calm(some_layer(random, given.batch_shape, kind))
        spec = ModelSpec(given, (Masking(), layer) if random.random() < 0.3 and len(given.shape) > 1 else (layer,))
        if predict(spec).mistake or given.dtype == "int32" or None in given.shape[1:]:
            continue
        shape = (given.batch_size or 3, *(size or 9 for size in given.shape))
        inputs = numbers(*shape, seed=number)
        inputs = np.abs(inputs) if kind == "Embedding" else inputs
        if "LayerNormalization" in str(spec.layers) and min(shape[1:], default=3) < 3:
            continue  # two nearly equal numbers: the digits are lost in Keras as well
        if trace(spec, inputs).stopped is None:
            assert_agrees(spec, inputs)
            done += 1
    assert done > sweep_size(PER_CHUNK) / 3


def _calm(layer: Layer) -> Layer:
    """The layer without activations that let a state grow step by step, and with it every rounding."""
    changes: dict[str, Any] = {}
    for name in ("activation", "recurrent_activation"):
        if isinstance(layer, Recurrent) and getattr(layer, name, "tanh") not in BOUNDED:
            changes[name] = "tanh" if name == "activation" else "sigmoid"
    for name in ("layer", "backward_layer"):
        if isinstance(getattr(layer, name, None), Layer):
            changes[name] = _calm(getattr(layer, name))
    return replace(layer, **changes)


WHOLE = (
    ModelSpec(Input((64, 15)), (GRU(16, return_sequences=True), TimeDistributed(Dense(15)), Softmax())),
    ModelSpec(
        Input((9,), dtype="int32"),
        (Embedding(9, 6, mask_zero=True), Bidirectional(LSTM(5)), Dense(3, "softmax")),
    ),
    ModelSpec(Input((8, 8, 2)), (Conv2D(4, 3), MaxPooling2D(2), Flatten(), Dense(5, "softmax"))),
)


@pytest.mark.parametrize("spec", WHOLE, ids=str)
def test_a_whole_model_gives_the_numbers_of_keras(spec: ModelSpec) -> None:
    sizes = tuple(size or 1 for size in spec.input.shape)
    inputs = padded_ids(time=9) if spec.input.dtype == "int32" else numbers(3, *sizes)
    ours = trace(spec, inputs)
    with quiet():
        model = keras_model(spec)
        model.set_weights([array for arrays in ours.weights for array in arrays])
        assert_close(ours.output, np.asarray(model(inputs)))
