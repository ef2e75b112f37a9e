"""What lesson 1 says of a layer before and after it has met data is what Keras says."""

import keras
import numpy as np
import pytest

from lessons.course.shown.open_batch import FEATURES, UNITS, printed


def summary_of(model: keras.Model) -> str:
    lines: list[str] = []
    model.summary(print_fn=lambda line, **_: lines.append(str(line)))
    return "\n".join(lines)


def test_the_summary_prints_what_the_page_says() -> None:
    layer = keras.layers.Dense(UNITS)
    model = keras.Sequential([layer])
    before, after = printed(False), printed(True)
    assert before.shape in summary_of(model)
    assert before.params in summary_of(model)
    model(np.zeros((5, FEATURES)))
    assert (str(layer.count_params()), tuple(layer.kernel.shape)) == (after.params, after.kernel)
    model = keras.Sequential([keras.Input((FEATURES,)), keras.layers.Dense(UNITS)])
    assert after.shape in summary_of(model)


def test_a_layer_that_is_not_built_cannot_be_counted() -> None:
    with pytest.raises(ValueError, match="isn't built") as told:
        keras.layers.Dense(UNITS, name="dense").count_params()
    assert str(told.value) == printed(False).says
