"""Which numbers a lesson asks a kind of question with first."""

from collections import Counter
from functools import cache

from lessons.course.lessons import LESSONS


def first_seed(lesson: str, place: int) -> int:
    """The seed a check begins with: 1, and one more for each time the course has asked this kind before.

    Args:
        lesson: the key of the lesson; a page that is no lesson begins with 1.
        place: which check of the lesson it is, from 0.

    >>> first_seed("recurrent", 4), first_seed("return_sequences", 1)  # the same kind in two lessons
    (1, 2)
    """
    return _seeds().get((lesson, place), 1)


@cache
def _seeds() -> dict[tuple[str, int], int]:
    asked: Counter[str] = Counter()
    seeds = {}
    for lesson in LESSONS:
        for place, kind in enumerate(lesson.checks):
            asked[kind] += 1
            seeds[lesson.key, place] = asked[kind]
    return seeds
