"""A learner's sentences of ids as an array: its shape, its targets, and what NumPy says when rows differ in length."""

from dataclasses import dataclass

import numpy as np

from lessons.course.shown.one_number import SENTENCES

Array = np.ndarray
MOST_ROWS, MOST_STEPS, LARGEST = 6, 8, 99
LONGEST = 300  # characters
FIRST = "\n".join(" ".join(map(str, row)) for row in SENTENCES)
UNKNOWN = "?"


@dataclass(frozen=True)
class Typed:
    """What was typed.

    Attributes:
        rows: the ids of each sentence.
        array: `(batch, time)`; None when the rows differ in length.
        numpy_says: the message of NumPy then; else empty.
        notices: what was changed to read it.
    """

    rows: tuple[tuple[int, ...], ...]
    array: Array | None
    numpy_says: str
    notices: tuple[str, ...]

    @property
    def targets(self) -> tuple[tuple[str, ...], ...]:
        """The target of each step as far as the sentences tell it: after the last word nobody knows."""
        return tuple((*map(str, row[1:]), UNKNOWN) for row in self.rows)

    @property
    def least_units(self) -> int:
        """The fewest units of a softmax that has a place for every id."""
        return max(max(row) for row in self.rows) + 1


def read_sentences(text: str) -> Typed:
    r"""Reads one sentence a line, ids between spaces or commas.

    >>> read_sentences("0 1 2 3\n1 2 3 4").array.shape
    (2, 4)
    >>> read_sentences("0 1 2\n1 2").numpy_says[:45]
    'setting an array element with a sequence. The'
    """
    notices, rows = list[str](), list[tuple[int, ...]]()
    for line in text[:LONGEST].splitlines():
        words = line.replace(",", " ").split()
        ids = tuple(int(word) for word in words if word.isascii() and word.isdigit() and int(word) <= LARGEST)
        if len(ids) < len(words):
            notices.append(f"Only whole numbers from 0 to {LARGEST} are ids; the others in “{line[:30]}” are left out.")
        if len(ids) > MOST_STEPS:
            notices.append(f"A sentence is cut after {MOST_STEPS} ids.")
        if ids:
            rows.append(ids[:MOST_STEPS])
    if len(rows) > MOST_ROWS:
        notices.append(f"The first {MOST_ROWS} sentences are kept.")
    if not rows:
        notices.append("There is no id here, so the first sentences are shown.")
        rows = [tuple(int(each) for each in row) for row in SENTENCES]
    kept = tuple(rows[:MOST_ROWS])
    try:
        return Typed(kept, np.array(kept), "", tuple(dict.fromkeys(notices)))
    except ValueError as error:
        return Typed(kept, None, str(error), tuple(dict.fromkeys(notices)))
