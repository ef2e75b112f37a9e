"""The chapters of the course: which lessons belong together, and where a learner goes on."""

from collections.abc import Mapping
from dataclasses import dataclass

from lessons.course.lesson import Lesson
from lessons.course.lessons import LESSONS


@dataclass(frozen=True)
class Chapter:
    """Lessons that follow one another and belong together.

    Attributes:
        title: what they are about, in a few words.
        story: what a learner gets from them, in one sentence.
        lessons: in course order.
    """

    title: str
    story: str
    lessons: tuple[Lesson, ...]

    @property
    def minutes(self) -> int:
        """How long it takes with its checks."""
        return sum(lesson.minutes for lesson in self.lessons)


def _between(first: int, last: int) -> tuple[Lesson, ...]:
    return tuple(lesson for lesson in LESSONS if first <= lesson.number <= last)


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(
        "One layer",
        "What a layer computes, how it bends, and how scores become a distribution.",
        _between(1, 3),
    ),
    Chapter(
        "The time axis",
        "What a recurrent layer carries from step to step, and who keeps or drops the time axis.",
        _between(4, 7),
    ),
    Chapter(
        "Learning from sequences",
        "Losses that fit, texts written word by word, padding, and a network that turns one text into another.",
        _between(8, 11),
    ),
    Chapter(
        "Networks that train well",
        "Why a run fails, what mends it, pictures, and bugs that raise no error.",
        _between(12, 13),
    ),
)


def go_on(answered: Mapping[str, int]) -> Lesson | None:
    """The lesson a learner goes on with: from the furthest one with an answer, the first that has open checks.

    Args:
        answered: for the key of a lesson how many of its checks were answered rightly; missing is none.

    Returns:
        The first lesson for a newcomer, None once everything after the furthest lesson is answered.

    >>> go_on({}).key
    'dense'
    >>> go_on({"dense": 2}).key
    'dense'
    >>> go_on({"dense": 2, "softmax": 5}).key
    'recurrent'
    """
    furthest = max((place for place, lesson in enumerate(LESSONS) if answered.get(lesson.key)), default=0)
    return next((each for each in LESSONS[furthest:] if answered.get(each.key, 0) < len(each.checks)), None)
