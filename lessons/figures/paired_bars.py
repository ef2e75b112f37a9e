"""Two distributions over the same words: what is compared with lies behind, the network's own in front of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.figures.palette import CLASS
from lessons.figures.plain_figure import PlainFigure, typed
from lessons.figures.theme import LIGHT, Theme
from lessons.figures.word_labels import word_label

Array = np.ndarray
MOST_ROWS = 16
_FEW = 5  # rows that have room to be thick
_BEHIND = "rgba(128,140,155,0.42)"
_FRAME = "rgba(100,112,127,0.9)"


@dataclass(frozen=True)
class PairedBars:
    """Two distributions over the same words.

    Args:
        words: `(class,)`.
        front: `(class,)`: in full colour.
        behind: `(class,)`: wide and gray behind it.
        front_name, behind_name: what they are, in a word or two.
    """

    words: tuple[str, ...]
    front: Array
    behind: Array
    front_name: str
    behind_name: str

    @property
    def rows(self) -> tuple[int, ...]:
        """The words on show, from the top: all in the order of their ids, or the 15 that matter most."""
        if len(self.words) <= MOST_ROWS:
            return tuple(range(len(self.words)))
        weight = np.maximum(self.front, self.behind)
        return tuple(int(each) for each in np.argsort(-weight, kind="stable")[: MOST_ROWS - 1])

    @property
    def others(self) -> int:
        """How many words are summed up in the last row."""
        return len(self.words) - len(self.rows)

    def values(self, shares: Array) -> list[float]:
        """The shares of the rows, and of all others together where there are others."""
        kept = [float(shares[each]) for each in self.rows]
        return [*kept, max(0.0, float(shares.sum()) - sum(kept))] if self.others else kept


def paired_bars(shown: PairedBars, theme: Theme = LIGHT) -> PlainFigure:
    """A row for each word: a wide bar behind, a narrow one in front, and their numbers beside them."""
    front, behind = shown.values(shown.front), shown.values(shown.behind)
    names = [word_label(shown.words[each]) for each in shown.rows]
    if shown.others:
        names.append(f"{shown.others} others")
    places = list(range(len(names)))
    ends = [max(pair) for pair in zip(front, behind, strict=True)]
    if shown.others:  # a bar for all of them together would dwarf every single word
        front_bars, behind_bars, ends = front[:-1], behind[:-1], [*ends[:-1], 0.0]
    else:
        front_bars, behind_bars = front, behind
    widest = max(0.05, *ends) if shown.others else max(0.25, *ends)
    data: list[dict[str, Any]] = [
        {"type": "bar", "orientation": "h", "y": places, "x": typed(np.array(behind_bars)), "width": 0.84,
         "marker": {"color": _BEHIND, "line": {"color": _FRAME, "width": 1}}, "customdata": names,
         "hovertemplate": f"%{{customdata}}: {shown.behind_name} %{{x:.3f}}<extra></extra>"},
        {"type": "bar", "orientation": "h", "y": places, "x": typed(np.array(front_bars)), "width": 0.42,
         "marker": {"color": CLASS}, "customdata": names,
         "hovertemplate": f"%{{customdata}}: {shown.front_name} %{{x:.3f}}<extra></extra>"},
        {"type": "scatter", "mode": "text", "x": typed(np.array(ends)), "y": places, "textposition": "middle right",
         "text": [_written(*pair) for pair in zip(front, behind, strict=True)], "hoverinfo": "skip",
         "cliponaxis": False, "textfont": {"size": 13, "color": theme.ink}},
    ]  # fmt: skip
    layout = {
        "height": 56 + (25 if len(names) > _FEW else 36) * len(names), "showlegend": False, "barmode": "overlay",
        "dragmode": False,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "xaxis": {"range": [0, widest * 1.5], "tickvals": _ticks(widest),
                  "zeroline": False, "title": {"text": "probability"}},
        "yaxis": {"tickvals": places, "ticktext": [f"{name} " for name in names], "range": [len(names) - 0.4, -0.6],
                  "showgrid": False, "zeroline": False, "tickfont": {"size": 14}},
    }  # fmt: skip
    return PlainFigure(data, layout)


def paired_alt(shown: PairedBars) -> str:
    """The bars in words: the likeliest rows with both numbers."""
    front, behind = np.array(shown.values(shown.front)), np.array(shown.values(shown.behind))
    order: Sequence[int] = np.argsort(-np.maximum(front, behind)[: len(shown.rows)], kind="stable")[:4].tolist()
    told = ", ".join(
        f"{shown.words[shown.rows[row]]} {front[row]:.2f} ({shown.behind_name} {behind[row]:.2f})" for row in order
    )
    return f"{len(shown.words)} pairs of bars, {shown.front_name} before {shown.behind_name}: {told}."


def _ticks(widest: float) -> list[float]:
    step = next(each for each in (0.01, 0.05, 0.25) if widest / each <= 5)
    return [round(place * step, 2) for place in range(int(widest / step + 1e-6) + 1)]


def _written(front: float, behind: float) -> str:
    if max(front, behind) < 0.005:
        return ""
    return f" {front:.2f}" + (f" · <i>{behind:.2f}</i>" if behind >= 0.005 else "")
