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
    """Distributions as a table with their sums: a row for each timestep, or one row where there is no time axis.

    Args:
        rows: `(time, class)` or `(class,)`.
        marked: rows that are framed.

    >>> "time" in distributions_board(np.array([0.25, 0.75]))
    False
    """
    table, classes = np.atleast_2d(rows), rows.shape[-1]
    has_time = rows.ndim == 2

    def look(row: int, place: int) -> str:
        return "total" if place == classes else "framed" if row in marked else ""

    return in_a_row(
        matrix(
            [[*cells, f"{each.sum():.3f}"] for cells, each in zip(_two(table), table, strict=True)],
            "softmax", str(rows.shape), rows="time" if has_time else "", columns="class",
            row_names=[f"t = {step}" if has_time else "" for step in range(len(table))],
            column_names=[*map(str, range(classes)), "sum"], classes=look,
        )
    )  # fmt: skip


def picked_rows(shares: Array, labels: Array, losses: Array, named: bool = True) -> str:
    """Distributions as one table: the probability of each true class framed, and −log of it.

    Args:
        shares: `(time, class)`.
        labels: `(time,)`: the true class of each step.
        losses: `(time,)`.
        named: whether the true class has a column of its own.
    """
    classes, first = shares.shape[-1], int(named)

    def look(row: int, place: int) -> str:
        if place < first or place == classes + first:
            return "" if place < first else "total"
        return "framed" if labels[row] == place - first else "dim"

    rows = zip(labels, shares, losses, strict=True)
    return matrix(
        [[*[str(label)] * first, *(f"{share:.3f}" for share in row), f"{loss:.2f}"] for label, row, loss in rows],
        "softmax", str(shares.shape), rows="time", columns="class",
        row_names=[f"t = {step}" for step in range(len(labels))],
        column_names=[*["true"] * first, *map(str, range(classes)), "−log"], classes=look,
    )  # fmt: skip


def _two(values: Array) -> list[list[str]]:
    return [[f"{each:.2f}" for each in row] for row in values]
