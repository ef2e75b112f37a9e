"""The states of two batches side by side, time along the columns, with an arrow where a state is handed over."""

import numpy as np

from lessons.figures.board import Classes, in_a_row, matrix, sign

Array = np.ndarray


def kept_board(first: Array, second: Array, alone: Array, handed: bool) -> str:
    """A line for each row of the batch: its states in batch A, then those in batch B.

    Args:
        first, second: `(batch, time + 1, units)`: the states of A and B, in front what each of them begins with.
        alone: `(batch, time + 1, units)`: the states of B without A; numbers that differ from them are coloured.
        handed: whether B begins with the last states of A.

    >>> states = np.zeros((2, 5, 3))
    >>> [kept_board(states, states, states, handed).count("→</span><table") for handed in (True, False)]
    [2, 0]
    """
    return "".join(_line(place, first[place], second[place], alone[place], handed) for place in range(len(first)))


def _line(place: int, first: Array, second: Array, alone: Array, handed: bool) -> str:
    last = len(first) - 1
    moved = second != alone  # (time + 1, units)
    read = _table(first, f"batch A, row {place}", "", lambda unit, step: "framed" if handed and step == last else "")
    begins = "goes on from A" if handed else "begins with zeros"

    def look(unit: int, step: int) -> str:
        if step == 0:
            return "framed" if handed else "dim"
        return "out" if moved[step, unit] else ""

    table = _table(second, f"batch B, row {place},", begins, look)
    return in_a_row(read, sign("→"), table) if handed else in_a_row(read, table)


def _table(states: Array, name: str, note: str, look: Classes) -> str:
    cells = [[f"{each:z.2f}" for each in line] for line in states.T]  # (units, time + 1)
    return matrix(
        cells, name, note, rows="unit", columns="time", classes=look,
        column_names=["before", *(f"t = {step}" for step in range(len(states) - 1))],
    )  # fmt: skip
