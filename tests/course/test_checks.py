"""Questions made from a seed: always the same, always one right answer, and Keras agrees which."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lessons.course.checks.check import Check
from lessons.course.checks.make import kinds, make_check
from lessons.course.lessons import LESSONS
from lessons.figures.picture_board import picture_board
from tests.network.sweep import sweep_size

ROOT = Path(__file__).resolve().parents[2]
SEEDS = range(30)
PICTURED = sweep_size(300)
GRADED = sweep_size(24)  # seeds of each kind; UNROLLED_SWEEP=42 is a thousand


def every_check(kind: str) -> list[Check]:
    return [make_check(kind, seed) for seed in SEEDS]


@pytest.mark.parametrize("kind", kinds())
def test_the_same_seed_gives_the_same_check(kind: str) -> None:
    first = every_check(kind)
    make_check.cache_clear()
    assert every_check(kind) == first


@pytest.mark.parametrize("kind", kinds())
def test_other_seeds_give_other_sizes(kind: str) -> None:
    assert len({(check.question, check.code) for check in every_check(kind)}) > len(SEEDS) / 4


@pytest.mark.parametrize("kind", kinds())
def test_one_answer_is_right_and_every_wrong_one_has_its_misconception(kind: str) -> None:
    for check in every_check(kind):
        assert sum(option.is_right for option in check.options) == 1, check
        assert len(check.options) >= 3, check
        assert len({option.text for option in check.options}) == len(check.options), check
        assert sum(repr(option.value) == repr(check.answer.value) for option in check.options) == 1, check
        for option in check.options:
            assert option.is_right or option.because, option
        assert check.hint, check
        assert check.reveal, check


def test_no_two_scores_are_the_same_number() -> None:
    for check in (make_check("rare_score", seed) for seed in range(1000)):  # 12 / 18 is 6 / 9
        assert len({option.value for option in check.options}) == len(check.options), check


@pytest.mark.parametrize("kind", kinds())
def test_the_right_answer_stands_in_every_place(kind: str) -> None:
    places = {[option.is_right for option in check.options].index(True) for check in every_check(kind)}
    assert places >= {0, 1, 2}


@pytest.mark.parametrize("kind", kinds())
def test_neither_a_misconception_nor_the_hint_gives_the_answer_away(kind: str) -> None:
    for check in every_check(kind):
        said = [check.hint, *(option.because for option in check.options)]
        assert not any(f" {check.answer.text} " in f" {each} " for each in said), check


@pytest.mark.parametrize("kind", kinds())
def test_every_wrong_answer_has_a_picture_of_its_own(kind: str) -> None:
    for check in (make_check(kind, seed) for seed in range(PICTURED)):
        pictures = [option.picture or (option.is_right and check.picture) for option in check.options]
        assert all(picture or option.is_right for picture, option in zip(pictures, check.options, strict=True)), check
        boards = [picture_board(picture) for picture in pictures if picture]
        assert all("<" in board for board in boards)
        assert len(set(boards)) == len(boards), f"{kind} {check.seed}: two answers have the same picture"


@pytest.mark.parametrize("kind", kinds())
def test_the_picture_of_the_answer_is_the_one_shown_with_it(kind: str) -> None:
    for check in every_check(kind):
        assert not check.answer.picture or check.answer.picture == check.picture


@pytest.mark.parametrize("kind", ["softmax_of", "shift_or_scale", "one_unit_head"])
def test_the_picture_of_a_softmax_has_the_numbers_of_the_answer(kind: str) -> None:
    for check in every_check(kind):
        for option in check.options:
            picture = option.picture or check.picture
            assert picture, option
            drawn = re.findall(r">([\d.]+)</td>", picture_board(picture))
            assert [float(each) for each in drawn] == [float(each) for each in option.text.strip("[]").split(", ")]


def test_every_kind_a_lesson_asks_for_exists_and_every_lesson_has_four() -> None:
    for lesson in LESSONS:
        assert set(lesson.checks) <= kinds().keys()
        assert len(lesson.checks) >= 4
        assert len(set(lesson.checks)) == len(lesson.checks)


def test_keras_grades_every_check_as_the_check_does() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.course.grades", str(GRADED)],
        cwd=ROOT, capture_output=True, text=True, timeout=3000, env=dict(os.environ),
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert json.loads(ran.stdout.splitlines()[-1]) == []
