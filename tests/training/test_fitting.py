"""What cannot be trained is told in words before anything starts, and every way out of it really trains."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from lessons.network.link import read_link
from lessons.network.mistake import Mistake
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec
from lessons.training.fitting import find_unfit, silent_unfit
from lessons.training.samples import make_samples
from lessons.training.settings import MAX_BATCH, MAX_EPOCHS, Settings, settings_from_dict
from lessons.training.task import Task
from lessons.training.tasks import TASKS, make_task
from tests.training.our_run import our_run

ONE = Settings(epochs=1, batch_size=8)


def task_of(key: str) -> Task:
    return make_task(TASKS[key].default)


def network(link: str) -> ModelSpec:
    return read_link(link).spec


def unfit(link: str, key: str, loss: str | None = None, **changed: Any) -> Mistake:
    found = find_unfit(replace(network(link), loss=loss, target=None), task_of(key), replace(ONE, **changed))
    assert found is not None
    return found


def few(task: Task, count: int = 8) -> Task:
    weight = None if task.sample_weight is None else task.sample_weight[:count]
    return replace(task, x=task.x[:count], y=task.y[:count], probe=0, sample_weight=weight)


def assert_trains(spec: ModelSpec, task: Task) -> None:
    """It is a network, nothing speaks against training it, and one epoch of it gives a number."""
    assert predict(spec).mistake is None
    assert find_unfit(spec, task, ONE) is None
    some = few(task)
    ran = our_run(spec, make_samples(spec, some, ONE), ONE)
    assert ran.end.how == "done"
    assert ran.reports[-1].loss is not None


BAD = [
    # the input is of another shape or kind than the samples
    ("task_input", "Input(64,15)|GRU(16)|Dense(2,activation=softmax)", "moons", None, "numbers of shape (2,)"),
    ("task_input", "Input(3)|Dense(2,activation=softmax)", "moons", None, "must be equal"),
    ("task_input", "Input(2)|Dense(12,activation=softmax)", "three_sentences", None, "word ids of shape (8,)"),
    ("task_input", "Input(9,dtype=int32)|Embedding(12,4)|Dense(12,activation=softmax)", "three_sentences", None, "takes (9,)"),
    ("task_input", "Input(2,dtype=int32)|Dense(2,activation=softmax)", "moons", None, "cut the fractions off"),
    # ids without a row, and what is no id at all
    ("task_ids", "Input(8,dtype=int32)|Embedding(11,4)|Dense(12,activation=softmax)", "three_sentences", None, "12 rows"),
    ("task_ids", "Input(8,dtype=int32)|RepeatVector(1)|Reshape(8)|Embedding(11,4)|Dense(12,activation=softmax)", "three_sentences", None, "12 rows"),
    ("task_ids", "Input(2)|Embedding(9,4)|Flatten()|Dense(2,activation=softmax)", "moons", None, "other numbers"),
    ("task_ids", "Input(8)|Dense(8)|Embedding(9,4)|Dense(12,activation=softmax)", "three_sentences", None, "other numbers"),
    # loss and target
    ("loss_target", "Input(12,1)|SimpleRNN(8,return_sequences=True)|Dense(1,activation=sigmoid)", "sum_sign", None, "time 12 meets feature 1"),
    ("loss_target", "Input(8,dtype=int32)|Embedding(12,4)|GRU(4)|Dense(12,activation=softmax)", "three_sentences", None, "return_sequences is off"),
    ("loss_target", "Input(24,1)|GRU(4,return_sequences=True)|Dense(2,activation=softmax)", "waves", None, "return_sequences is on"),
    ("loss_target", "Input(8,1)|SimpleRNN(4)|Dense(1)", "three_sentences", "mean_squared_error", "otherwise it stops"),
    ("loss_target", "Input(2)|Dense(1,activation=sigmoid)", "moons", "categorical_crossentropy", "categorical_crossentropy"),
    ("task_classes", "Input(2)|Dense(2,activation=softmax)", "spirals", None, "3 classes"),
    ("task_classes", "Input(64,15)|GRU(4,return_sequences=True)|TimeDistributed(Dense(14,activation=softmax))", "caesar", None, "15 classes"),
    ("task_classes", "Input(2)|Dense(1,activation=sigmoid)", "moons", None, "2 classes"),
    ("task_classes", "Input(12,1)|GRU(4)|Dense(1,activation=sigmoid)", "sum_sign", "sparse_categorical_crossentropy", "2 classes"),
    # what is trained here at all
    ("nothing_to_train", "Input(2)|Activation(softmax)", "moons", None, "No layer of this network has a weight"),
    ("too_large", "Input(2)|Dense(500)|Dense(500)|Dense(500)|Dense(2,activation=softmax)", "moons", None, "300,000"),
    ("too_slow", "Input(64,15)|LSTM(160,return_sequences=True)|Dense(15,activation=softmax)", "caesar", None, "billion"),
    ("stateful", "Input(24,1,batch_size=8)|GRU(4,stateful=True)|Dense(2,activation=softmax)", "waves", None, "stateful=True"),
    ("fixed_batch", "Input(2,batch_size=7)|Dense(2,activation=softmax)", "moons", None, "exactly 7"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "link", "key", "loss", "words"), BAD, ids=str)
def test_what_does_not_fit_is_told_and_each_way_out_trains(
    code: str, link: str, key: str, loss: str | None, words: str
) -> None:
    found = unfit(link, key, loss)
    assert found.code == code
    assert words in found.message
    assert found.message.endswith(".")
    assert found.mends
    for mend in found.mends:
        assert_trains(mend.spec, task_of(key))


def test_a_broken_network_is_told_before_it_meets_its_task() -> None:
    found = unfit("Input(2)|GRU(4)|Dense(2)", "moons")
    assert found.layer == 0
    assert found.code == predict(network("Input(2)|GRU(4)|Dense(2)")).mistake.code  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("learning_rate", 1e9, "learning_rate=1e+09 cannot be used: choose 1e-07 to 10."),
        ("learning_rate", 0.0, "learning_rate=0"),
        ("learning_rate", float("nan"), "learning_rate=nan"),
        ("epochs", MAX_EPOCHS + 1, "choose 1 to 500"),
        ("batch_size", MAX_BATCH + 1, "choose 1 to 512"),
        ("validation_split", 1.0, "choose 0 to 0.9"),
        ("optimizer", "adagrad", "choose one of adam, rmsprop, sgd"),
        ("schedule", "sometimes", "is not known"),
    ],
)
def test_a_setting_nobody_can_train_with_is_told_with_what_to_choose(setting: str, value: Any, words: str) -> None:
    spec, task = network(task_of("moons").model), task_of("moons")
    found = find_unfit(spec, task, replace(ONE, **{setting: value}))
    assert found is not None
    assert found.code == "settings"
    assert words in found.message
    with pytest.raises(ValueError, match=setting):
        settings_from_dict({setting: value})


@pytest.mark.parametrize(
    "strange",
    [
        {"lr": 0.1},
        {"epochs": "9"},
        {"epochs": None},
        {"epochs": 1.5},
        {"epochs": True},
        {"shuffle": "yes"},
        {"optimizer": ["adam"]},
    ],
)
def test_settings_that_are_none_are_refused_before_they_travel(strange: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(strange))):
        settings_from_dict(strange)


def test_a_loss_that_trains_and_measures_something_else_is_a_warning_and_still_trains() -> None:
    link, task = "Input(12,1)|GRU(1,return_sequences=True)", task_of("sum_sign")
    spec = replace(network(link), loss="mean_squared_error")
    verdict = silent_unfit(spec, task)
    assert verdict is not None
    assert verdict.kind == "fits silently and wrongly"
    assert_trains(spec, task)
    assert silent_unfit(network(task.model), task) is None


@pytest.mark.parametrize("key", [key for key in TASKS if key != "own_text"])
def test_every_tasks_own_network_fits_it(key: str) -> None:
    task = task_of(key)
    assert find_unfit(network(task.model), task, ONE) is None
    assert len(task.classes) >= 2


LOSSES_TRIED = (None, "mean_squared_error", "binary_crossentropy", "kl_divergence")
NETWORKS_TRIED = (
    "Input(2)|Dense(1)",
    "Input(2)|Dense(3,activation=softmax)",
    "Input(8,1)|SimpleRNN(3,return_sequences=True)|Dense(12,activation=softmax)",
    "Input(None,1)|SimpleRNN(3)|Dense(1)",
    "Input(12,1)|SimpleRNN(1,return_sequences=True)",
    "Input(10,dtype=int32)|Embedding(22,3,mask_zero=True)|GlobalAveragePooling1D()|Dense(7)",
    "Input(None,dtype=int32)|Embedding(100,3)|SimpleRNN(3,return_sequences=True)|Dense(100,activation=softmax)",
)


def test_whatever_nothing_is_said_against_really_trains() -> None:
    trained = set()
    for key, link, loss in product(
        ("three_sentences", "tagging", "sum_sign", "parity", "spirals"), NETWORKS_TRIED, LOSSES_TRIED
    ):
        spec, task = replace(network(link), loss=loss, target=None), task_of(key)
        found = find_unfit(spec, task, ONE)
        if found is not None:
            assert all(find_unfit(mend.spec, task, ONE) is None for mend in found.mends)
        elif (link, loss) not in trained:
            trained.add((link, loss))
            some = few(task, 12)
            our_run(spec, make_samples(spec, some, ONE), ONE)
    assert len(trained) > 8
