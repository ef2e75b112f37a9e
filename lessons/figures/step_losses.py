"""The loss of each step in both lanes: what it costs to be fed one's own words."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lessons.figures.palette import RECURRENT, TIME
from lessons.figures.plain_figure import PlainFigure, typed

Array = np.ndarray


def step_losses(forced: Array, free: Array, marked: int | None) -> PlainFigure:
    """Two bars for each step.

    Args:
        forced, free: `(time,)`, in nats.
        marked: the step that is shaded, or None.
    """
    steps = list(range(len(forced)))
    data: list[dict[str, Any]] = [
        {"type": "bar", "x": steps, "y": typed(forced), "name": "A: teacher forcing", "marker": {"color": TIME},
         "hovertemplate": "A, t=%{x}: %{y:.2f}<extra></extra>"},
        {"type": "bar", "x": steps, "y": typed(free), "name": "B: free running",
         "marker": {"color": RECURRENT, "pattern": {"shape": "/", "size": 6, "fillmode": "overlay",
                                               "fgcolor": "white", "fgopacity": 0.75}},
         "hovertemplate": "B, t=%{x}: %{y:.2f}<extra></extra>"},
    ]  # fmt: skip
    most = float(max(forced.max(), free.max(), 0.5))
    layout = {
        "height": 240, "barmode": "group", "bargap": 0.25, "dragmode": False,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "xanchor": "left", "yanchor": "bottom", "font": {"size": 13}},
        "xaxis": {"tickvals": steps, "title": {"text": "step t"}, "zeroline": False, "showgrid": False,
                  "range": [-0.55, len(steps) - 0.45]},
        "yaxis": {"range": [0, most * 1.1], "title": {"text": "loss of the step"}, "zeroline": False},
        "shapes": [] if marked is None else [
            {"type": "rect", "yref": "paper", "y0": 0, "y1": 1, "x0": marked - 0.48, "x1": marked + 0.48,
             "layer": "below", "line": {"width": 0}, "fillcolor": "rgba(128,140,155,0.22)"}],
    }  # fmt: skip
    return PlainFigure(data, layout)


def losses_alt(forced: Sequence[float] | Array, free: Sequence[float] | Array) -> str:
    """The bars in words: both means, and the step that costs most in the free lane."""
    worst = int(np.argmax(free))
    return (
        f"Loss of each of {len(forced)} steps. Mean with teacher forcing {np.mean(forced):.2f}, free running "
        f"{np.mean(free):.2f}; free running costs most at t={worst}, {free[worst]:.2f}."
    )
