"""The states two ids leave behind, as strips of numbers: as plain numbers on top, through an Embedding below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.figures.plain_figure import PlainFigure, typed
from lessons.figures.theme import LIGHT, Theme

Array = np.ndarray
_SCALE = [[0.0, "#b03a0a"], [0.5, "rgba(128,140,155,0.12)"], [1.0, "#0072B2"]]
MOST_UNITS = 12


@dataclass(frozen=True)
class StatePair:
    """What a recurrent layer makes of two ids.

    Args:
        name: how the ids come in.
        first, second: `(units,)`: the state after the one id, and after the other.
    """

    name: str
    first: Array
    second: Array

    @property
    def difference(self) -> float:
        """The largest difference of any unit."""
        return float(np.abs(self.first - self.second).max())


def state_strips(pairs: Sequence[StatePair], labels: tuple[str, str], theme: Theme = LIGHT) -> PlainFigure:
    """Two strips for each pair, -1 in red, 0 pale, 1 in blue, every number written.

    Args:
        labels: what the two ids are called.
    """
    units = min(MOST_UNITS, len(pairs[0].first))
    values = np.full((3 * len(pairs) - 1, units), np.nan)  # a row for each state, an empty one between the pairs
    notes: list[dict[str, Any]] = []
    for index, pair in enumerate(pairs):
        values[3 * index], values[3 * index + 1] = pair.first[:units], pair.second[:units]
        notes.append({"xref": "paper", "x": 0, "xanchor": "left", "y": 3 * index - 0.8, "text": f"<b>{pair.name}</b>",
                      "showarrow": False, "font": {"size": 13}})  # fmt: skip
    filled = [row for row in range(len(values)) if row % 3 < 2]
    data: list[dict[str, Any]] = [
        {"type": "heatmap", "x": list(range(units)), "y": list(range(len(values))), "z": typed(values), "zmin": -1,
         "zmax": 1, "colorscale": _SCALE, "showscale": False, "xgap": 2, "ygap": 3, "hoverongaps": False,
         "hovertemplate": "unit %{x}: %{z:.6f}<extra></extra>"},
    ]  # fmt: skip
    for is_strong, ink in ((True, "white"), (False, theme.ink)):
        cells = [(row, unit) for row in filled for unit in range(units) if (abs(values[row, unit]) > 0.6) == is_strong]
        data.append(
            {"type": "scatter", "mode": "text", "x": [unit for _, unit in cells], "y": [row for row, _ in cells],
             "text": [_written(values[cell]) for cell in cells], "hoverinfo": "skip",
             "textfont": {"size": 11, "color": ink}}
        )  # fmt: skip
    layout = {
        "height": 96 + 42 * len(values), "showlegend": False, "dragmode": False,
        "margin": {"l": 8, "r": 8, "t": 4, "b": 8},
        "xaxis": {"tickvals": list(range(units)), "title": {"text": "unit of the state"}, "showgrid": False,
                  "zeroline": False, "range": [-0.55, units - 0.45]},
        "yaxis": {"tickvals": filled, "ticktext": [f"{labels[row % 3]} " for row in filled], "showgrid": False,
                  "zeroline": False, "range": [len(values) - 0.4, -1.3]},
        "annotations": notes,
    }  # fmt: skip
    return PlainFigure(data, layout)


def strips_alt(pairs: Sequence[StatePair], labels: tuple[str, str]) -> str:
    """The strips in words: how far apart the two states are."""
    told = "; ".join(f"{pair.name}: {pair.difference:.3g} apart at most" for pair in pairs)
    return f"The states after {labels[0]} and after {labels[1]}. {told}."


def _written(value: float) -> str:
    """One digit behind the point; -0.0 is 0."""
    text = f"{value:.1f}"
    return text.replace("-", "−") if float(text) else "0"
