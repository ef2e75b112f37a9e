"""Two readers as tables: both states of each step and what is made of them, and what a change of one step moves."""

import numpy as np

from lessons.figures.board import in_a_row, matrix, sign

Array = np.ndarray


def merge_board(forward: Array, backward: Array, merged: Array, mode: str) -> str:
    """The rows of both readers, and the rows that leave the layer.

    Args:
        forward, backward: `(time, units)`.
        merged: `(time, feature)`, or one row without `return_sequences`.
        mode: the merge mode; with `None` there is no third table.
    """
    names = [f"t = {step}" for step in range(len(forward))]
    one = len(merged) < len(forward)
    last = len(forward) - 1

    def table(rows: Array, title: str, kept: int, look: str) -> str:
        return matrix(
            _two(rows), title, str(rows.shape), rows="time", columns="feature", row_names=names,
            classes=lambda row, place: look if row == kept or not one else "dim",
        )  # fmt: skip

    parts = [table(forward, "forward, reads down", last, "in"), table(backward, "backward, reads up", 0, "out")]
    if mode == "None":
        return in_a_row(*parts)
    half = forward.shape[1]
    joined = matrix(
        _two(merged), mode, str(merged.shape if not one else merged.shape[1:]), rows="time", columns="feature",
        row_names=["one row"] if one else names,
        classes=lambda row, place: "soft" if mode != "concat" else "in" if place < half else "out",
    )  # fmt: skip
    return in_a_row(*parts, sign("→"), joined)


def moved_board(rows: Array, last: Array, rows_moved: Array, last_moved: Array) -> str:
    """Every row of a Bidirectional and the one vector it gives without them; numbers that moved are framed.

    Args:
        rows: `(time, feature)`.
        last: `(feature,)`.
        rows_moved, last_moved: of the same shapes, True where a number moved.
    """
    half = rows.shape[1] // 2
    names = [f"{'fb'[place >= half]}{place % half}" for place in range(rows.shape[1])]
    return in_a_row(
        matrix(
            _two(rows), "return_sequences=True", str(rows.shape), rows="time", columns="feature",
            row_names=[f"t = {step}{' (-1)' * (step == len(rows) - 1)}" for step in range(len(rows))],
            column_names=names,
            classes=lambda row, place: "framed" if rows_moved[row, place] else "dim",
        ),
        matrix(
            _two(last[None]), "return_sequences=False", str(last.shape), columns="feature", row_names=[""],
            column_names=names, classes=lambda row, place: "framed" if last_moved[place] else "dim",
        ),
    )  # fmt: skip


def _two(values: Array) -> list[list[str]]:
    return [[f"{each:.2f}" for each in row] for row in values]
