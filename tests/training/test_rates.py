"""Learning rates and patience are Keras's: the same rate each epoch, the same epoch to stop at."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

import keras
import numpy as np
import pytest

from lessons.training.rates import LEAST_BETTER, Patience, Rates, pieces
from lessons.training.settings import Settings
from tests.network.keras_side import quiet
from tests.network.sweep import sweep_size
from tests.training.keras_fit import keras_fit
from tests.training.our_run import bits, largest_difference, made_up_samples, network, our_run

LINK = "Input(4)|Dense(6,activation=tanh)|Dense(3,activation=softmax)"
LOSS = "sparse_categorical_crossentropy"


def some_losses(draw: Random) -> list[float]:
    """Losses that fall, stand still and rise, with steps around the least that counts as better."""
    losses = [1.0]
    for _ in range(30):
        losses.append(losses[-1] + draw.choice([-0.1, -2 * LEAST_BETTER, -LEAST_BETTER / 3, 0.0, 0.0503]))
    return losses


def shown(callback: Any, losses: Sequence[float]) -> tuple[list[float], int]:
    """A callback of Keras shown losses epoch by epoch: the rate after each, and the epoch it stops at, from 1, or 0."""
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
    model.stop_training = False
    callback.set_model(model)
    callback.on_train_begin()
    rates = []
    for epoch, loss in enumerate(losses):
        with quiet():  # NumPy warns of how Keras reads the learning rate
            callback.on_epoch_end(epoch, {"val_loss": loss})
        rates.append(float(model.optimizer.learning_rate.numpy()))
        if model.stop_training:
            return rates, epoch + 1
    return rates, 0


@pytest.mark.parametrize("decay", [0.5, 0.97])
def test_exponential_decay_is_that_of_keras_with_one_step_an_epoch(decay: float) -> None:
    theirs = keras.optimizers.schedules.ExponentialDecay(0.02, decay_steps=1, decay_rate=decay)
    ours = Rates(Settings(learning_rate=0.02, schedule="exponential decay", decay=decay))
    for epoch in range(1, 40):
        assert ours.of(epoch) == pytest.approx(float(theirs(epoch - 1)), rel=1e-5)


@pytest.mark.parametrize("epochs", [1, 7, 200])
def test_a_cosine_schedule_is_that_of_keras_with_one_step_an_epoch(epochs: int) -> None:
    theirs = keras.optimizers.schedules.CosineDecay(0.02, decay_steps=epochs)
    ours = Rates(Settings(learning_rate=0.02, schedule="cosine", epochs=epochs))
    for epoch in range(1, epochs + 1):
        assert ours.of(epoch) == pytest.approx(float(theirs(epoch - 1)), rel=1e-4, abs=1e-9)


@pytest.mark.parametrize("epochs", [1, 7, 40])
def test_a_piecewise_constant_rate_is_that_of_keras_with_one_step_an_epoch(epochs: int) -> None:
    boundaries = [end - 1 for end in pieces(epochs)]  # Keras counts steps from 0
    theirs = keras.optimizers.schedules.PiecewiseConstantDecay(boundaries, [0.02, 0.004, 0.0008])
    ours = Rates(Settings(learning_rate=0.02, schedule="piecewise constant", decay=0.2, epochs=epochs))
    for epoch in range(1, epochs + 1):
        assert ours.of(epoch) == pytest.approx(float(theirs(epoch - 1)), rel=1e-5)


def test_a_plateau_reduces_the_rate_when_keras_does() -> None:
    for number in range(sweep_size(20)):
        draw = Random(f"plateau {number}")
        losses, patience, decay = some_losses(draw), draw.randint(1, 5), draw.choice([0.1, 0.5])
        callback = keras.callbacks.ReduceLROnPlateau(factor=decay, patience=patience, min_delta=LEAST_BETTER)
        theirs, _ = shown(callback, losses)
        ours = Rates(Settings(learning_rate=0.1, schedule="reduce on plateau", decay=decay, schedule_patience=patience))
        for epoch, (loss, rate) in enumerate(zip(losses, theirs, strict=True), start=1):
            ours.learn(loss)
            assert ours.of(epoch + 1) == pytest.approx(rate, rel=1e-5), (losses, patience)


def test_early_stopping_stops_and_remembers_the_epoch_that_keras_does() -> None:
    stops = set()
    for number in range(sweep_size(20)):
        draw = Random(f"patience {number}")
        losses, patience = some_losses(draw), draw.randint(0, 5)
        callback = keras.callbacks.EarlyStopping(patience=patience, restore_best_weights=True)
        _, stop = shown(callback, losses)
        ours, stopped = Patience(Settings(early_stopping=True, patience=patience)), 0
        for epoch, loss in enumerate(losses, start=1):
            ours.is_best(epoch, loss)
            if ours.is_over(epoch):
                stopped = epoch
                break
        assert (stopped, ours.best_epoch) == (stop, callback.best_epoch + 1), (losses, patience)
        stops.add(stop)
    assert len(stops) > sweep_size(20) / 4


@pytest.mark.parametrize("schedule", ["exponential decay", "cosine", "piecewise constant", "reduce on plateau"])
def test_a_run_with_a_schedule_ends_where_fit_with_callbacks_does(schedule: Any) -> None:
    settings = Settings(
        epochs=8, batch_size=16, optimizer="sgd", learning_rate=0.5, momentum=0.8, schedule=schedule, decay=0.5,
        schedule_patience=1, validation_split=0.2, shuffle=False,
    )  # fmt: skip
    spec = network(LINK)
    samples = made_up_samples(spec, LOSS, 60, held=12)
    rates = Rates(settings)
    callback: Any = keras.callbacks.LearningRateScheduler(lambda epoch: rates.of(epoch + 1))
    if schedule == "reduce on plateau":
        callback = keras.callbacks.ReduceLROnPlateau(factor=0.5, patience=1, min_delta=LEAST_BETTER)
    ours, theirs = our_run(spec, samples, settings), keras_fit(spec, samples, settings, [callback])
    np.testing.assert_allclose(ours.figures("learning_rate"), theirs.history["learning_rate"], rtol=1e-5)
    assert ours.figures("learning_rate")[-1] < 0.3
    np.testing.assert_allclose(ours.figures("val_loss"), theirs.history["val_loss"], atol=1e-4)
    assert largest_difference(ours.end.weights, theirs.weights) < 1e-4


@pytest.mark.parametrize("restore_best", [True, False])
def test_a_run_that_stops_early_stops_with_fit_and_keeps_the_same_weights(restore_best: bool) -> None:
    settings = Settings(
        epochs=40, batch_size=16, learning_rate=0.05, early_stopping=True, patience=3, restore_best=restore_best,
        validation_split=0.2, shuffle=False,
    )  # fmt: skip
    spec = network(LINK)
    samples = made_up_samples(spec, LOSS, 60, held=12)
    callback = keras.callbacks.EarlyStopping(patience=3, restore_best_weights=restore_best)
    ours, theirs = our_run(spec, samples, settings), keras_fit(spec, samples, settings, [callback])
    assert ours.end.how == "early"
    assert ours.end.epoch == len(theirs.history["loss"]) < 40
    assert ours.end.best_epoch == int(np.argmin(theirs.history["val_loss"])) + 1
    assert largest_difference(ours.end.weights, theirs.weights) < 1e-3
    assert (bits(ours.end.weights) == bits(our_run(spec, samples, replace(settings, restore_best=True)).end.weights)) == restore_best  # fmt: skip


def test_a_loss_that_falls_in_its_seventh_digit_still_falls() -> None:
    settings = Settings(
        epochs=6, batch_size=64, optimizer="sgd", learning_rate=3e-5, early_stopping=True, shuffle=False
    )
    spec = network(LINK)
    samples = made_up_samples(spec, LOSS, 60)
    callback = keras.callbacks.EarlyStopping("loss", patience=0)
    ours, theirs = our_run(spec, samples, settings), keras_fit(spec, samples, settings, [callback])
    assert ours.end.epoch == len(theirs.history["loss"]) == 6
    assert len(set(ours.figures("loss"))) < 6  # what is sent is shorter
