"""A distribution as bars, the winner framed, the sum written above."""

from typing import Any

import numpy as np

from lessons.figures.palette import CLASS
from lessons.figures.plain_figure import PlainFigure, typed
from lessons.figures.theme import LIGHT, Theme

Array = np.ndarray


def share_bars(shares: Array, names: tuple[str, ...], theme: Theme = LIGHT) -> PlainFigure:
    """A bar for each class.

    Args:
        shares: `(class,)`.
        names: a word for each.
    """
    best = int(shares.argmax())
    data: list[dict[str, Any]] = [
        {"type": "bar", "x": list(names), "y": typed(shares), "hoverinfo": "skip", "cliponaxis": False,
         "marker": {"color": CLASS, "line": {"color": "#E69F00", "width": [4 * (place == best)
                                                                           for place in range(len(shares))]}},
         "text": [f"{each:.3f}" for each in shares], "textposition": "outside",
         "textfont": {"size": 14, "color": theme.ink}},
    ]  # fmt: skip
    layout = {
        "height": 240, "margin": {"l": 8, "r": 8, "t": 8, "b": 8}, "bargap": 0.3, "dragmode": False,
        "showlegend": False, "xaxis": {"type": "category", "tickfont": {"size": 14}, "tickangle": 0},
        "yaxis": {"range": [0, 1.12], "tickvals": [0, 0.25, 0.5, 0.75, 1], "title": {"text": "probability"}},
    }  # fmt: skip
    return PlainFigure(data, layout)


def share_alt(shares: Array, names: tuple[str, ...]) -> str:
    """The bars in words.

    >>> share_alt(np.array([0.25, 0.75]), ("no", "yes"))
    'Bars of a distribution: no 0.250, yes 0.750. Their sum is 1.000.'
    """
    told = ", ".join(f"{name} {each:.3f}" for name, each in zip(names, shares, strict=True))
    return f"Bars of a distribution: {told}. Their sum is {shares.sum():.3f}."
