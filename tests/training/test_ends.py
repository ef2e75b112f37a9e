"""However a run ends, it ends with the last epoch that was whole, and goes on from there as if nothing had been."""

import math
from dataclasses import replace
from itertools import count

import numpy as np
import pytest

from lessons.training.job import Job
from lessons.training.loop import Memory
from lessons.training.samples import make_samples
from lessons.training.settings import Settings
from lessons.training.tasks import TASKS, make_task
from lessons.training.workers.ending import told
from tests.training.keras_fit import keras_fit
from tests.training.our_run import bits, made_up_samples, network, our_run

RICH = (
    "Input(6,dtype=int32)|Embedding(7,4,mask_zero=True)|GRU(5,return_sequences=True)|Dropout(0.3)|"
    "BatchNormalization()|LSTM(4,recurrent_dropout=0.2)|Dense(3,activation=softmax)"
)
LOSS = "sparse_categorical_crossentropy"
SETTINGS = Settings(
    epochs=6, batch_size=16, learning_rate=0.01, schedule="reduce on plateau", schedule_patience=1, validation_split=0.2,
    early_stopping=True, patience=5, restore_best=True,
)  # fmt: skip


def run_of() -> tuple:
    spec = network(RICH)
    return spec, made_up_samples(spec, LOSS, 50, held=10)


@pytest.mark.parametrize(("learning_rate", "activation"), [(0.5, "linear"), (5.0, "relu")])
def test_a_loss_that_is_no_number_is_caught_in_the_epoch_where_fit_shows_it(
    learning_rate: float, activation: str
) -> None:
    spec = network(f"Input(4)|Dense(8,activation={activation})|Dense(1)")
    samples = made_up_samples(spec, "mean_squared_error", 64)
    settings = Settings(epochs=60, batch_size=32, optimizer="sgd", learning_rate=learning_rate)
    theirs = keras_fit(spec, samples, replace(settings, epochs=12)).history["loss"]
    first = next(epoch for epoch, loss in enumerate(theirs, start=1) if not math.isfinite(loss))
    ours = our_run(spec, samples, settings)
    assert ours.end.how == "no number"
    assert ours.reports[-1].epoch == first
    assert ours.reports[-1].loss is None
    assert ours.end.epoch == first - 1
    assert all(np.isfinite(each).all() for layer in ours.end.weights for each in layer)


@pytest.mark.parametrize(("key", "said"), [("one_missing", "missing (nan)"), ("unscaled", "Lower the learning rate")])
def test_one_missing_number_ends_a_run_and_its_learner_is_told_so(key: str, said: str) -> None:
    choice = TASKS[key].default
    spec, settings = network(make_task(choice).model), Settings(epochs=3)
    ours = our_run(spec, make_samples(spec, make_task(choice), settings), settings)
    job = Job("name", "owner", spec, choice, settings)
    status, sentence = told({"how": "no number", "epoch": ours.end.epoch}, job)
    assert status == "failed"
    assert said in sentence
    assert (ours.end.how == "no number") == (key == "one_missing")
    assert ours.end.epoch == (0 if key == "one_missing" else 3)


def test_the_same_run_twice_is_the_same_to_the_last_bit() -> None:
    spec, samples = run_of()
    first = our_run(spec, samples, SETTINGS)
    our_run(network(RICH, seed=4), samples, replace(SETTINGS, seed=9, learning_rate=0.1))  # on the same graphs
    again = our_run(spec, samples, SETTINGS)
    assert bits(first.end.weights) == bits(again.end.weights)
    assert [replace(each, seconds=0.0) for each in first.reports] == [replace(each, seconds=0.0) for each in again.reports]  # fmt: skip


@pytest.mark.parametrize("looks", [5, 8])
def test_a_run_that_was_stopped_goes_on_as_if_it_had_not_been(looks: int) -> None:
    spec, samples = run_of()
    whole = our_run(spec, samples, SETTINGS)
    looked = count(1)
    stopped = our_run(spec, samples, SETTINGS, stopped=lambda: next(looked) > looks)
    assert stopped.end.how == "stopped"
    assert 0 < stopped.end.epoch < 6
    assert stopped.reports[-1].epoch == stopped.end.epoch
    rest = our_run(spec, samples, SETTINGS, memory=stopped.end.memory)
    assert [each.epoch for each in rest.reports] == list(range(stopped.end.epoch + 1, 7))
    both = [*stopped.reports, *rest.reports]
    assert [replace(each, seconds=0.0) for each in both] == [replace(each, seconds=0.0) for each in whole.reports]
    assert bits(rest.end.weights) == bits(whole.end.weights)
    assert bits(rest.end.memory.state) == bits(whole.end.memory.state)
    assert rest.end.best_epoch == whole.end.best_epoch


def test_a_run_may_go_on_with_more_epochs_and_another_learning_rate() -> None:
    spec, samples = run_of()
    end = our_run(spec, samples, replace(SETTINGS, epochs=2, early_stopping=False)).end
    assert isinstance(end.memory, Memory)
    on = our_run(spec, samples, replace(SETTINGS, epochs=4, learning_rate=0.5), memory=end.memory)
    assert [each.epoch for each in on.reports] == [3, 4]
    assert max(on.figures("learning_rate")) > 0.05


def test_a_run_ends_when_its_seconds_are_over(monkeypatch: pytest.MonkeyPatch) -> None:
    spec, samples = run_of()
    clock = count(0.0, 0.5)
    monkeypatch.setattr("lessons.training.loop.time.monotonic", lambda: next(clock))
    ours = our_run(spec, samples, replace(SETTINGS, epochs=500, seconds=3))
    assert ours.end.how == "time"
    assert 0 < ours.end.epoch < 6
    assert ours.reports[-1].epoch == ours.end.epoch
