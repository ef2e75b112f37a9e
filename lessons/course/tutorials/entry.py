"""Entry: an erratum with its kind, the lesson that shows it, and the program that runs into it."""

from dataclasses import dataclass
from typing import Literal

from lessons.course.erratum import Erratum

Kind = Literal["wrong fact", "code that stops", "old name", "left out"]
KINDS: tuple[Kind, ...] = ("wrong fact", "code that stops", "old name", "left out")


@dataclass(frozen=True)
class Entry:
    """One statement of the documents.

    Attributes:
        erratum: what is said and what is true.
        kind: a wrong fact; code that stops; a name Keras has given up or changed; or something that is left out.
        lesson: the key of the first lesson that shows it; empty when none does.
        example: the name of a program among the examples of the Code lens; empty for a statement without code.
    """

    erratum: Erratum
    kind: Kind
    lesson: str = ""
    example: str = ""
