"""The tensors that lesson 5 draws beside a layer are those that leave it in Keras, in this order."""

import keras
import numpy as np
import pytest

from lessons.course.shown.time_axis import CELLS, UNITS, handed_on
from lessons.network.inputs import make_inputs
from lessons.network.weights import draw_weights


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("keeps", [False, True])
def test_the_tensors_are_those_of_keras_and_state_h_is_the_last_row(cell: str, keeps: bool) -> None:
    handed, spec = handed_on(cell, keeps)
    layer = getattr(keras.layers, cell)(UNITS, return_sequences=keeps, return_state=True)
    x = make_inputs(spec).array
    layer.build(x.shape)
    layer.set_weights(list(draw_weights(spec)[0]))
    real = [keras.ops.convert_to_numpy(each)[0] for each in layer(x)]
    assert [each.shape for each in real] == [each.values.shape for each in handed]
    assert all(np.allclose(one, each.values, atol=1e-5) for one, each in zip(real, handed, strict=True))
    assert [each.apart == 0 for each in handed] == [True, True, False][: len(handed)]
