"""A program with a silent bug, and the lines under suspicion: which one is it?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.figures.pictures import Grid, Rewritten

QUESTION = "This program raises no error, and is wrong. Which line is to be changed?"


@dataclass(frozen=True)
class Suspect:
    """One line of the program.

    Attributes:
        line: as it is written, without the spaces before it.
        instead: what somebody would write who suspects it; empty for a line that is taken out.
        misconception, because: why it is not this line; empty when it is.
    """

    line: str
    instead: str
    misconception: str = ""
    because: str = ""


def changed(program: str, suspect: Suspect) -> str:
    r"""The program with this one line changed.

    >>> changed("a\n    b,\nc", Suspect("b,", "d,"))
    'a\n    d,\nc'
    """
    lines = program.split("\n")
    place = next(at for at, line in enumerate(lines) if line.strip() == suspect.line)
    lines[place] = lines[place].replace(suspect.line, suspect.instead) if suspect.instead else ""
    return "\n".join(line for at, line in enumerate(lines) if line or at != place)


def sequential(before: Sequence[str], layers: Sequence[str], after: Sequence[str]) -> str:
    """A program: a few lines, a Sequential of these layers, a few lines."""
    return "\n".join([*before, "model = keras.Sequential([", *(f"    {each}" for each in layers), "])", *after])


def which_line(
    program: str, suspects: Sequence[Suspect], seen: Callable[[Suspect], Grid], random: Random, hint: str,
    reveal: str, model: str, question: str = QUESTION,
) -> Check:  # fmt: skip
    """The question; the picture of each answer is the change it suggests, and what is seen after it.

    Args:
        seen: what the program shows after this suspect's change.
    """
    options = [
        Option(_bare(each.line), each, each.misconception, _tried(each),
               Rewritten(_bare(each.line), _bare(each.instead), seen(each)))
        for each in suspects
    ]  # fmt: skip
    right = next(option for option in options if option.is_right)
    wrong = [option for option in options if not option.is_right]
    return Check(question, options_of(right, wrong, random), hint, reveal, right.picture, code=program, model=model)


def _bare(line: str) -> str:
    return line.rstrip(",")


def _tried(suspect: Suspect) -> str:
    if not suspect.misconception:
        return ""
    return f"{suspect.because} With {_bare(suspect.instead)} in its place the bug is still there."
