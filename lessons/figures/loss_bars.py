"""The loss of each timestep as bars, with their mean."""

from typing import Any

import numpy as np

from lessons.figures.palette import CLASS, TIME
from lessons.figures.plain_figure import PlainFigure, typed

Array = np.ndarray


def loss_bars(losses: Array, labels: tuple[tuple[str, str], ...], under: str) -> PlainFigure:
    """A bar for each step.

    Args:
        losses: `(time,)`.
        labels: two short lines under each bar.
        under: what these lines are.
    """
    mean, highest = float(losses.mean()), max(0.1, float(losses.max()))
    # inside the bar, where the line of the mean is hidden behind it; above a bar that is too low for that
    places = ["inside" if each > 0.15 * highest else "outside" for each in losses]
    data: list[dict[str, Any]] = [
        {"type": "bar", "x": [f"{first}<br>{second}" for first, second in labels], "y": typed(losses),
         "marker": {"color": CLASS}, "text": [f"{each:.2f}" for each in losses], "textposition": places,
         "insidetextanchor": "end", "insidetextfont": {"color": "white"}, "textangle": 0, "constraintext": "none",
         "cliponaxis": False,
         "hoverinfo": "skip"},
    ]  # fmt: skip
    layout = {
        "height": 260, "margin": {"l": 8, "r": 48, "t": 8, "b": 8}, "bargap": 0.2, "dragmode": False,
        "xaxis": {"type": "category", "title": {"text": under}, "tickangle": 0},
        "yaxis": {"range": [0, highest * 1.15], "nticks": 4,
                  "title": {"text": "loss of the step"}},
        "shapes": [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": mean, "y1": mean, "layer": "below",
                    "line": {"color": TIME, "width": 2.5, "dash": "dash"}}],
        "annotations": [{"xref": "paper", "x": 1.01, "xanchor": "left", "y": mean, "align": "left",
                         "text": f"mean<br>{mean:.2f}", "showarrow": False}],
    }  # fmt: skip
    return PlainFigure(data, layout)


def loss_alt(losses: Array) -> str:
    """The bars in words.

    >>> loss_alt(np.array([1.0, 3.0]))
    'Loss of 2 timesteps: 1.00, 3.00. Their mean is 2.00.'
    """
    told = ", ".join(f"{each:.2f}" for each in losses)
    return f"Loss of {len(losses)} timesteps: {told}. Their mean is {losses.mean():.2f}."
