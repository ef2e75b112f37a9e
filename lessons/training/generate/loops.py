"""find_loop: where a text begins to repeat itself for good."""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 3  # the same word twice is no loop yet


@dataclass(frozen=True)
class Loop:
    """A text that goes round.

    Args:
        start: the first step of the first round, counted from 0.
        period: how many steps a round has.
    """

    start: int
    period: int


def find_loop(ids: Sequence[int]) -> Loop | None:
    """The shortest round that a text repeats, from some step to its end; at least two rounds and three steps.

    >>> find_loop([5, 1, 2, 1, 2, 1])
    Loop(start=1, period=2)
    >>> find_loop([1, 2, 3, 4]) is None, find_loop([7, 4, 4, 4])
    (True, Loop(start=1, period=1))
    """
    count = len(ids)
    for period in range(1, count // 2 + 1):
        start = count - period
        while start > 0 and ids[start - 1] == ids[start - 1 + period]:
            start -= 1
        if count - start >= max(2 * period, LEAST):
            return Loop(start, period)
    return None
