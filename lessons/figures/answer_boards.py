"""What several networks answer, character by character, and what each step costs them."""

from collections.abc import Mapping, Sequence

from lessons.figures.board import in_a_row, matrix
from lessons.network.readable import so_many


def answers_board(answers: Mapping[str, str], truth: str) -> str:
    """A row for each network below the right answer; wrong characters are framed.

    Args:
        answers: the name of a network -> what it wrote.
        truth: what is right; just as long.

    >>> answers_board({"2 units": "910224"}, "810224").count("framed")
    1
    """
    lines = {"right": truth, **answers}
    rows = list(lines.values())
    return in_a_row(
        matrix(
            [list(line) for line in rows], "written", f"({len(truth)} steps)", columns="time", row_names=list(lines),
            classes=lambda row, place: "out" if not row else "framed" if rows[row][place] != truth[place] else "",
        )
    )  # fmt: skip


def step_losses_board(losses: Mapping[str, Sequence[float]], wants: Sequence[str]) -> str:
    """The loss of each step for a few networks; steps that cost more than 1 are framed.

    Args:
        losses: the name of a network -> the loss of each step.
        wants: for each step what its answer needs.
    """
    rows = [list(each) for each in losses.values()]
    return in_a_row(
        matrix(
            [list(wants), *[[f"{each:.2f}" for each in row] for row in rows]], "loss of each step", columns="time",
            row_names=["needs", *losses], column_names=[f"t = {step}" for step in range(len(wants))],
            classes=lambda row, place: "soft" if not row else "framed" if rows[row - 1][place] > 1 else "",
        )
    )  # fmt: skip


def batches_board(sizes: Sequence[int], across: int = 8) -> str:
    """The batches of an epoch in order, the last one framed.

    >>> batches_board([128, 104]).count("framed")
    1
    """
    last = len(sizes) - 1
    rows = [list(sizes[start : start + across]) for start in range(0, len(sizes), across)]
    wide = len(rows[0])
    cells = [[str(each) for each in row] + [""] * (wide - len(row)) for row in rows]
    return in_a_row(
        matrix(
            cells, "samples in each batch", so_many(len(sizes), "step"), columns="step",
            row_names=[f"from {row * across}" if len(rows) > 1 else "" for row in range(len(rows))],
            classes=lambda row, place: "framed" if row * across + place == last else ""
            if row * across + place < last else "dim",
        )
    )  # fmt: skip
