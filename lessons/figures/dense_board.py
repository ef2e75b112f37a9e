"""x · kernel + bias = y as tables in which a weight lights up what it reads and what it feeds."""

import numpy as np

from lessons.figures.board import in_a_row, matrix, sign
from lessons.network.shape import show_shape

Array = np.ndarray
_ROUNDING = 1e-6  # of sums in 32-bit numbers


def dense_board(
    x: Array, kernel: Array, bias: Array | None, output: Array, sample: int, unit: int, activation: str = ""
) -> str:
    """The four tables, with one output and everything it is made from in colour.

    Args:
        x: `(batch, feature)`.
        kernel: `(feature, units)`.
        bias: `(units,)` or `None`.
        output: `(batch, units)`.
        sample, unit: the output that is chosen.
        activation: its name, or empty for none.
    """
    last = "class" if activation == "softmax" else "unit"
    parts = [
        matrix(
            texts(x),
            "x",
            show_shape(x.shape),
            rows="batch",
            columns="feature",
            classes=lambda row, place: f"x-{place} {'in' if row == sample else 'dim'}",
        ),
        sign("·"),
        matrix(
            texts(kernel),
            "kernel",
            show_shape(kernel.shape),
            rows="feature",
            columns="unit",
            classes=lambda row, place: f"w-{row}-{place} {'in' if place == unit else 'dim'}",
        ),
    ]
    if bias is not None:
        parts += [
            sign("+"),
            matrix(
                texts(bias[None]),
                "bias",
                show_shape(bias.shape),
                columns="unit",
                row_names=[""],
                classes=lambda row, place: f"b-{place} {'in' if place == unit else 'dim'}",
            ),
        ]
    parts += [
        sign(f"→ {activation} →" if activation else "="),
        matrix(
            texts(output),
            "y",
            show_shape(output.shape),
            rows="batch",
            columns=last,
            classes=lambda row, place: f"y-{place} {'out' if (row, place) == (sample, unit) else ''}",
        ),
    ]
    if activation == "softmax":
        sums = [[f"{each:.3f}"] for each in output.sum(axis=-1)]
        parts.append(matrix(sums, "row sums", column_names=["sum"], classes=lambda row, place: "total"))
    return f'<div class="dense">{in_a_row(*parts)}</div><style>{_lights(*kernel.shape)}</style>'


def texts(values: Array) -> list[list[str]]:
    """Numbers as short as they can be without losing what they say; what is only rounding is 0.

    >>> texts(np.array([[1.0, -0.25, 1234.5, 3e-8]]))
    [['1', '-0.25', '1234', '0']]
    """
    return [[_text(float(each)) for each in row] for row in values]


def _text(value: float) -> str:
    if abs(value) < _ROUNDING:
        return "0"
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"


def _lights(inputs: int, units: int) -> str:
    """A hovered weight frames its column of x and its column of y; no script is needed."""
    rule = "outline:2.5px solid #E69F00;outline-offset:-1px;opacity:1"
    return "".join(
        f".dense:has(.w-{row}-{unit}:hover) :is(.x-{row},.w-{row}-{unit},.y-{unit}){{{rule}}}"
        for row in range(inputs)
        for unit in range(units)
    )
