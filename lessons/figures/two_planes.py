"""Points of a few classes in two planes side by side, each place tinted by the class a network says there."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.figures.plain_figure import PlainFigure, typed
from lessons.figures.theme import LIGHT, Theme

Array = np.ndarray
_SYMBOLS, _COLOURS = ("circle", "diamond", "square"), ("#0072B2", "#D55E00", "#009E73")
_TINTS = ("rgba(0,114,178,0.20)", "rgba(213,94,0,0.20)", "rgba(0,158,115,0.22)")


@dataclass(frozen=True)
class Plane:
    """One plane.

    Attributes:
        title: what it is.
        ends: of both axes.
        points: `(sample, 2)`.
        said: `(row, column)`: the class said at each place of an even grid over `ends`, rows go up.
    """

    title: str
    ends: tuple[float, float]
    points: Array
    said: Array


def two_planes(
    planes: tuple[Plane, Plane], labels: Array, classes: tuple[str, ...], theme: Theme = LIGHT
) -> PlainFigure:
    """Both planes; a class keeps its colour and its sign.

    Args:
        labels: the class of each sample, `(sample,)`.
        classes: their names, at most three.
    """
    data: list[dict[str, Any]] = []
    layout: dict[str, Any] = {
        "height": 360, "dragmode": False, "margin": {"l": 4, "r": 4, "t": 30, "b": 4}, "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": -0.02, "yanchor": "top", "font": {"size": 13},
                   "itemclick": False, "itemdoubleclick": False},
        "annotations": [],
    }  # fmt: skip
    scale = [[(place + side) / len(classes), _TINTS[place]] for place in range(len(classes)) for side in (0, 1)]
    for number, (plane, domain) in enumerate(zip(planes, ([0, 0.485], [0.515, 1]), strict=True)):
        across, up = ("x", "y") if not number else ("x2", "y2")
        side = np.linspace(*plane.ends, len(plane.said))
        data.append(
            {"type": "heatmap", "x": typed(side), "y": typed(side), "z": typed(plane.said), "xaxis": across,
             "yaxis": up, "zmin": -0.5, "zmax": len(classes) - 0.5, "colorscale": scale, "showscale": False,
             "hoverinfo": "skip"}
        )  # fmt: skip
        for place, name in enumerate(classes):
            mine = plane.points[labels == place]
            data.append(
                {"type": "scatter", "mode": "markers", "x": typed(mine[:, 0]), "y": typed(mine[:, 1]), "name": name,
                 "xaxis": across, "yaxis": up, "showlegend": not number, "cliponaxis": False,
                 "marker": {"color": _COLOURS[place], "symbol": _SYMBOLS[place], "size": 6,
                            "line": {"color": "white", "width": 0.6}},
                 "hovertemplate": f"{name}: %{{x:.2f}}, %{{y:.2f}}<extra>{plane.title}</extra>"}
            )  # fmt: skip
        axis = {"range": list(plane.ends), "showgrid": False, "zeroline": False, "showticklabels": False, "ticks": ""}
        key = str(number + 1) if number else ""
        layout[f"xaxis{key}"] = axis | {"domain": domain, "anchor": up}
        layout[f"yaxis{key}"] = axis | {"anchor": across}
        layout["annotations"].append(
            {"x": sum(domain) / 2, "y": 1.01, "xref": "paper", "yref": "paper", "xanchor": "center",
             "yanchor": "bottom", "showarrow": False, "text": plane.title, "font": {"size": 14, "color": theme.ink}}
        )  # fmt: skip
    return PlainFigure(data, layout)


def planes_alt(planes: tuple[Plane, Plane], labels: Array, classes: tuple[str, ...]) -> str:
    """The planes in words: where the middle of each class lies."""
    told = []
    for plane in planes:
        middles = (plane.points[labels == place].mean(axis=0) + 0.0 for place in range(len(classes)))
        places = ", ".join(f"{name} {x:.2f}, {y:.2f}" for name, (x, y) in zip(classes, middles, strict=True))
        told.append(f"{plane.title}, middle of each class: {places}")
    return f"{len(labels)} points in two planes. {'. '.join(told)}."
