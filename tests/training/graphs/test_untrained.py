"""The report of epoch 0, worked out in NumPy, says what Keras says of the untrained network."""

import keras
import numpy as np
import pytest

from lessons.network.link import read_link
from lessons.network.weights import draw_weights
from lessons.training.graphs.untrained import MOST_SAMPLES, untrained_report
from lessons.training.samples import make_samples
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice
from lessons.training.tasks import make_task
from tests.network.keras_side import keras_model, quiet
from tests.training.our_run import PROBE


@pytest.mark.parametrize("head", ["softmax", "sigmoid", "hard_sigmoid"])
def test_the_loss_of_the_untrained_network_is_that_of_keras_also_where_it_looks_below_the_last_activation(
    head: str,
) -> None:
    choice = TaskChoice("sum_sign")
    spec = read_link(f"Input(12,1)|SimpleRNN(4)|Dense(1,activation={head})").spec
    samples, weights = make_samples(spec, make_task(choice), Settings()), draw_weights(spec)
    report = untrained_report(spec, samples, weights, Settings(), PROBE)
    with quiet():
        model = keras_model(spec)
        model.set_weights([array for layer in weights for array in layer])
        output = model(samples.x[:MOST_SAMPLES])
        shown = float(keras.losses.BinaryCrossentropy()(samples.y[:MOST_SAMPLES], output))
    assert report.loss is not None
    assert np.isclose(report.loss, shown, rtol=1e-3)
