"""What the documents say about softmax that is not so, each with the number that shows it."""

import numpy as np

from lessons.course.errata.every_timestep import across_not_down, never_exactly_zero
from lessons.course.erratum import Erratum
from lessons.course.shown.scores import shares_of
from lessons.network.readable import readable

__all__ = ["across_not_down", "never_exactly_zero", "not_in_proportion"]


def not_in_proportion() -> Erratum:
    """Softmax is no percentage of votes."""
    shown, moved = shares_of(0, 1), shares_of(100, 1)
    plain, soft = (", ".join(f"{each:.3f}" for each in row) for row in (shown.plain, shown.soft))
    return Erratum(
        "E0-04", "S0", "Softmax turns votes into a percentage of all votes.",
        f"Votes 1, 2, 3 are {plain} of all votes, and softmax gives {soft}. It shares out powers, not votes. 100 more "
        f"votes for everybody change it by {readable(np.abs(moved.soft - shown.soft).max())}.",
    )  # fmt: skip
