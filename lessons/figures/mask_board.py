"""What a Dropout keeps and drops of a sequence, as tables: a row for each step, a 0 for each dropped number."""

import numpy as np

from lessons.figures.board import in_a_row, matrix

Array = np.ndarray


def mask_board(factors: Array) -> str:
    """A table for each sample, side by side: kept numbers on a ground, dropped ones without.

    Args:
        factors: `(batch, time, feature)`: what each number is multiplied with; 0 where it is dropped.

    >>> mask_board(np.array([[[2.0, 0.0, 0.0]]])).count(">0</td>")
    2
    """
    timesteps, features = factors.shape[1:]
    return in_a_row(*(
        matrix(
            [[f"{each:g}" for each in row] for row in rows], f"sample {sample}, times", f"({timesteps}, {features})",
            rows="time", columns="feature", row_names=[f"t = {step}" for step in range(timesteps)],
            classes=lambda row, place, rows=rows: "in" if rows[row, place] else "dim",  # type: ignore[misc]
        )
        for sample, rows in enumerate(factors)
    ))  # fmt: skip
