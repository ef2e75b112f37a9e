"""Where the numbers of two features lie, on one axis."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from lessons.figures.plain_figure import PlainFigure, typed
from lessons.figures.theme import LIGHT, Theme

Array = np.ndarray
_BINS = 30
_PATTERNS = ("", "/")  # the colour is never the only sign


def feature_histograms(features: Mapping[str, Array], theme: Theme = LIGHT) -> PlainFigure:
    """At most two histograms over one axis, each with bars of its own width.

    Args:
        features: for each name its numbers `(batch,)`.
    """
    data: list[dict[str, Any]] = []
    lowest = min(float(each.min()) for each in features.values())
    highest = max(float(each.max()) for each in features.values())
    edge = 0.05 * (highest - lowest)
    for (name, numbers), colour, pattern in zip(features.items(), (theme.blue, theme.red), _PATTERNS, strict=False):
        counts, edges = np.histogram(numbers, bins=_BINS)
        width = max(float(edges[1] - edges[0]), (highest - lowest) / 250)
        data.append(
            {"type": "bar", "x": typed((edges[:-1] + edges[1:]) / 2), "y": typed(counts), "name": name,
             "width": width, "opacity": 0.7, "marker": {"color": colour, "pattern": {"shape": pattern}},
             "hovertemplate": f"{name} around %{{x:.4g}}: %{{y}} of {len(numbers)}<extra></extra>"}
        )  # fmt: skip
    layout = {
        "height": 250, "margin": {"l": 8, "r": 8, "t": 8, "b": 8}, "barmode": "overlay", "dragmode": False,
        "showlegend": True, "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom",
                                       "itemclick": False, "itemdoubleclick": False, "font": {"size": 13}},
        "xaxis": {"range": [lowest - edge, highest + edge], "title": {"text": "the number"}, "zeroline": True},
        "yaxis": {"title": {"text": "points"}, "nticks": 4},
    }  # fmt: skip
    return PlainFigure(data, layout)


def features_alt(features: Mapping[str, Array]) -> str:
    """The histograms in words.

    >>> features_alt({"feature 0": np.array([1.0, 3.0])})
    'Histograms on one axis: feature 0 from 1 to 3 with mean 2.'
    """
    told = ", ".join(
        f"{name} from {each.min():.4g} to {each.max():.4g} with mean {each.mean() + 0.0:.3g}"
        for name, each in features.items()
    )
    return f"Histograms on one axis: {told}."
