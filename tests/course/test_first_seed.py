"""Two lessons never begin with one and the same question."""

from collections import Counter

from lessons.course.checks.make import make_check
from lessons.course.first_seed import first_seed
from lessons.course.lessons import LESSONS


def test_no_question_of_the_course_is_asked_twice_before_another_one_is_wanted() -> None:
    questions = Counter(
        (check.question, check.code, check.answer.text)
        for lesson in LESSONS
        for place, kind in enumerate(lesson.checks)
        for check in [make_check(kind, first_seed(lesson.key, place))]
    )
    assert [question for question, times in questions.items() if times > 1] == []


def test_a_page_that_is_no_lesson_begins_with_the_first_seed() -> None:
    assert first_seed("gradients", 0) == 1
