"""The influence map: output steps down, input steps across; and one of its rows as bars."""

from typing import Any

import numpy as np

from lessons.figures.palette import FEATURE, TIME
from lessons.figures.plain_figure import PlainFigure, typed
from lessons.figures.theme import LIGHT, Theme
from lessons.network.influence.pattern import reached_by, steps_in_words
from lessons.network.readable import readable

Array = np.ndarray
MOST_WRITTEN = 10  # with more steps a number would not fit into its cell
_SCALE = [
    [0.0, "rgba(0,114,178,0.14)"],
    [0.55, "rgba(0,114,178,0.4)"],
    [0.6, "rgba(0,114,178,0.75)"],
    [1.0, "rgba(0,114,178,1)"],
]
_EMPTY = [[0.0, "rgba(128,140,155,0.09)"], [1.0, "rgba(128,140,155,0.09)"]]
_STRONG = 0.58  # of the largest colour: above it white can be read, below it the page's own text


def influence_map(moves: Array, chosen: int, steps: tuple[str, ...] = (), theme: Theme = LIGHT) -> PlainFigure:
    """Every output step's answer to every input step; a cell is empty where no path leads.

    Args:
        moves: `(output step, input step)`, as `influence` makes it.
        chosen: the output step that is framed.
        steps: a label for each input step, or empty.
        theme: the page the figure stands on.
    """
    outputs, inputs = moves.shape
    colour = np.sqrt(moves / (moves.max() or 1.0))  # the root shows weak influence without drowning the strong
    gap = 3 if max(moves.shape) <= 16 else 1 if max(moves.shape) <= 32 else 0
    names = [f"{place}" + (f"<br>{steps[place]}" if place < len(steps) else "") for place in range(inputs)]
    every = 1 if inputs <= 12 else 4 if inputs <= 32 else 8
    whole = {"x": list(range(inputs)), "y": list(range(outputs)), "type": "heatmap", "showscale": False}
    hover = "output step %{y}, input step %{x}: "
    data: list[dict[str, Any]] = [
        {**whole, "z": typed(np.zeros_like(moves)), "colorscale": _EMPTY, "xgap": gap, "ygap": gap,
         "hovertemplate": hover + "cannot move it<extra></extra>"},
        {**whole, "z": typed(np.where(moves > 0, colour, np.nan)), "colorscale": _SCALE, "zmin": 0, "zmax": 1,
         "xgap": gap, "ygap": gap, "customdata": typed(moves), "hoverongaps": False,
         "hovertemplate": hover + "%{customdata:.2g}<extra></extra>"},
    ]  # fmt: skip
    if max(moves.shape) <= MOST_WRITTEN:
        data += [_written(moves, (moves > 0) & (colour < _STRONG), theme.ink),
                 _written(moves, colour >= _STRONG, "white")]  # fmt: skip
    frame = {"type": "rect", "xref": "x", "yref": "y", "x0": -0.5, "x1": inputs - 0.5, "y0": chosen - 0.5,
             "y1": chosen + 0.5, "line": {"color": TIME, "width": 2.5}}  # fmt: skip
    rows = list(range(0, outputs, 1 if outputs <= 12 else 4 if outputs <= 32 else 8))
    layout = {
        "height": 100 + 24 * bool(steps) + (70 if outputs == 1 else min(310, 52 * outputs)),
        "showlegend": False, "dragmode": False, "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "xaxis": {"tickvals": list(range(0, inputs, every)), "ticktext": names[::every], "showgrid": False,
                  "zeroline": False, "title": {"text": "input step", "standoff": 16}, "side": "top",
                  "range": [-0.5, inputs - 0.5]},
        "yaxis": {"tickvals": rows, "ticktext": ["" if outputs == 1 else str(row) for row in rows],
                  "showgrid": False, "zeroline": False, "range": [outputs - 0.5, -0.5],
                  "title": {"text": "output" if outputs == 1 else "output step"}},
        "shapes": [frame] if outputs > 1 else [],
    }  # fmt: skip
    return PlainFigure(data, layout)


def influence_bars(moves: Array, chosen: int) -> PlainFigure:
    """One row of the map: a bar for each input step, none where it cannot move this output step."""
    row = moves[chosen]
    inputs, unit = len(row), unit_of(moves)[0]
    data: list[dict[str, Any]] = [
        {"type": "bar", "x": list(range(inputs)), "y": typed(row), "marker": {"color": FEATURE},
         "text": [readable(float(each * unit)) if each else "" for each in row] if inputs <= MOST_WRITTEN else None,
         "textposition": "outside", "cliponaxis": False, "constraintext": "none", "textangle": 0,
         "hovertemplate": "input step %{x}: %{y:.2g}<extra></extra>"},
    ]  # fmt: skip
    layout = {
        "height": 210, "margin": {"l": 8, "r": 8, "t": 24, "b": 8}, "dragmode": False, "bargap": 0.25,
        "xaxis": {"tickvals": list(range(0, inputs, 1 if inputs <= 12 else 4 if inputs <= 32 else 8)),
                  "title": {"text": "input step"}, "range": [-0.5, inputs - 0.5]},
        "yaxis": {"range": [0, max(1e-30, float(moves.max())) * 1.15], "showticklabels": False,
                  "title": {"text": "how far it moves"}},
    }  # fmt: skip
    return PlainFigure(data, layout)


def unit_of(moves: Array) -> tuple[float, str]:
    """What the numbers are multiplied by so that a narrow cell can hold them, and the name of that unit.

    >>> unit_of(np.array([[0.15, 0.0021]])), unit_of(np.array([[3.0, 0.2]]))
    ((1000.0, 'thousandths'), (1.0, ''))
    """
    largest = float(moves.max())
    if largest >= 1 or largest == 0:
        return 1.0, ""
    return (1e3, "thousandths") if largest >= 1e-3 else (1e6, "millionths")


def influence_alt(moves: Array) -> str:
    """The map in words: for each output step the input steps that move it."""
    outputs, inputs = moves.shape
    rows = [f"output step {step}: {steps_in_words(reached_by(moves, step))}" for step in range(min(outputs, 8))]
    more = f"; and {outputs - 8} more" if outputs > 8 else ""
    return f"Influence map of {outputs} output by {inputs} input steps. Moved by: {'; '.join(rows)}{more}."


def bars_alt(moves: Array, chosen: int) -> str:
    """One row in words, with its numbers."""
    steps = reached_by(moves, chosen)
    unit, name = unit_of(moves)
    numbers = ", ".join(f"{step}: {readable(float(moves[chosen, step] * unit))}" for step in steps[:12])
    more = f" and {len(steps) - 12} more" if len(steps) > 12 else ""
    where = f"How far each input step moves output step {chosen}"
    return f"{where}{f', in {name}' if name else ''}: {numbers or 'not at all'}{more}."


def _written(moves: Array, where: Array, ink: str) -> dict[str, Any]:
    rows, columns = np.nonzero(where)
    numbers = moves[where] * unit_of(moves)[0]
    return {"type": "scatter", "mode": "text", "x": columns.tolist(), "y": rows.tolist(), "hoverinfo": "skip",
            "textfont": {"size": 13, "color": ink}, "text": [readable(float(each)) for each in numbers],
            }  # fmt: skip
