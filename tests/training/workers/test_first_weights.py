"""The first numbers of a layer as a worker draws them are those of a learner's own Keras."""

import keras
import numpy as np
import pytest

from lessons.course.shown.first_numbers import SEED, WAYS, kernel_and_bias
from lessons.training.engine import Engine, Refused


def test_one_seed_draws_what_keras_draws_here_too_and_the_bias_is_row_0(keras_engine: Engine) -> None:
    drawn = keras_engine.first_weights(kernel_and_bias(WAYS[0])[2], timeout=120)
    ((kernel, bias),) = drawn.weights
    here = keras.initializers.RandomNormal(mean=0.0, stddev=0.05, seed=SEED)
    np.testing.assert_array_equal(kernel, np.asarray(here((3, 3))))
    np.testing.assert_array_equal(kernel[0], bias)
    assert drawn.keras == keras.__version__


def test_without_a_seed_the_same_network_is_the_same_again(keras_engine: Engine) -> None:
    spec = kernel_and_bias(WAYS[2])[2]
    first, again = (keras_engine.first_weights(spec, timeout=120).weights[0] for _ in range(2))
    for one, other in zip(first, again, strict=True):
        np.testing.assert_array_equal(one, other)
    assert not np.array_equal(first[0][0], first[1])


def test_what_fails_in_its_worker_is_refused_in_words(keras_engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Refused, match="ValueError in its worker"):
        keras_engine._ask(int, "no number", timeout=120)
    assert "int failed in its worker" in caplog.text  # the rest is for the log
