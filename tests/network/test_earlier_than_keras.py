"""The few mistakes we find before Keras does: Keras builds the layer, and then the numbers tell on it.

Each case here is a reason for an entry of EARLIER in agreement.py.
"""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lessons.network.layers import (
    GRU,
    LSTM,
    Activation,
    AveragePooling2D,
    Bidirectional,
    Dense,
    Dropout,
    GlobalAveragePooling1D,
    Input,
    Layer,
    LayerNormalization,
    MaxPooling1D,
    Permute,
    RepeatVector,
    Softmax,
    SpatialDropout1D,
    TimeDistributed,
)  # fmt: skip
from lessons.network.predict import predict
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace
from tests.network.agreement import EARLIER
from tests.network.keras_side import build, keras_layer, quiet


def numbers(sizes: Shape) -> np.ndarray:
    return np.random.default_rng(0).normal(size=(3, *(size or 1 for size in sizes))).astype(np.float32)


def run_in_keras(layers: tuple[Layer, ...], inputs: np.ndarray, training: bool = False) -> list[Any]:
    """The outputs of the last layer, each layer called by itself on numbers."""
    with quiet():
        flowing: Any = inputs
        for layer in layers:
            real = keras_layer(layer)
            flowing = real(flowing, training=training) if real._call_has_training_arg else real(flowing)
    return list(flowing) if isinstance(flowing, list | tuple) else [flowing]


def found(layers: tuple[Layer, ...], sizes: Shape) -> str:
    mistake = predict(ModelSpec(Input(sizes), layers)).mistake
    return "" if mistake is None else mistake.code


STEPS_WITH_OTHER_AXES: tuple[tuple[Layer, Shape], ...] = (
    (GlobalAveragePooling1D(), (5, 3)), (MaxPooling1D(2), (5, 3)), (RepeatVector(3), (5, 3, 2)), (LSTM(4), (5, 2, 3, 4)),
    (Permute((2, 1)), (5, 2, 3, 4)), (AveragePooling2D(2), (5, 4, 3)),
)  # fmt: skip


@pytest.mark.parametrize(("inner", "sizes"), STEPS_WITH_OTHER_AXES, ids=str)
def test_time_distributed_builds_a_layer_that_cannot_take_its_steps(inner: Layer, sizes: Shape) -> None:
    layers = (TimeDistributed(inner),)
    assert found(layers, sizes) == "inner_rank"
    announced = build(ModelSpec(Input(sizes), layers))
    assert announced.failed is None
    try:
        outputs = run_in_keras(layers, numbers(sizes))
    except Exception:
        return
    # where the numbers go through, they have another shape than Keras announced
    assert tuple(outputs[0].shape[1:]) != announced.steps[0].output_shapes[0][1:]


def test_time_distributed_takes_a_fixed_batch_for_the_features() -> None:
    spec = ModelSpec(Input((5, 3), batch_size=3), (TimeDistributed(LSTM(4)),))
    mistake = predict(spec).mistake
    assert mistake is not None
    assert mistake.code == "inner_rank"
    assert build(spec).failed is None
    with pytest.raises(Exception, match=r"TimeDistributed|LSTM"):
        run_in_keras(spec.layers, numbers((5, 3)))


def test_time_distributed_spatial_dropout_fails_in_training_only() -> None:
    layers = (TimeDistributed(SpatialDropout1D(0.5)),)
    assert found(layers, (5, 3)) == "inner_rank"
    run_in_keras(layers, numbers((5, 3)))
    with pytest.raises(Exception, match=r"SpatialDropout1D|TimeDistributed|out of range"):
        run_in_keras(layers, numbers((5, 3)), training=True)


def test_time_distributed_loses_the_states_of_its_layer() -> None:
    layers = (TimeDistributed(LSTM(4, return_state=True)),)
    assert found(layers, (5, 3, 2)) == "several_outputs"
    announced = build(ModelSpec(Input((5, 3, 2)), layers))
    if announced.failed is None:
        outputs = run_in_keras(layers, numbers((5, 3, 2)))
        assert tuple(outputs[0].shape[1:]) != announced.steps[0].output_shapes[0][1:]


@pytest.mark.parametrize("axis", [5, -4, (1, 7)])
def test_softmax_looks_at_its_axis_when_there_are_numbers(axis: int | tuple[int, ...]) -> None:
    layers = (Softmax(axis),)
    assert found(layers, (5, 3)) == "no_such_axis"
    assert build(ModelSpec(Input((5, 3)), layers)).failed is None
    with pytest.raises(Exception, match=r"range|axis|dimension"):
        run_in_keras(layers, numbers((5, 3)))


@pytest.mark.parametrize("layer", [Softmax((1, -2)), LayerNormalization((1, -2))], ids=str)
def test_an_axis_named_twice_fails_when_there_are_numbers(layer: Layer) -> None:
    assert found((layer,), (5, 3)) == "axis_twice"
    assert build(ModelSpec(Input((5, 3)), (layer,))).failed is None
    with pytest.raises(Exception, match=r"duplicate|reshape|axis|axes"):
        run_in_keras((layer,), numbers((5, 3)))


def test_bidirectional_announces_twice_the_units_of_its_forward_reader() -> None:
    layers = (Bidirectional(LSTM(3), backward_layer=LSTM(5, go_backwards=True)),)
    assert found(layers, (5, 3)) == "bidirectional_twins_differ"
    announced = build(ModelSpec(Input((5, 3)), layers)).steps[0].output_shapes[0]
    assert announced == (None, 6)
    assert run_in_keras(layers, numbers((5, 3)))[0].shape == (3, 8)


def test_readers_with_other_states_hand_on_fewer_outputs_than_announced() -> None:
    pair = Bidirectional(LSTM(3, return_state=True), backward_layer=GRU(3, return_state=True, go_backwards=True))
    assert found((pair,), (5, 3)) == "bidirectional_twins_differ"
    announced = build(ModelSpec(Input((5, 3)), (pair,))).steps[0].output_shapes
    assert len(announced) != len(run_in_keras((pair,), numbers((5, 3))))


def test_an_axis_of_size_0_leaves_nothing_to_calculate_with() -> None:
    assert found((Dense(3),), (0, 3)) == "input_size"
    assert build(ModelSpec(Input((0, 3)), (Dense(3),))).failed is None
    empty = np.zeros((2, 0, 3), np.float32)
    assert run_in_keras((Dense(3),), empty)[0].shape == (2, 0, 3)


def test_several_tensors_are_stacked_into_one_or_fail() -> None:
    def announced(layer: Layer) -> int:
        return len(build(ModelSpec(Input((5, 3)), (LSTM(4, return_state=True), layer))).steps[1].output_shapes)

    def handed_on(layer: Layer, training: bool = False) -> int:
        return len(run_in_keras((LSTM(4, return_state=True), layer), numbers((5, 3)), training))

    for layer in (Activation("relu"), Dropout(0.5), Softmax()):
        assert found((LSTM(4, return_state=True), layer), (5, 3)) == "several_inputs"
        assert announced(layer) == 3
    assert handed_on(Activation("relu")) == 1
    assert handed_on(Dropout(0.5), training=True) == 1
    with pytest.raises(AttributeError):
        handed_on(Softmax())


def test_every_reason_to_be_earlier_is_proved_here() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    assert [code for code in EARLIER if f'"{code}"' not in source] == []


def test_an_open_axis_that_turns_out_too_short_stops_the_trace_with_a_reason() -> None:
    stopped = trace(ModelSpec(Input((None, 2)), (MaxPooling1D(4),)), numbers((3, 2))).stopped
    assert stopped is not None
    assert stopped.code == "window_too_long"
    assert run_in_keras((MaxPooling1D(4),), numbers((3, 2)))[0].shape[1] == 0  # Keras: nothing is left, without a word
