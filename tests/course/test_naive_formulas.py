"""Lesson 2 says what Keras gives beside a printed formula: real Keras says the same."""

import keras
import numpy as np
import pytest

from lessons.course.shown.naive_formulas import FORMULAS, NUMBERS, SCORES, steps_of


@pytest.mark.parametrize("numbers", NUMBERS)
@pytest.mark.parametrize("formula", FORMULAS)
def test_what_is_said_of_keras_is_what_keras_gives(formula: str, numbers: str) -> None:
    for score in SCORES:
        scores = {"softmax": [[score, 0]], "tanh": [[score]], "sigmoid": [[-score]]}[formula]
        given = np.asarray(keras.activations.get(formula)(keras.ops.convert_to_tensor(np.array(scores, numbers))))
        said = [float(each) for each in steps_of(formula, score, numbers).stable.split(", ")]
        np.testing.assert_allclose(said, given[0], rtol=6e-3, err_msg=f"{formula} of {score} in {numbers}")
