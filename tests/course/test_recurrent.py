"""What lesson 4 shows beside its numbers: the picture follows the knobs."""

import keras
import numpy as np
import pytest

from lessons.course.shown import gates_by_hand, parameter_xray, recurrent_step, swapped_axes
from lessons.figures.scene import make_scene
from lessons.network.layers import LSTM
from lessons.network.trace import trace


@pytest.mark.parametrize(("units", "words", "steps"), [(10, 100, 4), (10, 100, 12), (3, 7, 1)])
def test_timesteps_are_columns_and_units_are_cells(units: int, words: int, steps: int) -> None:
    prediction = parameter_xray.next_word(units, words)
    inputs, run = parameter_xray.next_word_run(units, words, steps)
    scene = make_scene(prediction, inputs, run)
    assert [row["steps"] for row in scene["rows"]] == [steps] * 3
    assert [row["of"] for row in scene["rows"]] == [1, units, words]
    assert scene["rows"][1]["cells"] == units


def test_timesteps_add_no_parameter() -> None:
    assert parameter_xray.next_word_run(10, 100, 1)[1].weights[0][1].shape == (10, 10)
    weights = [parameter_xray.next_word_run(10, 100, steps)[1].weights for steps in (1, 12)]
    sizes = [[[each.shape for each in layer] for layer in run] for run in weights]
    assert sizes[0] == sizes[1]


@pytest.mark.parametrize("name", swapped_axes.READINGS)
def test_keras_reads_the_six_numbers_in_either_shape_and_raises_nothing(name: str) -> None:
    shown = swapped_axes.reading_of(name)
    layer = keras.layers.SimpleRNN(swapped_axes.UNITS)
    layer.build(shown.shape)
    assert tuple(layer.get_weights()[0].shape) == shown.kernel
    assert layer.count_params() == shown.prediction.total_params
    layer.set_weights(list(shown.run.weights[0]))
    assert np.allclose(layer(shown.inputs.array), shown.run.output, atol=1e-6)


def test_swapping_time_and_feature_changes_all_but_the_shape_of_the_output() -> None:
    steps, features = map(swapped_axes.reading_of, swapped_axes.READINGS)
    assert steps.run.output.shape == features.run.output.shape
    assert steps.inputs.array.ravel().tolist() == features.inputs.array.ravel().tolist()
    assert steps.kernel != features.kernel
    assert steps.prediction.total_params != features.prediction.total_params
    assert not np.allclose(steps.state, features.state)
    assert steps.dense_apart is None


def test_with_one_step_the_recurrent_kernel_changes_nothing() -> None:
    shown = swapped_axes.reading_of(swapped_axes.READINGS[1])
    kernel, recurrent, bias = shown.run.weights[0]
    other = trace(shown.prediction.spec, shown.inputs.array, ((kernel, recurrent + 1, bias),))
    assert other.output.tolist() == shown.run.output.tolist()
    assert shown.zeros == recurrent.size


def test_gates_moved_by_hand_are_an_lstm_whose_gates_stand_still() -> None:
    unit = gates_by_hand.Gated(0.8, -0.5, 0.9, 0.3, 0.6)
    wanted = np.array([unit.input_gate, unit.forget_gate, 0.5, unit.output_gate])
    bias = np.log(wanted / (1 - wanted))  # sigmoid turned round
    bias[2] = np.arctanh(unit.candidate)
    weights = (np.zeros((1, 4)), np.zeros((1, 4)), bias)
    record = LSTM(1).run(np.zeros((1, 10, 1)), weights, start=(np.zeros((1, 1)), np.full((1, 1), unit.before)))
    assert np.allclose(record["carry"][0, :, 0], unit.carries(10)[1:])
    assert np.allclose(record["state"][0, :, 0], unit.states(10))
    layer = keras.layers.LSTM(1, return_sequences=True)
    layer.build((1, 10, 1))
    layer.set_weights(list(weights))
    states = layer(np.zeros((1, 10, 1)), initial_state=[np.zeros((1, 1)), np.full((1, 1), unit.before)])
    assert np.allclose(np.asarray(states)[0, :, 0], unit.states(10), atol=1e-6)


@pytest.mark.parametrize("cell", recurrent_step.CELLS)
def test_every_unit_can_be_written_out_and_its_number_is_the_new_state(cell: str) -> None:
    shown = recurrent_step.recurrent_step(cell, 2)
    written = [shown.new_state(unit) for unit in range(recurrent_step.UNITS)]
    assert len(set(written)) == recurrent_step.UNITS == len(recurrent_step.UNIT_NAMES)
    assert [float(each.split(" = ")[-1]) for each in written] == pytest.approx(shown.after.tolist(), rel=0.01)
