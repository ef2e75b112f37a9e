"""A valley seen from the side, and the steps of one weight in it."""

from typing import Any

import numpy as np

from lessons.figures.palette import MUTED
from lessons.figures.plain_figure import PlainFigure, typed
from lessons.figures.theme import LIGHT, Theme

Array = np.ndarray
ENDS, HIGHEST = (-4.0, 8.0), 20.0


def descent(valley: tuple[Array, Array], steps: tuple[Array, Array], theme: Theme = LIGHT) -> PlainFigure:
    """The curve of the loss, and a numbered dot for each place the weight has been at.

    Args:
        valley: weights and losses `(point,)` of the curve.
        steps: weights and losses `(step,)`, the start first.
    """
    weights, losses = steps
    inside = (weights >= ENDS[0]) & (weights <= ENDS[1]) & (losses <= HIGHEST)
    last = len(weights) if inside.all() else int(inside.argmin()) + 1  # one more, so that the way leads out
    names = [str(step) if step < 4 else "" for step in range(last)]
    data: list[dict[str, Any]] = [
        {"type": "scatter", "mode": "lines", "x": typed(valley[0]), "y": typed(valley[1]),
         "line": {"color": MUTED, "width": 3}, "hoverinfo": "skip"},
        {"type": "scatter", "mode": "lines+markers+text", "x": typed(weights[:last]), "y": typed(losses[:last]),
         "text": names, "textposition": "top right", "textfont": {"size": 14, "color": theme.ink},
         "line": {"color": theme.red, "width": 1.5, "dash": "dot"},
         "marker": {"color": theme.red, "size": 10, "line": {"color": "white", "width": 1}},
         "hovertemplate": "weight %{x:.3f}, loss %{y:.3f}<extra></extra>"},
    ]  # fmt: skip
    layout = {
        "height": 300, "showlegend": False, "dragmode": False, "margin": {"l": 8, "r": 12, "t": 8, "b": 8},
        "xaxis": {"range": list(ENDS), "title": {"text": "the weight"}, "zeroline": False, "showgrid": False},
        "yaxis": {"range": [-0.6, HIGHEST], "title": {"text": "the loss"}, "zeroline": False},
    }  # fmt: skip
    return PlainFigure(data, layout)


def descent_alt(steps: tuple[Array, Array]) -> str:
    """The way in words.

    >>> descent_alt((np.array([-1.0, 2.0]), np.array([9.0, 0.0])))
    'A valley with the steps of one weight: from -1 with loss 9 to 2 with loss 0 after 1 steps.'
    """
    weights, losses = steps
    return (
        f"A valley with the steps of one weight: from {weights[0]:.3g} with loss {losses[0]:.3g} to {weights[-1]:.3g} "
        f"with loss {losses[-1]:.3g} after {len(weights) - 1} steps."
    )
