"""Sequences as tables: a row for each timestep, the rows that are kept in colour."""

import numpy as np

from lessons.figures.board import in_a_row, matrix, sign

Array = np.ndarray


def kept_rows(rows: Array, last: Array, kept: Array) -> str:
    """A sequence beside the one vector that is left of it, with the cells it is taken from framed.

    Args:
        rows: `(time, feature)`.
        last: `(feature,)`.
        kept: `(feature,)`: the row each number comes from.
    """
    timesteps = len(rows)
    names = [f"t = {step}" for step in range(timesteps)]
    return in_a_row(
        matrix(
            _two(rows), "return_sequences=True", f"({timesteps}, {len(last)})", rows="time", columns="feature",
            row_names=names, classes=lambda row, place: "framed" if kept[place] == row else "dim",
        ),
        sign("→"),
        matrix(
            _two(last[None]), "return_sequences=False", f"({len(last)},)", columns="feature", row_names=[""],
            classes=lambda row, place: "framed",
        ),
    )  # fmt: skip


def distributions_board(rows: Array, marked: tuple[int, ...] = ()) -> str:
    """Distributions as a table, a row for each timestep, with their sums.

    Args:
        rows: `(time, class)`.
        marked: rows that are framed.
    """
    names = [f"t = {step}" for step in range(len(rows))]
    return in_a_row(
        matrix(
            _two(rows), "softmax", str(rows.shape), rows="time", columns="class", row_names=names,
            classes=lambda row, place: "framed" if row in marked else "",
        ),
        matrix([[f"{each.sum():.3f}"] for each in rows], "row sums", column_names=["sum"], row_names=names,
               classes=lambda row, place: "total"),
    )  # fmt: skip


def _two(values: Array) -> list[list[str]]:
    return [[f"{each:.2f}" for each in row] for row in values]
