"""Where a gradient starts: the softmax of one step, and p - y beside it."""

from typing import Any

import numpy as np

from lessons.figures.palette import CLASS, MUTED
from lessons.figures.plain_figure import PlainFigure, typed

Array = np.ndarray
_LOWERED = "#D55E00"


def score_bars(words: tuple[str, ...], shares: Array, gradient: Array) -> PlainFigure:
    """For each class its probability, and how far training pushes its score: up for the true class only.

    Args:
        shares: `(class,)`: the softmax p.
        gradient: `(class,)`: p - y; training goes against it.
    """
    push = -gradient
    raised = [each > 0 for each in push]
    data: list[dict[str, Any]] = [
        {"type": "bar", "x": list(words), "y": typed(shares), "name": "probability p", "hoverinfo": "skip",
         "marker": {"color": MUTED}, "width": 0.34, "offset": -0.36},
        {"type": "bar", "x": list(words), "y": typed(push), "name": "push", "width": 0.34, "offset": 0.02,
         "marker": {"color": [CLASS if up else _LOWERED for up in raised]},
         "text": [f"{'▲' if up else '▼'} {abs(each):.2f}" for up, each in zip(raised, push, strict=True)],
         "textposition": "outside", "cliponaxis": False, "constraintext": "none", "textangle": 0, "hoverinfo": "skip"},
    ]  # fmt: skip
    layout = {
        "height": 280, "showlegend": False, "dragmode": False, "margin": {"l": 8, "r": 8, "t": 12, "b": 8},
        "xaxis": {"type": "category", "side": "bottom", "tickfont": {"size": 14}, "tickangle": 0},
        "yaxis": {"range": [-0.85, 1.15], "tickvals": [-0.5, 0, 0.5, 1], "zeroline": True,
                  "title": {"text": "p, and push y − p"}},
    }  # fmt: skip
    return PlainFigure(data, layout)


def score_alt(words: tuple[str, ...], shares: Array, gradient: Array) -> str:
    """The bars in words."""
    told = ", ".join(
        f"{word}: p {share:.2f}, pushed {'up' if slope < 0 else 'down'} by {abs(slope):.2f}"
        for word, share, slope in zip(words, shares, gradient, strict=True)
    )
    return f"Probabilities of {len(words)} words and the push on each score. {told}."
