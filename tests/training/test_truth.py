"""The truth behind the softmax, counted again by hand."""

import numpy as np
import pytest

from lessons.training.task import Level, Task, TaskChoice, TaskError
from lessons.training.tasks import TASKS, make_task
from lessons.training.tasks.next_word import text_of
from lessons.training.tasks.tokens import tokenise
from lessons.training.tasks.vocabulary import Vocabulary
from lessons.training.truth import next_counts, true_frequencies

THREE = make_task(TaskChoice("three_sentences"))


def after(task: Task, words: str, memory: int) -> dict[str, float]:
    ids = Vocabulary(task.vocabulary, task.choice.level).encode(words).ids
    shares = true_frequencies(task, ids, memory)
    return {name: round(float(share), 3) for name, share in zip(task.classes, shares, strict=True) if share}


@pytest.mark.parametrize(
    ("words", "memory", "expected"),
    [
        ("the", 1, {"snail": 0.667, "heron": 0.333}),
        ("the snail", 1, {"found": 0.5, "lost": 0.5}),
        ("the snail found a", 1, {"small": 0.667, "warm": 0.333}),
        ("the snail found a", 2, {"warm": 0.5, "small": 0.5}),
        ("the snail found a", 3, {"warm": 1.0}),
        ("the heron found a small", 1, {"fish": 0.5, "shoe": 0.5}),
        ("the heron found a small", 3, {"fish": 1.0}),
        ("the heron found a small fish . the", 8, {"snail": 0.667, "heron": 0.333}),
        ("the snail lost a small shoe . the snail found a warm stone . the", 99, {"snail": 0.667, "heron": 0.333}),
    ],
)  # fmt: skip
def test_a_longer_memory_knows_more_about_the_next_word(words: str, memory: int, expected: dict[str, float]) -> None:
    assert after(THREE, words, memory) == expected


@pytest.mark.parametrize("memory", [1, 2, 5])
@pytest.mark.parametrize("level", ["word", "character"])
@pytest.mark.parametrize("key", ["bakery", "ferry"])
def test_frequencies_equal_a_count_by_hand(key: str, level: Level, memory: int) -> None:
    task = make_task(TaskChoice(key, level=level))
    tokens = tokenise(text_of(task.choice), level)
    circle = tokens + tokens[: memory + 1]
    for place in range(0, len(tokens), 40):
        seen = circle[place : place + memory]
        came = [circle[other + memory] for other in range(len(tokens)) if circle[other : other + memory] == seen]
        counts = next_counts(task, [task.vocabulary.index(each) for each in seen], memory)
        assert counts.tolist() == [came.count(word) for word in task.vocabulary]


@pytest.mark.parametrize("shift", [0, 2, 4])
def test_the_truth_follows_the_shift_of_the_target(shift: int) -> None:
    task = make_task(TaskChoice("three_sentences", shift=shift))
    sentence = ["the", "heron", "found", "a", "small", "fish", "."]
    assert after(task, "the heron", 2) == {sentence[1 + shift]: 1.0}


def test_counting_and_tags_have_a_truth_too() -> None:
    counting, tagging = make_task(TASKS["counting"].default), make_task(TASKS["tagging"].default)
    assert after(counting, "2 3", 1) == {"4": 1.0}
    assert int(next_counts(counting, [3], 1).sum()) == 3
    assert next_counts(counting, [3, 0], 2).sum() == 0  # a sentence does not begin again
    assert set(after(tagging, "watch", 1)) == {"noun", "verb"}
    assert after(tagging, "we watch", 2) == {"verb": 1.0}
    assert next_counts(tagging, [0], 1).sum() == 0  # padding is no word


def test_what_never_occurs_has_no_frequencies() -> None:
    shares = true_frequencies(THREE, Vocabulary(THREE.vocabulary, "word").encode("fish fish").ids, 2)
    assert shares.shape == (len(THREE.vocabulary),)
    assert not shares.any()


def test_the_counted_arrays_of_the_task_stay_as_they_were() -> None:
    tagging = make_task(TASKS["tagging"].default)
    before = tagging.x.copy()
    next_counts(tagging, [1, 2, 3], 3)
    assert np.array_equal(tagging.x, before)


@pytest.mark.parametrize(
    ("key", "prefix", "memory", "said"),
    [
        ("moons", [1], 1, "has no ids to count"),
        ("three_sentences", [], 1, "Nothing was read yet"),
        ("three_sentences", [1], 0, "Nothing was read yet"),
        ("three_sentences", [12], 1, "The id 12 is no word here; ids go from 0 to 11."),
        ("three_sentences", [-1], 1, "The id -1"),
    ],
)
def test_where_there_is_no_truth_a_sentence_says_so(key: str, prefix: list[int], memory: int, said: str) -> None:
    with pytest.raises(TaskError, match=said):
        true_frequencies(make_task(TASKS[key].default), prefix, memory)
