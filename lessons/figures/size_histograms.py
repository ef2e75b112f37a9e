"""How large the weights of a kernel are, on an axis of powers of ten: a row for each way to train it."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from lessons.figures.palette import FEATURE
from lessons.figures.plain_figure import PlainFigure, typed
from lessons.figures.theme import LIGHT, Theme

Array = np.ndarray
LEAST, MOST = -6, 1  # powers of ten; what is smaller stands in the first bar
_EACH = 3  # bars for each power of ten
_ROW = 84  # pixels


def size_histograms(sizes: Mapping[str, Array], near: float, theme: Theme = LIGHT) -> PlainFigure:
    """A histogram below the other, all with the same axes, and a line at what counts as near 0.

    Args:
        sizes: for each name its |w|, `(weight,)`.
        near: where the line stands.
    """
    counts = {name: counted(each) for name, each in sizes.items()}
    top = 1.1 * max(float(each.max()) for each in counts.values())
    edges = np.linspace(LEAST, MOST, (MOST - LEAST) * _EACH + 1)
    data: list[dict[str, Any]] = []
    layout: dict[str, Any] = {
        "height": 56 + (_ROW + 22) * len(counts), "margin": {"l": 8, "r": 8, "t": 22, "b": 8}, "bargap": 0.06,
        "dragmode": False, "showlegend": False, "annotations": [],
        "xaxis": {"range": [LEAST - 0.1, MOST], "title": {"text": "size of a weight, |w|"}, "zeroline": False,
                  "anchor": f"y{len(counts) if len(counts) > 1 else ''}", "tickangle": 0, "showgrid": False,
                  "tickvals": list(range(LEAST, MOST, 2)),  # with a text at each power they meet on a phone
                  "ticktext": ["less", *(f"{10.0**power:.{-power}f}" for power in range(LEAST + 2, MOST, 2))]},
        "shapes": [{"type": "line", "x0": np.log10(near), "x1": np.log10(near), "yref": "paper",
                    "y0": 0.2 / len(counts), "y1": 1, "line": {"color": theme.red, "width": 2, "dash": "dash"}}],
    }  # fmt: skip
    share = 1 / len(counts)
    for place, (name, each) in enumerate(counts.items()):
        end = "" if place == 0 else str(place + 1)
        high = 1 - place * share
        data.append(
            {"type": "bar", "x": typed((edges[:-1] + edges[1:]) / 2), "y": typed(each), "yaxis": f"y{end}",
             "marker": {"color": FEATURE}, "name": name, "customdata": [f"{10**edge:.1g}" for edge in edges[1:]],
             "hovertemplate": f"{name}, up to %{{customdata}}: %{{y:.0f}} weights<extra></extra>"}
        )  # fmt: skip
        layout[f"yaxis{end}"] = {"domain": [high - 0.8 * share, high], "range": [0, top], "nticks": 3,
                                 "zeroline": True, "title": {"text": "weights" if place == 1 else ""}}  # fmt: skip
        layout["annotations"].append(
            {"x": 0, "xref": "paper", "xanchor": "left", "y": high, "yref": "paper", "yanchor": "bottom",
             "showarrow": False, "text": f"<b>{name}</b>", "font": {"size": 13, "color": theme.ink}}
        )  # fmt: skip
    return PlainFigure(data, layout)


def counted(sizes: Array) -> Array:
    """How many weights stand in each bar; exact zeros and all too small ones in the first.

    >>> counted(np.array([0.0, 1e-9, 0.5])).tolist()[:2], int(counted(np.array([0.0, 1e-9, 0.5])).sum())
    ([2, 0], 3)
    """
    powers = np.log10(np.clip(sizes.astype(np.float64), 10.0**LEAST, 10.0**MOST))
    return np.histogram(powers, bins=(MOST - LEAST) * _EACH, range=(LEAST, MOST))[0]


def sizes_alt(sizes: Mapping[str, Array], near: float) -> str:
    """The histograms in words.

    >>> sizes_alt({"L1": np.array([0.001, 0.5, 0.3])}, 0.01)
    'Histograms of the sizes of weights. L1: 1 of 3 below 0.01, largest 0.50.'
    """
    told = "; ".join(f"{name}: {(each < near).sum():,} of {each.size:,} below {near:g}, largest {each.max():.2f}"
                     for name, each in sizes.items())  # fmt: skip
    return f"Histograms of the sizes of weights. {told}."
