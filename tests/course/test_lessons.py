"""Every lesson is whole: prose for each heading, an exhibit for each key, errata with numbers, a way on."""

import re
from importlib import import_module
from itertools import groupby

import pytest

from lessons.course.documents import DOCUMENTS
from lessons.course.lesson import Lesson
from lessons.course.lessons import BY_KEY, LESSONS
from lessons.course.read_prose import MOST_WORDS, PROSE, prose_of

RESERVED = re.compile(r"q\d+|guess|hide|lock|only|all")
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)


def test_lessons_are_numbered_in_the_order_of_the_course() -> None:
    places = [(lesson.number, lesson.part) for lesson in LESSONS]
    assert places == sorted(set(places))
    # pages that share a number are its a, its b, its c
    for number, parts in groupby(places, key=lambda place: place[0]):
        named = [part for _, part in parts]
        assert named in ([""], list("abc"[: len(named)])), number
    assert len(BY_KEY) == len(LESSONS)


def test_each_lesson_leads_to_the_one_after_it_and_what_should_be_known_before_came_before() -> None:
    assert [lesson.next for lesson in LESSONS] == [*(lesson.key for lesson in LESSONS[1:]), ""]
    for place, lesson in enumerate(LESSONS):
        assert set(lesson.needs) <= {earlier.key for earlier in LESSONS[:place]}, lesson.key


@each_lesson
def test_at_least_four_questions_are_asked_before_their_picture(lesson: Lesson) -> None:
    before = [section.predict for section in lesson.sections if section.predict]
    if lesson.key == "silent_bugs":  # there the question is about a picture, and the mended one waits for the answer
        before = list(lesson.checks)
    assert len(before) >= 4


@each_lesson
def test_every_heading_has_its_prose_and_no_prose_is_left_over(lesson: Lesson) -> None:
    assert list(prose_of(lesson.key)) == ["", *(section.heading for section in lesson.sections)]
    assert (PROSE / f"{lesson.key}.md").read_text(encoding="utf-8").startswith(f"# {lesson.title}\n")


@each_lesson
def test_every_section_is_short_and_calm(lesson: Lesson) -> None:
    for heading, text in prose_of(lesson.key).items():
        assert 10 < len(text.split()) < MOST_WORDS, heading
        assert "!" not in text, heading
        assert max(map(len, map(str.split, re.split(r"[.?:]\s", text)))) <= 40, heading


@each_lesson
def test_every_exhibit_of_the_lesson_is_drawn_by_its_page(lesson: Lesson) -> None:
    exhibits = {section.exhibit for section in lesson.sections if section.exhibit}
    module = import_module(f"pages.parts.exhibits.{lesson.key}")
    assert set(module.EXHIBITS) == exhibits


@each_lesson
def test_no_knob_takes_a_name_of_the_frame(lesson: Lesson) -> None:
    module = import_module(f"pages.parts.exhibits.{lesson.key}")
    assert len(set(module.KNOBS)) == len(module.KNOBS)
    assert [key for key in module.KNOBS if RESERVED.fullmatch(key)] == []


def test_no_two_exhibits_of_the_course_share_a_key() -> None:
    keys = [section.exhibit for lesson in LESSONS for section in lesson.sections if section.exhibit]
    assert len(set(keys)) == len(keys)


@each_lesson
def test_every_erratum_is_shown_with_a_number_worked_out(lesson: Lesson) -> None:
    for make in lesson.errata:
        erratum = make()
        assert re.fullmatch(r"E[0-3]-\d\d", erratum.key)
        assert erratum.document in DOCUMENTS
        assert erratum.document in lesson.documents
        assert re.search(r"\d", erratum.truth) or "Error" in erratum.truth, erratum.key
        assert make() == erratum


@each_lesson
def test_a_lesson_says_what_to_remember_and_how_long_it_takes(lesson: Lesson) -> None:
    assert 3 <= len(lesson.remember) <= 5
    assert all(line.endswith(".") for line in lesson.remember)
    assert 5 <= lesson.minutes <= 30
