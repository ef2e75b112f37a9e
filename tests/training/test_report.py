"""What an epoch sends: small enough, and true."""

import json
from dataclasses import replace

import keras
import numpy as np
import pytest
import tensorflow as tf

from lessons.network.link import read_link
from lessons.network.oracle import build_layers
from lessons.network.trace import trace
from lessons.network.weights import draw_weights
from lessons.training.probe import probe_of
from lessons.training.report import has_probe, pack, probe_stride, unpack
from lessons.training.samples import Samples, make_samples
from lessons.training.settings import MAX_EPOCHS, Settings
from lessons.training.tasks import TASKS, make_task
from tests.training.our_run import made_up_samples, network, our_run

HALF_A_STEP = 0.5 / 65535  # of the 16 bits in which a share is sent


def few(key: str, count: int, settings: Settings) -> tuple:
    """The first samples of a task, its own network and probe."""
    choice = TASKS[key].default
    task = make_task(choice)
    spec = read_link(task.model, seed=5).spec
    samples = make_samples(spec, replace(task, x=task.x[:count], y=task.y[:count], sample_weight=None), settings)
    return spec, samples, probe_of(spec, choice)


def test_two_hundred_epochs_of_the_string_model_are_less_than_a_megabyte() -> None:
    settings = Settings(epochs=200, batch_size=8)
    spec, samples, probe = few("caesar", 8, settings)
    assert samples.x.shape[1:] == (64, 15)
    ran = our_run(spec, samples, settings, probe=probe)
    assert len(ran.reports) == 201
    assert sum(report.probe is not None for report in ran.reports) > 100
    assert len(json.dumps([report.row() for report in ran.reports])) < 1_000_000


@pytest.mark.parametrize("epochs", [1, 30, 200, MAX_EPOCHS])
@pytest.mark.parametrize("shape", [(1, 2), (8, 64), (64, 15), (64, 64), (500, 64)])
def test_the_probes_of_a_run_of_any_length_and_size_stay_within_their_bytes(epochs: int, shape: tuple) -> None:
    stride = probe_stride(epochs, shape[0] * shape[1])
    sent = sum(has_probe(epoch, epochs, stride) for epoch in range(epochs + 1))
    first_ones = 9 * len(pack(np.zeros(shape)))
    assert sent * len(pack(np.zeros(shape))) < 620_000 + first_ones
    assert has_probe(0, epochs, stride)
    assert has_probe(epochs, epochs, stride)


@pytest.mark.parametrize("key", ["three_sentences", "tagging", "parity", "waves", "moons"])
def test_the_probe_is_what_numpy_makes_of_the_same_weights(key: str) -> None:
    settings = Settings(epochs=3, learning_rate=0.02)
    spec, samples, probe = few(key, 64, settings)
    ran = our_run(spec, samples, settings, probe=probe)
    for report, weights in ((ran.reports[0], draw_weights(spec)), (ran.reports[-1], ran.end.weights)):
        by_hand = probe.shares(trace(spec, samples.probe, weights).output[0])
        assert report.probe is not None
        assert by_hand is not None
        np.testing.assert_allclose(unpack(report.probe, len(probe.labels)), by_hand, atol=HALF_A_STEP + 1e-5)


def test_running_means_and_dropped_numbers_do_not_reach_the_probe() -> None:
    choice = TASKS["moons"].default
    task = make_task(choice)
    spec = network("Input(2)|Dense(8,activation=relu)|BatchNormalization()|Dropout(0.5)|Dense(2,activation=softmax)")
    settings, probe = Settings(epochs=3), probe_of(spec, choice)
    samples = make_samples(spec, replace(task, x=task.x[:90], y=task.y[:90]), settings)
    ran = our_run(spec, samples, settings, probe=probe)
    by_hand = probe.shares(trace(spec, samples.probe, ran.end.weights).output[0])
    assert by_hand is not None
    np.testing.assert_allclose(unpack(ran.reports[-1].probe or "", 2), by_hand, atol=HALF_A_STEP + 1e-5)


def keras_model(spec, weights) -> keras.Model:  # type: ignore[no-untyped-def]
    built = build_layers(spec, weights)
    return keras.Sequential([keras.Input(batch_shape=spec.input.batch_shape, dtype=spec.input.dtype), *built.layers])


@pytest.mark.parametrize(
    ("link", "loss"),
    [
        ("Input(6,dtype=int32)|Embedding(7,4,mask_zero=True)|GRU(5,return_sequences=True)|Dense(4,activation=softmax)",
         "sparse_categorical_crossentropy"),
        ("Input(4)|Dense(6,activation=relu)|Dense(1,activation=sigmoid)", "binary_crossentropy"),
        ("Input(5,4)|LSTM(3,return_sequences=True)|Dense(2)", "mean_squared_error"),
    ],
)  # fmt: skip
def test_the_untrained_network_is_judged_as_keras_evaluates_it(link: str, loss: str) -> None:
    spec, settings = network(link), Settings(epochs=1, batch_size=64)
    samples = made_up_samples(spec, loss, 64)
    model = keras_model(spec, draw_weights(spec))
    model.compile(loss=loss, metrics=["accuracy" if "cross" in loss else "mean_absolute_error"], jit_compile=False)
    theirs = model.evaluate(samples.x, samples.y, batch_size=64, verbose=0)
    report = our_run(spec, samples, settings).reports[0]
    assert (report.epoch, report.seconds, report.norms) == (0, 0.0, None)
    assert [report.loss, report.metric] == pytest.approx(theirs, abs=1e-5)


def test_the_loss_of_each_timestep_and_the_norms_are_those_of_tensorflow() -> None:
    link = "Input(6,dtype=int32)|Embedding(7,4)|GRU(5,return_sequences=True)|Dense(4,activation=softmax)"
    spec, settings = network(link), Settings(epochs=1, batch_size=64, learning_rate=1e-7)
    samples = made_up_samples(spec, "sparse_categorical_crossentropy", 50)
    model = keras_model(spec, draw_weights(spec))
    with tf.GradientTape() as tape:
        values = keras.losses.sparse_categorical_crossentropy(samples.y, model(samples.x))
        loss = tf.reduce_mean(values)
    report = our_run(spec, samples, settings).reports[-1]
    assert report.by_step == pytest.approx(values.numpy().mean(0), rel=1e-3)
    norms = []
    for layer, gradients in zip(model.layers, _by_layer(model, tape, loss), strict=True):
        assert layer.trainable_variables
        norms.append(float(np.sqrt(sum((np.asarray(each) ** 2).sum() for each in gradients))))
    assert report.norms == pytest.approx(norms, rel=2e-3)


def _by_layer(model: keras.Model, tape: tf.GradientTape, loss: tf.Tensor) -> list:
    gradients = iter(tape.gradient(loss, [each.value for each in model.trainable_variables]))
    return [[tf.convert_to_tensor(next(gradients)) for _ in layer.trainable_variables] for layer in model.layers]


def test_the_loss_of_a_padded_step_counts_only_real_samples() -> None:
    link = "Input(4,dtype=int32)|Embedding(7,4,mask_zero=True)|SimpleRNN(3,return_sequences=True)|Dense(3,activation=softmax)"
    spec = network(link)
    given = made_up_samples(spec, "sparse_categorical_crossentropy", 8)
    x = given.x.copy()
    x[:, 3] = 0
    samples = Samples(**{**vars(given), "x": x})
    report = our_run(spec, samples, Settings(epochs=1)).reports[-1]
    assert report.by_step is not None
    assert report.by_step[3] == 0
    assert all(report.by_step[:1])
