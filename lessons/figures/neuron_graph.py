"""A Dense as a graph: every input joined to every unit, thick lines for large weights, once for each step."""

from html import escape

import numpy as np

from lessons.figures.palette import CLASS, FEATURE
from lessons.figures.theme import LIGHT, Theme
from lessons.network.readable import so_many

Array = np.ndarray
_ROW, _RADIUS, _MARGIN, _HEAD = 40, 13, 28, 54  # pixels
_ALONE, _MANY = 220, 84  # pixels between the two columns: of one graph, of one among several, which fit a phone


def neuron_graph(kernel: Array, steps: int, theme: Theme = LIGHT, names: tuple[str, str] = ("inputs", "units")) -> str:
    """The graph as SVG.

    Args:
        kernel: `(feature, units)`.
        steps: how often the same graph is drawn side by side; lines never cross from one to the next.
        theme: the page it stands on.
        names: what the circles on the left and on the right are, in a word or two.

    >>> neuron_graph(np.ones((4, 3)), 1).count("<line")
    12
    """
    inputs, units = kernel.shape
    gap = _ALONE if steps == 1 else _MANY
    tall, wide = max(inputs, units) * _ROW + _HEAD, gap + 2 * _MARGIN
    drawn = "".join(
        _one(kernel, (step * wide + _MARGIN, step * wide + _MARGIN + gap), theme)
        + _words(step * wide + _MARGIN, names[0].split(), theme)
        + _words(step * wide + _MARGIN + gap, names[1].split(), theme)
        + (_words(step * wide + wide / 2, [f"step {step}", "", ""], theme) if steps > 1 else "")
        for step in range(steps)
    )
    wide *= steps
    size = f'width="{wide}" height="{tall}" viewBox="0 0 {wide} {tall}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} fill="none" stroke-linecap="round">{drawn}</svg>'


def graph_alt(inputs: int, units: int, steps: int, inputs_name: str, units_name: str) -> str:
    """The graph in words.

    >>> graph_alt(4, 3, 1, "inputs", "units")
    'inputs: 4, units: 3, each of the first joined to each of the second: 12 lines.'
    """
    said = f"{inputs_name}: {inputs}, {units_name}: {units}, each of the first joined to each of the second: "
    said += so_many(inputs * units, "line")
    return said + (f", drawn {steps} times, once for each step, with no line between steps." if steps > 1 else ".")


def _one(kernel: Array, ends: tuple[int, int], theme: Theme) -> str:
    inputs, units = kernel.shape
    largest = float(np.abs(kernel).max()) or 1.0
    low, high = (_heights(count, max(inputs, units)) for count in (inputs, units))
    left, right = ends
    lines = [
        _line((left, low[row]), (right, high[unit]), float(kernel[row, unit]) / largest, theme)
        for row in range(inputs)
        for unit in range(units)
    ]
    nodes = [_node(left, height, FEATURE) for height in low] + [_node(right, height, CLASS) for height in high]
    return "".join([*lines, *nodes])


def _words(x: float, lines: list[str], theme: Theme) -> str:
    """A word a line, the last one just above the circles."""
    # in a picture of its own, currentColor would be black on the dark page too
    look = f'text-anchor="middle" font-size="14" fill="{theme.ink}"'
    first = _HEAD - 8 - 16 * (len(lines) - 1)
    return "".join(
        f'<text x="{x:.0f}" y="{first + 16 * place}" {look}>{escape(line)}</text>' for place, line in enumerate(lines)
    )


def _line(start: tuple[float, float], end: tuple[float, float], share: float, theme: Theme) -> str:
    colour, dashes = (theme.red, "") if share > 0 else (theme.blue, ' stroke-dasharray="7 5"')
    return (
        f'<line x1="{start[0]:.0f}" y1="{start[1]:.0f}" x2="{end[0]:.0f}" y2="{end[1]:.0f}" stroke="{colour}"{dashes} '
        f'stroke-width="{0.7 + 4.3 * abs(share):.1f}" opacity="0.85"/>'
    )


def _node(x: float, y: float, colour: str) -> str:
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{_RADIUS}" fill="{colour}"/>'


def _heights(count: int, most: int) -> list[float]:
    first = _HEAD + (most - count + 1) * _ROW / 2
    return [first + place * _ROW for place in range(count)]
