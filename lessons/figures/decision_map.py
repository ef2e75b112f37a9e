"""What a network of two classes says everywhere in the plane, with the points it was trained on."""

from typing import Any

import numpy as np

from lessons.figures.plain_figure import PlainFigure, typed
from lessons.figures.theme import LIGHT, Theme

Array = np.ndarray
_SCALE = [[0, "rgba(0,98,155,0.72)"], [0.5, "rgba(128,140,155,0.06)"], [1, "rgba(213,94,0,0.72)"]]


def decision_map(
    side: Array, shares: Array, points: Array, labels: Array, classes: tuple[str, ...], theme: Theme = LIGHT
) -> PlainFigure:
    """Colour says which class, and how sure; the black line is where both are as likely.

    Args:
        side: places along both axes, `(place,)`.
        shares: of the second class, `(place, place)`: rows go up.
        points: `(sample, 2)`.
        labels: the class of each, `(sample,)`.
        classes: the names of both.
    """
    ends = [float(side[0]), float(side[-1])]
    data: list[dict[str, Any]] = [
        {"type": "heatmap", "x": typed(side), "y": typed(side), "z": typed(shares), "zmin": 0, "zmax": 1,
         "colorscale": _SCALE, "showscale": False, "zsmooth": "best", "hoverinfo": "skip"},
        {"type": "contour", "x": typed(side), "y": typed(side), "z": typed(shares), "showscale": False,
         "contours": {"start": 0.5, "end": 0.5, "size": 1, "coloring": "none"}, "hoverinfo": "skip",
         "line": {"color": theme.ink, "width": 1.5}, "showlegend": False},
    ]  # fmt: skip
    for place, (name, symbol, colour) in enumerate(zip(classes, ("circle", "square"), ("#0072B2", "#D55E00"),
                                                       strict=True)):  # fmt: skip
        mine = points[labels == place]
        data.append(
            {"type": "scatter", "mode": "markers", "x": typed(mine[:, 0]), "y": typed(mine[:, 1]), "name": name,
             "marker": {"color": colour, "size": 7, "symbol": symbol, "line": {"color": "white", "width": 1}},
             "hovertemplate": f"{name}<extra></extra>"}
        )  # fmt: skip
    axis = {"range": ends, "showgrid": False, "zeroline": False, "showticklabels": False, "ticks": ""}
    layout = {
        "height": 300, "dragmode": False, "margin": {"l": 4, "r": 4, "t": 4, "b": 4}, "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": -0.02, "xanchor": "left", "yanchor": "top", "font": {"size": 12},
                   "itemclick": False, "itemdoubleclick": False},
        "xaxis": axis | {"constrain": "domain"}, "yaxis": axis | {"scaleanchor": "x", "constrain": "domain"},
    }  # fmt: skip
    return PlainFigure(data, layout)


def map_alt(name: str, shares: Array, right: float, classes: tuple[str, ...]) -> str:
    """The map in words.

    >>> map_alt("8 units", np.array([[0.2, 0.9]]), 0.75, ("inner", "outer"))
    'Map of 8 units: outer on 50% of the plane, inner on the rest; 75% of the training points are on their side.'
    """
    share = float((shares > 0.5).mean())
    return (
        f"Map of {name}: {classes[1]} on {share:.0%} of the plane, {classes[0]} on the rest; {right:.0%} of the "
        "training points are on their side."
    )
