"""Where the outputs of two activations lie, one histogram in front of the other, with their means."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from lessons.figures.plain_figure import PlainFigure, typed
from lessons.figures.theme import LIGHT, Theme

Array = np.ndarray
_BINS = 40
_PATTERNS = ("", "/")  # the colour is never the only sign


def output_histogram(outputs: Mapping[str, Array], theme: Theme = LIGHT) -> PlainFigure:
    """At most two histograms.

    Args:
        outputs: for each name its numbers `(count,)`, from -1 to 1.
    """
    data: list[dict[str, Any]] = []
    shapes, notes = [], []
    highest = max(float(numbers.mean()) for numbers in outputs.values())
    for (name, numbers), colour, pattern in zip(outputs.items(), (theme.blue, theme.red), _PATTERNS, strict=False):
        counts, edges = np.histogram(numbers, bins=_BINS, range=(-1, 1))
        mean = float(numbers.mean())
        data.append(
            {"type": "bar", "x": typed((edges[:-1] + edges[1:]) / 2), "y": typed(counts / len(numbers)), "name": name,
             "opacity": 0.7, "marker": {"color": colour, "pattern": {"shape": pattern}},
             "hovertemplate": f"{name} around %{{x:.2f}}: %{{y:.0%}}<extra></extra>"}
        )  # fmt: skip
        shapes.append({"type": "line", "x0": mean, "x1": mean, "yref": "paper", "y0": 0, "y1": 1,
                       "line": {"color": colour, "width": 2.5, "dash": "dash"}})  # fmt: skip
        notes.append({"x": mean, "yref": "paper", "y": 1, "yanchor": "bottom", "showarrow": False,
                      "xanchor": "left" if mean == highest else "right",  # side by side they meet on a phone
                      "text": f"mean {mean + 0.0:.2f}", "font": {"color": colour, "size": 13}})  # fmt: skip
    layout = {
        "height": 290, "margin": {"l": 8, "r": 8, "t": 44, "b": 8}, "bargap": 0.05, "barmode": "overlay",
        "dragmode": False, "showlegend": True, "shapes": shapes, "annotations": notes,
        "legend": {"orientation": "h", "x": 0, "y": 1.12, "yanchor": "bottom", "itemclick": False,
                   "itemdoubleclick": False, "font": {"size": 13}},
        "xaxis": {"range": [-1.05, 1.05], "title": {"text": "output"}, "zeroline": True},
        "yaxis": {"title": {"text": "share of all outputs"}, "tickformat": ".0%", "nticks": 5},
    }  # fmt: skip
    return PlainFigure(data, layout)


def histogram_alt(outputs: Mapping[str, Array]) -> str:
    """The histograms in words.

    >>> histogram_alt({"tanh": np.array([-0.5, 0.5])})
    'Histogram of outputs: tanh from -0.50 to 0.50 with mean 0.00.'
    """
    told = ", ".join(
        f"{name} from {each.min():.2f} to {each.max():.2f} with mean {each.mean() + 0.0:.2f}"
        for name, each in outputs.items()
    )
    return f"Histogram of outputs: {told}."
