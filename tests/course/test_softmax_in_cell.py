"""What lesson 3 says of a softmax inside a recurrent layer is what Keras does."""

import keras
import numpy as np
import pytest

from lessons.course.shown.softmax_in_cell import CELLS, CLASSES, in_cell
from lessons.network.inputs import make_inputs
from lessons.network.weights import draw_weights


@pytest.mark.parametrize("cell", CELLS)
def test_the_rows_are_those_of_keras_and_sum_to_1_without_gates_only(cell: str) -> None:
    shown = in_cell(cell)
    layer = getattr(keras.layers, cell)(CLASSES, activation="softmax", return_sequences=True)
    x = make_inputs(shown.spec).array
    layer.build(x.shape)
    layer.set_weights(list(draw_weights(shown.spec)[0]))
    rows = keras.ops.convert_to_numpy(layer(x))[0]
    assert np.allclose(rows, shown.rows, atol=1e-5)
    assert np.allclose(rows.sum(axis=-1), 1, atol=1e-5) == (cell == "SimpleRNN") == (shown.warning is None)
    assert np.allclose(shown.head.sum(axis=-1), 1, atol=1e-5)


@pytest.mark.parametrize("step", range(5))
def test_the_worked_out_row_adds_up(step: int) -> None:
    share, gate, state = (row for _, row in in_cell("LSTM").parts[step])
    assert np.allclose(share * gate, state, atol=1e-6)
    share, new, before, kept, state = (row for _, row in in_cell("GRU").parts[step])
    assert np.allclose(share * new + before * kept, state, atol=1e-6)
