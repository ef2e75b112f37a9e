"""Two lanes of one network, time going down: what each step is fed, and what it says next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lessons.figures.palette import MUTED, RECURRENT, TIME
from lessons.figures.plain_figure import PlainFigure
from lessons.figures.theme import LIGHT, Theme
from lessons.figures.word_labels import word_label

_COLUMNS = {"forced": (0.0, 1.15), "free": (2.5, 3.65)}  # where fed and said words stand
_EMPTY = "rgba(0,0,0,0)"


@dataclass(frozen=True)
class LaneWords:
    """One lane in words.

    Args:
        fed, says: a word for each step.
        shares: how likely the network held what it says.
    """

    fed: tuple[str, ...]
    says: tuple[str, ...]
    shares: tuple[float, ...]


def lane_rows(
    truth: Sequence[str], forced: LaneWords, free: LaneWords, divergence: int | None, theme: Theme = LIGHT
) -> PlainFigure:
    """Two lanes side by side, a row for each step.

    Args:
        truth: the true next word of each step.
        forced: fed the true words.
        free: fed its own.
        divergence: the first step at which the free lane says another word than the text, or None.
    """
    steps = len(truth)
    shapes: list[dict[str, Any]] = []
    data: list[dict[str, Any]] = []
    for lane, (left, right) in ((forced, _COLUMNS["forced"]), (free, _COLUMNS["free"])):
        is_free = lane is free
        true_fed = [not step or word == truth[step - 1] for step, word in enumerate(lane.fed)]
        true_said = [word == truth[step] for step, word in enumerate(lane.says)]
        for step in range(steps):
            is_own = is_free and step > 0
            shapes.append(_box(left, step, TIME if not is_own else RECURRENT, 0.18 if true_fed[step] else 0.0))
        data.append(_words(left, lane.fed, [theme.ink if each else theme.red for each in true_fed], lane.fed))
        said = [
            f"{word_label(word, 10)} {'✓' if each else '✗'}" for word, each in zip(lane.says, true_said, strict=True)
        ]
        told = [f"{word_label(word, 60)}, {share:.2f}; true: {word_label(true, 60)}"
                for word, share, true in zip(lane.says, lane.shares, truth, strict=True)]  # fmt: skip
        colours = [theme.green if each else theme.red for each in true_said]
        data.append(_words(right, said, colours, told, is_label=True))
        data.append(_forward(left, right, steps))
    notes = [
        _heading(0.58, "<b>A: teacher forcing</b><br>fed the true words"),
        _heading(3.08, "<b>B: free running</b><br>fed its own words"),
    ]
    if divergence is not None:
        shapes.append({"type": "rect", "x0": 3.24, "x1": 4.22, "y0": divergence - 0.4, "y1": divergence + 0.4,
                       "line": {"color": theme.red, "width": 2.5}, "fillcolor": _EMPTY})  # fmt: skip
    layout = {
        "height": 84 + 34 * steps, "showlegend": False, "dragmode": False, "margin": {"l": 8, "r": 4, "t": 4, "b": 4},
        "xaxis": {"range": [-0.52, 4.25], "visible": False},
        "yaxis": {"range": [steps - 0.45, -1.9], "tickvals": list(range(steps)), "showgrid": False, "zeroline": False,
                  "ticktext": [f"t={step} " for step in range(steps)]},
        "shapes": shapes,
        "annotations": notes + [_handed_back(step, *_COLUMNS["free"]) for step in range(steps - 1)],
    }  # fmt: skip
    return PlainFigure(data, layout)


def lanes_alt(truth: Sequence[str], forced: LaneWords, free: LaneWords, divergence: int | None) -> str:
    """Both lanes in words."""
    where = "they never part" if divergence is None else f"they part at step {divergence}"
    return (
        f"Two lanes of {len(truth)} steps; {where}. The true words: {' '.join(truth)}. "
        f"Fed the true words the network says: {' '.join(forced.says)}. Fed its own: {' '.join(free.says)}."
    )


def _box(column: float, step: int, colour: str, strength: float) -> dict[str, Any]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return {"type": "rect", "x0": column - 0.47, "x1": column + 0.47, "y0": step - 0.36, "y1": step + 0.36,
            "layer": "below", "line": {"color": colour, "width": 1.5},
            "fillcolor": f"rgba({red},{green},{blue},{strength})"}  # fmt: skip


def _words(
    column: float, words: Sequence[str], colours: list[str], told: Sequence[str], is_label: bool = False
) -> dict[str, Any]:
    text = list(words) if is_label else [word_label(word, 10) for word in words]
    hover = list(told) if is_label else [word_label(word, 60) for word in told]
    return {"type": "scatter", "mode": "text", "x": [column] * len(words), "y": list(range(len(words))), "text": text,
            "hovertext": hover, "hoverinfo": "text", "textfont": {"size": 13, "color": colours}}  # fmt: skip


def _forward(left: float, right: float, steps: int) -> dict[str, Any]:
    """An arrow from what is fed to what is said."""
    return {"type": "scatter", "mode": "text", "x": [left + 0.4 * (right - left) + 0.13] * steps,
            "y": list(range(steps)), "text": ["→"] * steps, "hoverinfo": "skip",
            "textfont": {"size": 13, "color": MUTED}}  # fmt: skip


def _handed_back(step: int, left: float, right: float) -> dict[str, Any]:
    """An arrow from what the free lane says down to what it is fed next."""
    return {"x": left + 0.49, "y": step + 0.82, "ax": right - 0.18, "ay": step + 0.26, "xref": "x", "yref": "y",
            "axref": "x", "ayref": "y", "text": "", "showarrow": True, "arrowhead": 2, "arrowsize": 0.9,
            "arrowwidth": 1.6, "arrowcolor": RECURRENT}  # fmt: skip


def _heading(place: float, text: str) -> dict[str, Any]:
    return {"x": place, "y": -1.2, "text": text, "showarrow": False, "font": {"size": 13}}
