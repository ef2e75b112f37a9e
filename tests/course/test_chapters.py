"""The chapters: every lesson once, in order, and the lesson a learner goes on with."""

import pytest

from lessons.course.chapters import CHAPTERS, go_on
from lessons.course.lessons import BY_KEY, LESSONS


def test_every_lesson_is_in_one_chapter_in_the_order_of_the_course() -> None:
    assert [lesson for chapter in CHAPTERS for lesson in chapter.lessons] == list(LESSONS)


def test_the_chapters_take_as_long_as_their_lessons() -> None:
    assert sum(chapter.minutes for chapter in CHAPTERS) == sum(lesson.minutes for lesson in LESSONS)


def test_whoever_answers_everything_is_led_through_every_lesson_once() -> None:
    answered: dict[str, int] = {}
    led = []
    while (lesson := go_on(answered)) is not None:
        led.append(lesson)
        answered[lesson.key] = len(lesson.checks)
        assert len(led) <= len(LESSONS)
    assert led == list(LESSONS)


@pytest.mark.parametrize(
    ("answered", "lesson"),
    [
        ({"dense": 1}, "dense"),
        ({"recurrent": 2}, "recurrent"),
        ({"dense": 1, "recurrent": 6}, "return_sequences"),  # nobody is sent back to what they left
        ({"silent_bugs": 1, "dense": 5}, "silent_bugs"),
    ],
)
def test_a_learner_goes_on_from_the_furthest_lesson_with_an_answer(answered: dict[str, int], lesson: str) -> None:
    assert go_on(answered) == BY_KEY[lesson]


def test_at_the_end_there_is_nothing_to_go_on_with() -> None:
    last = LESSONS[-1]
    assert go_on({last.key: len(last.checks)}) is None
