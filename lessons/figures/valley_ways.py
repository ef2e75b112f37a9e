"""A long valley seen from above, and the ways of a few optimizers through it."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from lessons.figures.palette import MUTED, TIME
from lessons.figures.plain_figure import PlainFigure, typed
from lessons.figures.theme import LIGHT, Theme

Array = np.ndarray
ENDS = ((-3.4, 1.4), (-1.3, 1.3))
_DASHES, _MARKS = ("solid", "dash", "dot", "dashdot"), ("circle", "square", "diamond", "x")


def valley_ways(heights: Array, ways: Mapping[str, Array], theme: Theme = LIGHT) -> PlainFigure:
    """Lines of equal loss, and a line for each way with a sign at its end.

    Args:
        heights: `(row, column)`: the loss on an even grid over `ENDS`.
        ways: for each name its places `(step, weight)`; at most four.
    """
    rows, columns = heights.shape
    data: list[dict[str, Any]] = [
        {"type": "contour", "x": typed(np.linspace(*ENDS[0], columns)), "y": typed(np.linspace(*ENDS[1], rows)),
         "z": typed(np.sqrt(heights)), "contours": {"coloring": "lines"}, "ncontours": 12, "showscale": False,
         "colorscale": [[0, MUTED], [1, MUTED]], "line": {"width": 1}, "hoverinfo": "skip", "showlegend": False}
    ]  # fmt: skip
    colours = (theme.red, theme.blue, theme.green, theme.ink)
    for (name, places), colour, dash, mark in zip(ways.items(), colours, _DASHES, _MARKS, strict=False):
        far = np.abs(places).max(axis=1) > 50  # beyond that a line would cost, and nobody sees it
        seen = places[: int(far.argmax())] if far.any() else places
        sizes = [0.0] * (len(seen) - 1) + [12.0]
        data.append(
            {"type": "scatter", "mode": "lines+markers", "x": typed(seen[:, 0]), "y": typed(seen[:, 1]), "name": name,
             "line": {"color": colour, "dash": dash, "width": 2.5},
             "marker": {"color": colour, "symbol": mark, "size": sizes},
             "hovertemplate": f"{name}: %{{x:.2f}}, %{{y:.2f}}<extra></extra>"}
        )  # fmt: skip
    data.append(
        {"type": "scatter", "mode": "markers+text", "x": [0, -3], "y": [0, 0.9], "text": ["", "start"],
         "marker": {"symbol": "star", "size": [22, 0], "color": TIME, "line": {"color": theme.ink, "width": 1.5}},
         "showlegend": False,
         "textposition": "top center", "textfont": {"size": 15, "color": theme.ink}, "hoverinfo": "skip"}
    )  # fmt: skip
    layout = {
        "height": 330, "dragmode": False, "margin": {"l": 8, "r": 8, "t": 8, "b": 8}, "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "font": {"size": 13},
                   "itemclick": False, "itemdoubleclick": False},
        "xaxis": {"range": list(ENDS[0]), "title": {"text": "first weight"}, "zeroline": False, "showgrid": False},
        "yaxis": {"range": list(ENDS[1]), "title": {"text": "second weight"}, "zeroline": False, "showgrid": False},
    }  # fmt: skip
    return PlainFigure(data, layout)


def ways_alt(losses: Mapping[str, Array]) -> str:
    """The ways in words.

    Args:
        losses: for each name the loss after each step, `(step,)`.

    >>> ways_alt({"SGD": np.array([4.0, 1.0])})
    'A valley seen from above. Loss after 1 steps: SGD 1.'
    """
    told = ", ".join(f"{name} {each[-1]:.3g}" for name, each in losses.items())
    steps = max((len(each) for each in losses.values()), default=1) - 1
    return f"A valley seen from above. Loss after {steps} steps: {told}."
