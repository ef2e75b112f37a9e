"""One step of a recurrent layer as tables: the sum behind a gate, all gates side by side, the states so far."""

from collections.abc import Sequence

import numpy as np

from lessons.figures.board import in_a_row, matrix, sign

Array = np.ndarray


def gate_board(
    x: Array, kernel: Array, before: Array, recurrent: Array, bias: Array, scores: Array, values: Array,
    words: tuple[str, str, str],
) -> str:  # fmt: skip
    """x · kernel + state · recurrent kernel + bias = scores, and what the activation makes of them.

    Args:
        x: `(feature,)`.
        kernel: `(feature, units)`.
        before: `(units,)`: the state of the step before.
        recurrent: `(units, units)`.
        bias: `(rows, units)`; a second row is added to the product of the state.
        scores, values: `(units,)`.
        words: the name of the gate, its activation, and what the product of the state is multiplied by, or nothing.
    """
    name, activation, factor = words
    parts = [
        _row(x, "x", "feature"),
        sign("·"),
        _table(kernel, "kernel", "feature"),
        sign("+"),
        _row(bias[0], "bias", "unit"),
        sign(f"+ {factor} × (" if factor else "+"),
        _row(before, "state before", "unit", "framed"),
        sign("·"),
        _table(recurrent, "recurrent kernel", "unit"),
    ]
    if len(bias) > 1:
        parts += [sign("+"), _row(bias[1], "second bias", "unit")]
    if factor:
        parts.append(sign(")"))
    parts += [
        sign("="),
        _row(scores, "scores", "unit"),
        sign(f"→ {activation} →"),
        _row(values, name, "unit", "out"),
    ]
    return in_a_row(*parts)


def rows_board(rows: Sequence[tuple[str, Array]], last: str, unit: int) -> str:
    """Several vectors of a step below each other.

    Args:
        rows: a name and `(units,)` for each.
        last: the name of the row that is the result.
        unit: the column that is written out below.
    """
    cells = [[f"{each:.2f}" for each in values] for _, values in rows]
    return matrix(
        cells, "all numbers of this step", "", columns="unit", row_names=[name for name, _ in rows],
        classes=lambda row, place: "out" if rows[row][0] == last else "soft" if place == unit else "",
    )  # fmt: skip


def states_board(states: Array, step: int) -> str:
    """The states of all steps up to the one that is looked at; later ones are not known yet.

    Args:
        states: `(time, units)`.
        step: the step that is looked at.
    """
    cells = [[f"{each:.2f}" if row <= step else "?" for each in line] for row, line in enumerate(states)]
    return matrix(
        cells, "states", str(states.shape), rows="time", columns="unit",
        row_names=[f"t = {row}" for row in range(len(states))],
        classes=lambda row, place: "out" if row == step else "framed" if row == step - 1 else "dim",
    )  # fmt: skip


def _row(values: Array, name: str, columns: str, look: str = "") -> str:
    cells = [[f"{each:.2g}" if abs(each) < 100 else f"{each:.0f}" for each in values]]
    return matrix(cells, name, columns=columns, row_names=[""], classes=lambda row, place: look)


def _table(values: Array, name: str, rows: str) -> str:
    cells = [[f"{each:.2g}" for each in line] for line in values]
    return matrix(cells, name, rows=rows, columns="unit", classes=lambda row, place: "in")
