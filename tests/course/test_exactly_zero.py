"""Where the softmax of Keras becomes exactly 0, as lesson 7 says."""

import keras
import numpy as np

from lessons.course.shown.every_timestep import gap_to_zero, smallest_share


def share(gap: int) -> float:
    return float(keras.layers.Softmax()(np.array([[0.0, -gap]], np.float32))[0, 1])


def test_keras_reaches_zero_where_the_page_says_or_one_before() -> None:
    first = next(gap for gap in range(60, 120) if share(gap) == 0)
    assert first in (gap_to_zero() - 1, gap_to_zero())  # one before with the quick powers of some processors


def test_before_that_the_page_shows_the_share_of_keras() -> None:
    for gap in (1, 20, 80):
        assert np.isclose(smallest_share(gap), share(gap), rtol=1e-5, atol=0)
