"""Kernels before and after training, pair by pair."""

from collections.abc import Sequence

import numpy as np

from lessons.figures.board import sign
from lessons.figures.pixel_board import pixel_board

Array = np.ndarray
_PAIR = '<span class="pair" style="gap:0.35rem;margin-inline-end:0.9rem">'  # nearer to each other than to the next


def kernel_pairs(pairs: Sequence[tuple[Array, Array, str]]) -> str:
    """A board for each kernel as it was drawn, an arrow, and a board for what training has made of it.

    Args:
        pairs: the kernel before and after, `(height, width)`, and what is said below the trained one.

    >>> kernel_pairs([(np.zeros((3, 3)), np.ones((3, 3)), "largest: L")]).count("<td")
    18
    """
    drawn = "".join(
        _PAIR + pixel_board(np.round(before, 1), f"kernel {place}") + sign("→")
        + pixel_board(np.round(after, 1), told) + "</span>"
        for place, (before, after, told) in enumerate(pairs)
    )  # fmt: skip
    return f'<div class="board">{drawn}</div>'
