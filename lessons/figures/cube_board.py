"""An array of three axes as tables, a table for each sample; cells in colour, sums at the side."""

from collections.abc import Collection

import numpy as np

from lessons.figures.board import in_a_row, matrix

Array = np.ndarray
Cells = Collection[tuple[int, ...]]


def cube_board(values: Array, framed: Cells = (), name: str = "class") -> str:
    """Every number of the array.

    Args:
        values: `(batch, time, class)` or `(batch, time, feature)`.
        framed: (sample, timestep, place) of each framed cell.
        name: the name of the last axis.
    """
    steps = [f"t = {step}" for step in range(values.shape[1])]

    def table(sample: int) -> str:
        return matrix(
            short(values[sample]), f"sample {sample}", rows="time", columns=name, row_names=steps,
            classes=lambda row, place: "framed" if (sample, row, place) in framed else "",
        )  # fmt: skip

    return in_a_row(*map(table, range(values.shape[0])))


def sums_board(values: Array, axis: int) -> str:
    """The sums along one axis, as a table; the first is framed, those that are 1 are in colour."""
    sums = values.sum(axis=axis)
    down, across = {-1: ("batch", "time"), 2: ("batch", "time"), 1: ("batch", "class"), 0: ("time", "class")}[axis]
    return matrix(
        [[f"{each:.1f}" for each in row] for row in sums], f"y.sum(axis={axis})", str(sums.shape), rows=down,
        columns=across, classes=lambda row, place: ("soft" if np.isclose(sums[row, place], 1) else "dim")
        + (" framed" if row == place == 0 else ""),
    )  # fmt: skip


def short(values: Array) -> list[list[str]]:
    """Numbers with one digit behind the point, whole numbers without."""
    whole = bool((values == np.round(values)).all())
    return [[f"{each:.0f}" if whole else f"{each:.1f}" for each in row] for row in np.atleast_2d(values)]
