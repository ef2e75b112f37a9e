"""The best possible loss: counted again here, the slow way, and reached by who knows the truth."""

import math
from collections import Counter, defaultdict
from dataclasses import replace

import numpy as np
import pytest

from lessons.training.task import Level, Task, TaskChoice
from lessons.training.tasks import TASKS, make_task
from lessons.training.tasks.curves import CIRCLE_CURVES, MOON_CURVES, ONE_ARM_CURVES, SPIRAL_CURVES, Curves
from lessons.training.tasks.floors import prefix_entropy
from lessons.training.tasks.points import FEW_SAMPLES, RARE_SHARE, WRONG_SHARE, make_mislabelled
from lessons.training.truth import true_frequencies

TEXTS = ["three_sentences", "bakery", "ferry"]
CERTAIN = ["counting", "caesar", "dates", "one_date", "tagging", "sum_sign", "parity", "waves"]


def floor(task: Task) -> float:
    assert task.floor is not None
    return task.floor.loss


def counted_by_hand(task: Task) -> float:
    """Beginnings of windows as tuples, in dictionaries."""
    after: dict[tuple, Counter] = defaultdict(Counter)
    for window, targets in zip(task.x.tolist(), task.y.tolist(), strict=True):
        for step, target in enumerate(targets):
            after[tuple(window[: step + 1])][target] += 1
    surprise = sum(-n * math.log(n / counts.total()) for counts in after.values() for n in counts.values())
    return surprise / task.y.size


@pytest.mark.parametrize("shift", [0, 1, 3])
@pytest.mark.parametrize("key", TEXTS)
def test_the_floor_of_a_text_equals_a_count_by_hand(key: str, shift: int) -> None:
    task = make_task(TaskChoice(key, shift=shift))
    assert floor(task) == pytest.approx(counted_by_hand(task), abs=1e-12)
    assert (floor(task) == 0) == (shift == 0)


@pytest.mark.parametrize("level", ["word", "character"])
@pytest.mark.parametrize("key", TEXTS)
def test_predicting_the_true_frequencies_reaches_the_floor(key: str, level: Level) -> None:
    task = make_task(TaskChoice(key, level=level, timesteps=6))
    known: dict[tuple, np.ndarray] = {}
    losses = []
    for window, targets in zip(task.x.tolist(), task.y.tolist(), strict=True):
        for step, target in enumerate(targets):
            prefix = tuple(window[: step + 1])
            if prefix not in known:
                known[prefix] = true_frequencies(task, prefix, memory=len(prefix))
            losses.append(-math.log(known[prefix][target]))
    assert sum(losses) / len(losses) == pytest.approx(floor(task), abs=1e-12)


def test_a_shorter_memory_does_not_reach_the_floor() -> None:
    task = make_task(TaskChoice("three_sentences"))
    rows = [true_frequencies(task, [each], memory=1) for each in range(len(task.vocabulary))]
    loss = -np.log(np.array(rows)[task.x, task.y]).mean()
    assert loss > floor(task) + 0.1


def test_longer_windows_of_the_three_sentences_come_closer_to_ln_3_a_sentence() -> None:
    # Which of three sentences comes is all there is to learn: ln 3 nats for 7 words. A short window has it harder,
    # because its first words do not tell where in a sentence it begins.
    short, long = (floor(make_task(TaskChoice("three_sentences", timesteps=steps))) for steps in (8, 14))
    assert math.log(3) / 7 < long < short


@pytest.mark.parametrize("key", CERTAIN)
def test_where_the_input_decides_the_target_equal_inputs_have_equal_targets(key: str) -> None:
    task = make_task(replace(TASKS[key].default, seed=5))
    answers: dict[bytes, set[bytes]] = defaultdict(set)
    for x, y in zip(task.x, task.y, strict=True):
        answers[x.tobytes()].add(y.tobytes())
    assert all(len(each) == 1 for each in answers.values())
    assert floor(task) == 0


@pytest.mark.parametrize("key", ["caesar", "dates"])
def test_a_reader_that_goes_forward_needs_no_later_step(key: str) -> None:
    task = make_task(TASKS[key].default)
    ids = task.x.argmax(axis=2)
    if key == "caesar":
        assert prefix_entropy(ids.reshape(-1, 1), task.y.reshape(-1, 1)) == 0
    else:  # each date alone: what was read since the last pause decides
        assert prefix_entropy(ids.reshape(-1, 16), task.y.reshape(-1, 16)) == 0


def test_reversal_asks_for_half_of_its_letters_before_they_are_read() -> None:
    task = make_task(TASKS["reversal"].default)
    ids = task.x.argmax(axis=2)
    unread, read = 0, 0
    for step in range(64):
        source = [place for place in range(64) if np.array_equal(ids[:, place], task.y[:, step])]
        assert len(source) == 1
        unread, read = unread + (source[0] > step), read + (source[0] <= step)
    assert (unread, read) == (32, 32)
    assert floor(task) == pytest.approx(32 / 64 * math.log(15))
    assert np.bincount(task.y.ravel()).min() > 0.95 * 64_000 / 15  # equally likely, as the floor says


def test_a_forward_reader_knows_two_of_four_letters_and_the_whole_string_all_of_them() -> None:
    task = make_task(TASKS["few_letters"].default)
    ids = task.x.argmax(axis=2)
    assert np.array_equal(ids[:, ::-1], task.y)
    assert floor(task) == pytest.approx(2 / 4 * math.log(15))


def test_a_date_is_written_year_first_whatever_the_sign() -> None:
    task = make_task(TASKS["one_date"].default)
    order = {".": (6, 7, 3, 4, 0, 1), "/": (6, 7, 0, 1, 3, 4), "space": (0, 1, 3, 4, 6, 7)}
    ids = task.x.argmax(axis=2)
    for read, written in zip(ids[:300], task.y[:300], strict=True):
        assert read[list(order[task.classes[read[2]]])].tolist() == written.tolist()


def test_a_forward_tagger_cannot_know_what_old_is_and_the_floor_says_so() -> None:
    task = make_task(TASKS["tagging"].default)
    assert task.sample_weight is not None
    forward = prefix_entropy(task.x, task.y, task.sample_weight)
    assert forward > 0.02
    assert forward == pytest.approx(counted_tags(task), abs=1e-12)
    assert task.floor is not None
    assert f"{forward:.3f}" in task.floor.words


def counted_tags(task: Task) -> float:
    after: dict[tuple, Counter] = defaultdict(Counter)
    for words, tags in zip(task.x.tolist(), task.y.tolist(), strict=True):
        for step, tag in enumerate(tags):
            if words[step]:
                after[tuple(words[: step + 1])][tag] += 1
    surprise = sum(-n * math.log(n / counts.total()) for counts in after.values() for n in counts.values())
    return surprise / np.count_nonzero(task.x)


def finely(curves: Curves, points: np.ndarray, labels: np.ndarray, shares: np.ndarray) -> float:
    """Bayes's rule point by point, on 2,000 pieces of each curve, from the squared distances themselves."""
    part = (np.arange(2_000) + 0.5) / 2_000
    near = []
    for label in range(curves.classes):
        curve = curves.place(part, np.full(2_000, label))
        near.append([np.exp(-((curve - point) ** 2).sum(1) / (2 * curves.noise**2)).mean() for point in points])
    joint = np.array(near).T * shares
    return float(-np.log(joint[np.arange(len(points)), labels] / joint.sum(1)).mean())


@pytest.mark.parametrize(
    ("key", "curves", "shares"),
    [
        ("moons", MOON_CURVES, [0.5, 0.5]),
        ("spirals", SPIRAL_CURVES, [0.334, 0.333, 0.333]),
        ("circles", CIRCLE_CURVES, [0.5, 0.5]),
        ("one_arm", ONE_ARM_CURVES, [2 / 3, 1 / 3]),
        ("imbalanced", MOON_CURVES, [1 - RARE_SHARE, RARE_SHARE]),
        ("oversampled", MOON_CURVES, [0.5, 0.5]),
        ("undersampled", MOON_CURVES, [0.5, 0.5]),
    ],
)
def test_the_floor_of_points_is_that_of_bayes(key: str, curves: Curves, shares: list[float]) -> None:
    task = make_task(TASKS[key].default)
    assert floor(task) == pytest.approx(finely(curves, task.x.astype(float), task.y, np.array(shares)), abs=1e-4)


def test_points_for_the_floor_of_bayes_may_lie_anywhere() -> None:
    far = np.array([[50.0, 50.0], [-40.0, 3.0]])
    assert np.isfinite(MOON_CURVES.bayes_loss(far, np.array([0, 1])))


def test_unscaled_points_are_moons_with_the_second_feature_in_thousands() -> None:
    task = make_task(TASKS["unscaled"].default)
    points = (task.x.astype(float) - [0, 5000]) / [1, 1000]
    assert task.x[:, 1].mean() > 1_000 > task.x[:, 0].max()
    assert floor(task) == pytest.approx(finely(MOON_CURVES, points, task.y, np.array([0.5, 0.5])), abs=1e-4)


def test_scaled_points_are_the_unscaled_ones_at_another_size() -> None:
    raw, unit, standard, holed = (
        make_task(TASKS[key].default) for key in ("unscaled", "from_0_to_1", "around_0", "one_missing")
    )
    assert (unit.x.min(axis=0).tolist(), unit.x.max(axis=0).tolist()) == ([0, 0], [1, 1])
    assert np.allclose(standard.x.mean(axis=0), 0, atol=1e-5)
    assert np.allclose(standard.x.std(axis=0), 1, atol=1e-5)
    for scaled in (unit, standard, holed):
        assert np.array_equal(scaled.y, raw.y)
        assert floor(scaled) == floor(raw)
        kept = np.isfinite(scaled.x[:, 1])
        assert np.corrcoef(scaled.x[kept, 1], raw.x[kept, 1])[0, 1] == pytest.approx(1)


def test_five_points_in_a_hundred_are_rare() -> None:
    task = make_task(TASKS["imbalanced"].default)
    assert np.bincount(task.y).tolist() == [950, 50]
    assert task.y[-200:].any()  # in a validation split too


def test_resampled_points_are_those_of_the_rare_class_as_many_of_each() -> None:
    rows, more, fewer = ({(*point, label) for point, label in zip(task.x.tolist(), task.y.tolist(), strict=True)}
                         for task in map(make_task, map(TaskChoice, ("imbalanced", "oversampled", "undersampled"))))  # fmt: skip
    assert more == rows
    assert fewer < rows
    for key, each in (("oversampled", 950), ("undersampled", 50)):
        assert np.bincount(make_task(TaskChoice(key)).y).tolist() == [each, each]


def test_one_label_in_five_is_wrong_and_the_floor_knows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    choice = TASKS["mislabelled"].default
    task = make_task(choice)
    monkeypatch.setattr("lessons.training.tasks.points.WRONG_SHARE", 0.0)
    clean = make_mislabelled(TASKS["mislabelled"], choice)
    assert np.array_equal(task.x, clean.x)
    wrong = task.y != clean.y
    assert wrong.sum() == WRONG_SHARE * FEW_SAMPLES
    assert wrong[:100].any()
    # whoever knows the ring and the share of wrong labels, point by point, gets no further down
    right = np.exp(-np.array([finely(CIRCLE_CURVES, task.x[[row]].astype(float), np.array([0]), np.array([0.5, 0.5]))
                              for row in range(FEW_SAMPLES)]))  # fmt: skip
    says = WRONG_SHARE + (1 - 2 * WRONG_SHARE) * np.where(task.y == 0, right, 1 - right)
    assert floor(task) == pytest.approx(-np.log(says).mean(), abs=1e-4)
    assert floor(task) > floor(clean) + 0.3


def test_random_labels_are_a_fair_guess() -> None:
    task = make_task(TASKS["random_labels"].default)
    assert floor(task) == pytest.approx(math.log(len(task.classes)))
    assert np.unique(task.y).tolist() == [0, 1, 2, 3]
    assert task.floor is not None
    assert "memory" in task.floor.words
