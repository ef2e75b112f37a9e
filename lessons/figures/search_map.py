"""A loss over two settings as a map, with the places that a grid and a random search have tried."""

from typing import Any

import numpy as np

from lessons.figures.palette import CLASS
from lessons.figures.plain_figure import PlainFigure, typed
from lessons.figures.theme import LIGHT, Theme

Array = np.ndarray
Ends = tuple[float, float]


def search_map(
    surface: Array, grid: Array, random: Array, best: tuple[int, int], rates: Ends, units: Ends, theme: Theme = LIGHT
) -> PlainFigure:
    """A strong color is a low loss; squares are the grid, circles are random, the best of each is larger.

    Args:
        surface: `(units, learning rate)`.
        grid, random: `(try, 2)`, learning rate and units as parts of the way, 0 to 1.
        best: the place of the lowest loss among the tries of each.
        rates: the ends of the learning rate, as powers of ten.
        units: the ends of the units, as powers of two.
    """
    pale = "rgba(128,140,155,0.04)"
    side = np.linspace(0, 1, surface.shape[0])
    data: list[dict[str, Any]] = [
        {"type": "heatmap", "x": typed(side), "y": typed(side), "z": typed(surface), "zsmooth": "best",
         "showscale": False, "colorscale": [[0, CLASS], [0.5, "rgba(168,69,127,0.35)"], [1, pale]],
         "hovertemplate": "loss %{z:.2f}<extra></extra>"},
    ]  # fmt: skip
    for name, tried, winner, symbol, colour in (
        ("grid", grid, best[0], "square", theme.blue), ("random", random, best[1], "circle", theme.green),
    ):  # fmt: skip
        sizes = [18 if place == winner else 11 for place in range(len(tried))]
        data.append(
            {"type": "scatter", "mode": "markers", "x": typed(tried[:, 0]), "y": typed(tried[:, 1]), "name": name,
             "marker": {"symbol": symbol, "size": sizes, "color": colour, "line": {"color": "white", "width": 2}},
             "hoverinfo": "skip", "cliponaxis": False}
        )  # fmt: skip
    layout = {
        "height": 340, "dragmode": False, "margin": {"l": 8, "r": 8, "t": 8, "b": 8}, "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "xanchor": "left", "yanchor": "bottom", "font": {"size": 13},
                   "itemclick": False, "itemdoubleclick": False, "itemsizing": "constant"},
        "xaxis": _axis("learning rate", [f"{10.0**each:g}" for each in _ticks(rates)]),
        "yaxis": _axis("units", [f"{2**each:.0f}" for each in _ticks(units)]),
    }  # fmt: skip
    return PlainFigure(data, layout)


def search_alt(grid_losses: Array, random_losses: Array) -> str:
    """The map in words.

    >>> search_alt(np.array([0.5, 0.4]), np.array([0.3, 0.6]))
    'Map of a loss over learning rate and units. Lowest of 2 tries of the grid 0.400, of 2 at random 0.300.'
    """
    return (
        "Map of a loss over learning rate and units. "
        f"Lowest of {len(grid_losses)} tries of the grid {grid_losses.min():.3f}, of {len(random_losses)} at random "
        f"{random_losses.min():.3f}."
    )


def _ticks(ends: Ends) -> Array:
    return np.linspace(*ends, 5)


def _axis(title: str, texts: list[str]) -> dict[str, Any]:
    return {
        "range": [0, 1], "tickvals": np.linspace(0, 1, len(texts)).tolist(), "ticktext": texts, "zeroline": False,
        "showgrid": False, "title": {"text": title},
    }  # fmt: skip
