"""Tries of a grid and of a random search: the loss of each over one setting, and over the other beside it."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from lessons.figures.plain_figure import PlainFigure, typed
from lessons.figures.theme import LIGHT, Theme

Array = np.ndarray
Ends = tuple[float, float]
Tries = tuple[Array, Array, Array]  # learning rates, decays and losses, `(try,)` each


def tries_by_setting(tries: Mapping[str, Tries], rates: Ends, decays: Ends, theme: Theme = LIGHT) -> PlainFigure:
    """Two panels with one loss axis; squares are the first search, circles the second, the best of each is larger.

    Args:
        rates: the ends of the learning rate, as powers of ten.
        decays: the ends of the decay.
    """
    data: list[dict[str, Any]] = []
    for panel, (end, what) in enumerate((("", "learning rate"), ("2", "decay"))):
        for (name, found), symbol, colour in zip(
            tries.items(), ("square", "circle"), (theme.blue, theme.green), strict=True
        ):
            losses = found[2]
            sizes = [17 if place == losses.argmin() else 10 for place in range(len(losses))]
            data.append(
                {"type": "scatter", "mode": "markers", "name": name, "showlegend": not panel, "xaxis": f"x{end}",
                 "x": typed(found[1] if panel else np.log10(found[0])), "y": typed(losses),
                 "customdata": [f"{each:g}" for each in found[panel]], "cliponaxis": False,
                 "marker": {"symbol": symbol, "size": sizes, "color": colour, "line": {"color": "white", "width": 1.5}},
                 "hovertemplate": f"{name}, {what} %{{customdata}}: %{{y:.3f}}<extra></extra>"}
            )  # fmt: skip
    top = 1.08 * max(float(found[2].max()) for found in tries.values())
    # a text at each second power of ten: on a phone more of them meet
    tens = range(int(rates[0]), int(rates[1]) + 1, 2)
    layout = {
        "height": 320, "dragmode": False, "margin": {"l": 8, "r": 12, "t": 8, "b": 8}, "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "xanchor": "left", "yanchor": "bottom", "font": {"size": 13},
                   "itemclick": False, "itemdoubleclick": False, "itemsizing": "constant"},
        "xaxis": {"domain": [0, 0.6], "range": list(rates), "zeroline": False, "title": {"text": "learning rate"},
                  "tickvals": list(tens), "ticktext": [f"{10.0**each:.{-each}f}" for each in tens]},
        "xaxis2": {"domain": [0.68, 1], "range": list(decays), "zeroline": False, "title": {"text": "decay"},
                   "tickvals": [0.9, 1]},
        "yaxis": {"range": [0, top], "title": {"text": "validation loss"}, "zeroline": False, "nticks": 6},
    }  # fmt: skip
    return PlainFigure(data, layout)


def tries_alt(tries: Mapping[str, Tries]) -> str:
    """The panels in words.

    >>> found = (np.array([0.01, 0.1]), np.array([0.9, 1.0]), np.array([0.4, 0.2]))
    >>> tries_alt({"grid": found})
    'Validation losses by learning rate and by decay. grid: 2 tries, lowest 0.200 at a rate of 0.1 with decay 1.'
    """
    told = "; ".join(
        f"{name}: {len(losses)} tries, lowest {losses.min():.3f} at a rate of {rates[losses.argmin()]:g} with decay "
        f"{decays[losses.argmin()]:g}"
        for name, (rates, decays, losses) in tries.items()
    )
    return f"Validation losses by learning rate and by decay. {told}."
