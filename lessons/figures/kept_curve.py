"""How much of a number is left when a gate keeps the same share of it at every step."""

from typing import Any

import numpy as np

from lessons.figures.palette import MUTED, RECURRENT
from lessons.figures.plain_figure import PlainFigure, typed

Array = np.ndarray


def kept_curve(left: Array) -> PlainFigure:
    """A bar for each step.

    Args:
        left: `(time,)`: the share that is left after 0, 1, 2 ... steps.
    """
    few = len(left) <= 12
    data: list[dict[str, Any]] = [
        {"type": "bar", "x": list(range(len(left))), "y": typed(left), "cliponaxis": False,
         "marker": {"color": [MUTED] + [RECURRENT] * (len(left) - 1)},
         "text": [f"{each:.2f}" for each in left] if few else None, "textposition": "outside", "textangle": 0,
         "hovertemplate": "after %{x} steps: %{y:.3g}<extra></extra>"},
    ]  # fmt: skip
    layout = {
        "height": 240, "margin": {"l": 8, "r": 8, "t": 24, "b": 8}, "bargap": 0.25, "dragmode": False,
        "xaxis": {"tickvals": list(range(len(left))), "title": {"text": "steps later"}},
        "yaxis": {"range": [0, 1.15], "tickvals": [0, 0.5, 1], "title": {"text": "still there"}},
    }  # fmt: skip
    return PlainFigure(data, layout)


def kept_alt(left: Array) -> str:
    """The bars in words.

    >>> kept_alt(np.array([1.0, 0.5, 0.25]))
    'What is left of a number: 1.00 at first, 0.25 after 2 steps.'
    """
    return f"What is left of a number: {left[0]:.2f} at first, {left[-1]:.2g} after {len(left) - 1} steps."
