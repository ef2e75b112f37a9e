"""Check: a question with one right answer, and a named misconception behind every wrong one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from lessons.figures.pictures import Picture

MOST_OPTIONS = 4


@dataclass(frozen=True)
class Option:
    """One answer.

    Attributes:
        text: the answer as it is offered.
        value: the answer as a value (a shape, a count, a place), which the tests grade by Keras.
        misconception: the name of the idea behind a wrong answer, as told to the learner; empty when it is right.
        because: one sentence about that idea; it does not give the answer away.
        picture: what would have to be so for this answer to be right.
    """

    text: str
    value: Any
    misconception: str = ""
    because: str = ""
    picture: Picture | None = None

    @property
    def is_right(self) -> bool:
        """It has no misconception behind it."""
        return not self.misconception


@dataclass(frozen=True)
class Check:
    """A question about something that is not shown yet.

    Attributes:
        question: in Markdown.
        options: two to four, in the order they are offered.
        hint: what to think of; told after a first wrong answer, before the right one.
        reveal: why the right answer is right, in one or two sentences.
        picture: the right answer as a picture.
        code: a few lines the question is about; empty for none.
        model: the network the question is about as the address carries it; empty for none.
        kind, seed: what it was made from.
    """

    question: str
    options: tuple[Option, ...]
    hint: str
    reveal: str
    picture: Picture | None = None
    code: str = ""
    model: str = ""
    kind: str = ""
    seed: int = 0

    @property
    def answer(self) -> Option:
        """The right option."""
        return next(option for option in self.options if option.is_right)

    def option(self, text: str | None) -> Option | None:
        """The option with this text."""
        return next((option for option in self.options if option.text == text), None)


def options_of(right: Option, wrong: Iterable[Option], random: Random) -> tuple[Option, ...]:
    """The right option and up to three wrong ones, shuffled; the first wrong ones are the likeliest.

    A wrong option that says the same as the right one, or as one before it, is left out: with some sizes a
    mistake leads to the right number.

    >>> right = Option("12", 12)
    >>> wrong = [Option("12", 12, "Never offered"), Option("9", 9, "No bias"), Option("9", 9, "Never either")]
    >>> sorted(option.text for option in options_of(right, wrong, Random(1)))
    ['12', '9']
    """
    taken = [right]
    for option in wrong:
        if len(taken) < MOST_OPTIONS and all(option.text != other.text for other in taken):
            taken.append(option)
    random.shuffle(taken)
    return tuple(taken)


def stamped(check: Check, kind: str, seed: int) -> Check:
    """The check with what it was made from."""
    return replace(check, kind=kind, seed=seed)
