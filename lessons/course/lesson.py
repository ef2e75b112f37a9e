"""Lesson: one lesson of the course as a value; its page only draws it."""

from collections.abc import Callable
from dataclasses import dataclass

from lessons.course.erratum import Erratum


@dataclass(frozen=True)
class Section:
    """A heading, its prose and the exhibit beside it.

    Attributes:
        heading: what the section says, as a sentence; the prose stands under the same heading in
            `lessons/course/prose/<lesson>.md`.
        exhibit: the key of the picture; empty for a section without one.
        predict: a kind of check that is asked before the exhibit is shown; empty for none.
        practise: kinds of checks that are asked below it.
        wide: the exhibit needs the whole width of the page, so the prose stands above it.
    """

    heading: str
    exhibit: str = ""
    predict: str = ""
    practise: tuple[str, ...] = ()
    wide: bool = False

    @property
    def anchor(self) -> str:
        """Its place in the address of its lesson, without `#`."""
        return self.exhibit.replace("_", "-")

    @property
    def checks(self) -> tuple[str, ...]:
        """Every kind of check that is asked here, in order."""
        return (*((self.predict,) if self.predict else ()), *self.practise)


@dataclass(frozen=True)
class Lesson:
    """Everything a lesson says, but its prose and its pictures.

    Attributes:
        key: its address and the names of its files: `learn/<key>.py`, `prose/<key>.md`.
        number: its place in the course, from 1.
        title: what it teaches, as a claim.
        icon: a Material symbol in Streamlit's notation.
        goal: what a learner can say or do afterwards, in one sentence.
        minutes: how long it takes with its checks.
        needs: keys of the lessons one should know before.
        sections: in the order they are read.
        remember: three to five sentences to take along.
        errata: functions that make what the sources get wrong, with the numbers that prove it.
        documents: keys of `lessons.course.documents.DOCUMENTS` the lesson is made from.
        next: the key of the next lesson; empty at the end of the course.
        part: "a", "b" or "c" when pages share a number; empty otherwise.

    >>> lesson = Lesson("dense", 1, "A Dense layer", ":material/hub:", "Say it.", 10)
    >>> lesson.heading, lesson.file
    ('1. A Dense layer', 'learn/dense.py')
    """

    key: str
    number: int
    title: str
    icon: str
    goal: str
    minutes: int
    needs: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    remember: tuple[str, ...] = ()
    errata: tuple[Callable[[], Erratum], ...] = ()
    documents: tuple[str, ...] = ()
    next: str = ""
    part: str = ""

    @property
    def heading(self) -> str:
        """The title with its number, as it stands in the menu."""
        return f"{self.number}{self.part}. {self.title}"

    @property
    def file(self) -> str:
        """The page's script, relative to `pages/`."""
        return f"learn/{self.key}.py"

    @property
    def checks(self) -> tuple[str, ...]:
        """Every kind of check the lesson asks, in order."""
        return tuple(kind for section in self.sections for kind in section.checks)
