"""The words of the lessons are spelled right, by a dictionary and the list of words of our subject beside this file."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from spellchecker import SpellChecker

from lessons.course.checks.make import kinds, make_check
from lessons.course.lesson import Lesson
from lessons.course.lessons import LESSONS
from lessons.course.read_prose import PROSE

LIST = Path(__file__).with_name("words.txt")


@cache
def dictionary() -> SpellChecker:
    checker = SpellChecker(language="en", distance=1)
    checker.word_frequency.load_words(LIST.read_text(encoding="utf-8").split())
    return checker


def misspelled(text: str) -> list[str]:
    """Words no dictionary knows; what stands in backticks is code."""
    plain = re.sub(r"``.*?``|`[^`]*`|\S*[_=()\[\]\d/·]\S*", " ", text)
    words = {word for word in re.findall(r"[A-Za-z]+(?:['’][a-z]+)?", plain) if len(word) > 2}
    bare = {re.sub(r"['’]s$", "", word).lower() for word in words if word not in _SYMBOLS}
    return sorted(dictionary().unknown(bare))


_SYMBOLS = {"None", "Wx"}


def spoken(lesson: Lesson) -> Iterator[str]:
    yield from (lesson.title, lesson.goal, *lesson.remember)
    for make in lesson.errata:
        erratum = make()
        yield from (erratum.says, erratum.truth)


@pytest.mark.parametrize("path", sorted(PROSE.glob("*.md")), ids=lambda path: path.stem)
def test_the_prose_is_spelled_right(path: Path) -> None:
    assert misspelled(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_what_a_lesson_says_beside_its_prose_is_spelled_right(lesson: Lesson) -> None:
    assert misspelled("\n".join(spoken(lesson))) == []


@pytest.mark.parametrize("kind", kinds())
def test_questions_and_misconceptions_are_spelled_right(kind: str) -> None:
    check = make_check(kind, 1)
    said = [check.question, check.hint, check.reveal]
    said += [text for option in check.options for text in (option.misconception, option.because)]
    assert misspelled("\n".join(said)) == []


def test_a_misspelled_word_is_found() -> None:
    assert misspelled("The kernle has a `kernle` for each unit.") == ["kernle"]


def test_the_list_of_words_is_sorted() -> None:
    words = LIST.read_text(encoding="utf-8").split()
    assert words == sorted(set(words))
