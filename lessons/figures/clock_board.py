"""A sentence and its translation on one clock, time running down."""

from collections.abc import Collection, Sequence

from lessons.figures.board import in_a_row, matrix


def clock_board(rows: Sequence[tuple[str, str, str]], framed: Collection[int]) -> str:
    """What is read at each tick, what a synchronous network must write, and what a decoder writes.

    Args:
        rows: for each tick the three words; empty where nothing happens.
        framed: ticks at which the synchronous network cannot give the right word.

    >>> clock_board([("potato", "pomme", ""), ("", "", "pomme")], ()).count("<tr>")
    3
    """

    def look(row: int, column: int) -> str:
        if column == 1 and row in framed:
            return "framed"
        return ("in", "", "out")[column] if rows[row][column] else "dim"

    return in_a_row(
        matrix(
            [list(row) for row in rows],
            "one clock for all three",
            rows="time",
            row_names=[f"t = {tick}" for tick in range(len(rows))],
            column_names=("read", "written at the same step", "written by a decoder"),
            classes=look,
        )
    )
