"""Every task: promised shapes, the same bits, labels within the classes, a network that fits."""

from dataclasses import replace

import numpy as np
import pytest

from lessons.network.link import read_link, write_link
from lessons.network.loss import judge
from lessons.network.predict import predict
from lessons.network.trace import trace
from lessons.training.task import Task, TaskChoice
from lessons.training.tasks import TASKS, make_task
from lessons.training.tasks.info import TaskInfo
from lessons.training.tasks.make import _make_task

EVERY = pytest.mark.parametrize("info", TASKS.values(), ids=TASKS)
GROUPS = [
    "Next word",
    "String to string",
    "A tag at each step",
    "One label for a sequence",
    "Points in the plane",
    "Small pictures",
    "Warnings",
]
SHAPES = {
    "three_sentences": ((189, 8), (189, 8)),
    "counting": ((3, 4), (3, 4)),
    "caesar": ((1000, 64, 15), (1000, 64)),
    "reversal": ((1000, 64, 15), (1000, 64)),
    "dates": ((1000, 64, 15), (1000, 64)),
    "one_date": ((4000, 8, 15), (4000, 6)),
    "few_letters": ((4000, 4, 15), (4000, 4)),
    "tagging": ((1000, 10), (1000, 10)),
    "sum_sign": ((1000, 12, 1), (1000, 1)),
    "parity": ((1000, 6, 1), (1000, 1)),
    "waves": ((1000, 24, 1), (1000,)),
    "moons": ((1000, 2), (1000,)),
    "small_pictures": ((1000, 8, 8, 1), (1000,)),
    "random_labels": ((200, 10), (200,)),
}


def arrays(task: Task) -> list[np.ndarray]:
    return [each for each in (task.x, task.y, task.sample_weight) if each is not None]


def test_the_menu_shows_each_group_once_and_in_order() -> None:
    groups = [info.group for info in TASKS.values()]
    assert list(dict.fromkeys(groups)) == GROUPS
    assert [group for place, group in enumerate(groups) if group != groups[place - 1]] == GROUPS


@EVERY
def test_a_task_says_what_it_is_and_starts_by_itself(info: TaskInfo) -> None:
    task = make_task(info.default)
    assert info.default.key == info.key
    assert (task.choice, task.title, task.story) == (info.default, info.title, info.story)
    assert task.floor is None or (task.floor.loss >= 0 and task.floor.words.endswith("."))


@pytest.mark.parametrize(("key", "shapes"), SHAPES.items(), ids=SHAPES)
def test_samples_have_the_promised_shapes(key: str, shapes: tuple) -> None:
    task = make_task(TASKS[key].default)
    assert (task.x.shape, task.y.shape) == shapes


@EVERY
def test_numbers_are_finite_typed_and_only_to_be_read(info: TaskInfo) -> None:
    task = make_task(info.default)
    assert task.x.dtype == (np.int32 if task.vocabulary else np.float32)
    assert task.y.dtype == (np.float32 if task.loss == "binary_crossentropy" else np.int32)
    for array in arrays(task):
        missing = int(info.key == "one_missing" and array is task.x)
        assert np.count_nonzero(~np.isfinite(array)) == missing
        assert len(array) == len(task.x)
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


@EVERY
def test_labels_and_ids_have_a_name_each(info: TaskInfo) -> None:
    task = make_task(info.default)
    assert task.y.min() >= 0
    assert task.y.max() < len(task.classes)
    if task.vocabulary:
        assert task.x.min() >= 0
        assert task.x.max() < len(task.vocabulary)
    assert len(task.steps) == (task.x.shape[1] if task.x.ndim == 3 or task.vocabulary else 0)
    assert len(task.steps) == info.timesteps
    assert 0 <= task.probe < len(task.x)
    assert all(task.steps)
    assert all(task.classes)


@EVERY
def test_the_same_choice_gives_the_same_bits(info: TaskInfo) -> None:
    first, second = make_task(info.default), _make_task.__wrapped__(info.default)
    assert first.x is not second.x
    assert [each.tobytes() for each in arrays(first)] == [each.tobytes() for each in arrays(second)]
    assert first.floor == second.floor


@EVERY
def test_another_seed_draws_other_samples_unless_nothing_is_drawn(info: TaskInfo) -> None:
    one, two = (make_task(replace(info.default, seed=seed)) for seed in (0, 1))
    same = np.array_equal(one.x, two.x)
    assert same == (info.group == "Next word")


@EVERY
def test_the_suggested_network_is_readable_and_fits_loss_and_target(info: TaskInfo) -> None:
    task = make_task(info.default)
    read = read_link(task.model)
    assert read.notices == ()
    assert write_link(read.spec) == task.model
    spec = replace(read.spec, loss=task.loss, target=(None, *task.y.shape[1:]))
    prediction = predict(spec)
    assert (prediction.mistake, prediction.warnings) == (None, ())
    verdict = judge(spec)
    assert verdict is not None
    assert verdict.kind == "fits"
    assert spec.input.shape == task.x.shape[1:]
    assert spec.input.dtype == task.x.dtype
    width = 1 if task.loss == "binary_crossentropy" else len(task.classes)
    assert prediction.output_shapes[0][-1] == width
    assert trace(spec, task.x[:2]).stopped is None


@pytest.mark.parametrize("timesteps", [2, 5, 64])
@pytest.mark.parametrize("key", [key for key, info in TASKS.items() if info.takes_timesteps and key != "own_text"])
def test_the_number_of_timesteps_can_be_chosen_where_a_task_says_so(key: str, timesteps: int) -> None:
    task = make_task(TaskChoice(key, timesteps=timesteps))
    assert task.x.shape[1] == timesteps
    assert len(task.steps) == timesteps
    assert read_link(task.model).spec.input.shape[0] == timesteps


@EVERY
def test_what_a_task_does_not_take_is_ignored(info: TaskInfo) -> None:
    task = make_task(replace(info.default, timesteps=5, shift=0, level="character"))
    assert (task.x.shape == make_task(info.default).x.shape) == (not info.takes_timesteps)
    assert (task.x.ndim == 2 and np.array_equal(task.x, task.y)) == info.takes_shift
    assert (task.vocabulary == make_task(info.default).vocabulary) == (not info.takes_level)
