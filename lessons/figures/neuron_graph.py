"""A Dense as a graph: every input joined to every unit, thick lines for large weights, once for each step."""

import numpy as np

from lessons.figures.palette import CLASS, FEATURE
from lessons.figures.theme import LIGHT, Theme

Array = np.ndarray
_STEP, _ROW, _GAP, _RADIUS = 200, 40, 110, 13  # pixels


def neuron_graph(kernel: Array, steps: int, theme: Theme = LIGHT) -> str:
    """The graph as SVG.

    Args:
        kernel: `(feature, units)`.
        steps: how often the same graph is drawn side by side; lines never cross from one to the next.
        theme: the page it stands on.

    >>> neuron_graph(np.ones((4, 3)), 1).count("<line")
    12
    """
    inputs, units = kernel.shape
    tall = max(inputs, units) * _ROW + 26
    wide = steps * _STEP - 10
    drawn = "".join(
        _one(kernel, step * _STEP + 30, tall, theme, f"step {step}" if steps > 1 else "") for step in range(steps)
    )
    size = f'width="{wide}" height="{tall}" viewBox="0 0 {wide} {tall}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} fill="none" stroke-linecap="round">{drawn}</svg>'


def graph_alt(inputs: int, units: int, steps: int, inputs_name: str, units_name: str) -> str:
    """The graph in words.

    >>> graph_alt(4, 3, 1, "inputs", "units")
    '4 inputs and 3 units, each of the first joined to each of the second: 12 lines.'
    """
    said = f"{inputs} {inputs_name} and {units} {units_name}, each of the first joined to each of the second: "
    said += f"{inputs * units} lines"
    return said + (f", drawn {steps} times, once for each step, with no line between steps." if steps > 1 else ".")


def _one(kernel: Array, left: int, tall: int, theme: Theme, title: str) -> str:
    inputs, units = kernel.shape
    largest = float(np.abs(kernel).max()) or 1.0
    low, high = _heights(inputs, tall), _heights(units, tall)
    right = left + _GAP
    lines = [
        _line((left, low[row]), (right, high[unit]), float(kernel[row, unit]) / largest, theme)
        for row in range(inputs)
        for unit in range(units)
    ]
    nodes = [_node(left, height, FEATURE) for height in low] + [_node(right, height, CLASS) for height in high]
    words = (
        f'<text x="{left + _GAP / 2:.0f}" y="14" text-anchor="middle" font-size="13" fill="currentColor">{title}</text>'
    )
    return "".join([*lines, *nodes, words if title else ""])


def _line(start: tuple[float, float], end: tuple[float, float], share: float, theme: Theme) -> str:
    colour, dashes = (theme.red, "") if share > 0 else (theme.blue, ' stroke-dasharray="7 5"')
    return (
        f'<line x1="{start[0]:.0f}" y1="{start[1]:.0f}" x2="{end[0]:.0f}" y2="{end[1]:.0f}" stroke="{colour}"{dashes} '
        f'stroke-width="{0.7 + 4.3 * abs(share):.1f}" opacity="0.85"/>'
    )


def _node(x: float, y: float, colour: str) -> str:
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{_RADIUS}" fill="{colour}"/>'


def _heights(count: int, tall: int) -> list[float]:
    first = 20 + (tall - 20) / 2 - (count - 1) * _ROW / 2
    return [first + place * _ROW for place in range(count)]
