"""A curve through points: those it was fitted to, those it has not seen, and the curve without noise."""

from typing import Any

import numpy as np

from lessons.figures.palette import MUTED
from lessons.figures.plain_figure import PlainFigure, typed
from lessons.figures.theme import LIGHT, Theme

Array = np.ndarray
Points = tuple[Array, Array]


def fitted_curve(says: Points, truth: Points, trained: Points, held: Points, theme: Theme = LIGHT) -> PlainFigure:
    """Each is a pair of x and y, `(point,)`.

    Args:
        says: the network.
        truth: the curve without noise.
        trained: points it was fitted to.
        held: points it has not seen.
    """
    data: list[dict[str, Any]] = [
        _trace("without noise", truth, "lines", line={"color": MUTED, "width": 2, "dash": "dot"}),
        _trace("new points", held, "markers",
               marker={"color": theme.red, "size": 7, "symbol": "x-thin-open", "line": {"width": 1.5}}),
        _trace("the network", says, "lines", line={"color": theme.blue, "width": 3}),
        _trace("training points", trained, "markers",
               marker={"color": theme.blue, "size": 10, "line": {"color": theme.ink, "width": 1.5}}),
    ]  # fmt: skip
    layout = {
        "height": 300, "dragmode": False, "margin": {"l": 8, "r": 8, "t": 8, "b": 8}, "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "xanchor": "left", "yanchor": "bottom", "font": {"size": 12},
                   "itemclick": False, "itemdoubleclick": False},
        "xaxis": {"range": [-1.05, 1.05], "title": {"text": "feature"}, "zeroline": False, "showgrid": False},
        "yaxis": {"range": [-2.2, 2.2], "title": {"text": "target"}, "zeroline": False},
    }  # fmt: skip
    return PlainFigure(data, layout)


def fitted_alt(units: int, says: Array, truth: Array) -> str:
    """The curve in words.

    >>> fitted_alt(2, np.array([0.0, 1.5]), np.array([0.0, 1.0]))
    'A network of 2 units: what it says goes from 0.00 to 1.50, at most 0.50 away from the curve without noise.'
    """
    away = float(np.abs(says - truth).max())
    name = f"{units} unit" + "s" * (units != 1)
    return (
        f"A network of {name}: what it says goes from {says.min():.2f} to {says.max():.2f}, at most {away:.2f} away "
        "from the curve without noise."
    )


def _trace(name: str, points: Points, mode: str, **look: Any) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": mode, "x": typed(points[0]), "y": typed(points[1]), "name": name,
        "hovertemplate": f"{name}: %{{y:.2f}}<extra></extra>", **look,
    }  # fmt: skip
