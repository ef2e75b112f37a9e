"""Input and target of a text in aligned rows, with an arrow from each word to the place where it is the target."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lessons.figures.palette import CLASS, MUTED, TIME
from lessons.figures.plain_figure import PlainFigure
from lessons.figures.theme import LIGHT, Theme
from lessons.figures.word_labels import word_label

_FILLS = {"input": "rgba(230,159,0,0.16)", "beyond": "rgba(128,140,155,0.06)", "target": "rgba(168,69,127,0.14)"}


@dataclass(frozen=True)
class ShiftedRows:
    """A piece of a text as one sample.

    Args:
        words: the words of the window and those after it that are targets, `(time + shift,)`.
        shift: by how many steps the target lies behind its input.
        said: the network's likeliest word at each step of the window, `(time,)`.
    """

    words: tuple[str, ...]
    shift: int
    said: tuple[str, ...]

    @property
    def targets(self) -> tuple[str, ...]:
        """The target of each step, `(time,)`."""
        return self.words[self.shift : self.shift + len(self.said)]


def shifted_rows(shown: ShiftedRows, columns: int, theme: Theme = LIGHT) -> PlainFigure:
    """Three rows: what is fed, what is asked for, what the network says.

    Args:
        columns: how many words have room, so that the picture stands still while the shift changes.
    """
    steps, shapes = len(shown.said), []
    for place in range(len(shown.words)):
        inside = place < steps
        colour = TIME if inside else MUTED
        shapes.append(_box(place, 2, _FILLS["input" if inside else "beyond"], colour, "solid" if inside else "dot"))
    right = [said == target for said, target in zip(shown.said, shown.targets, strict=True)]
    for place in range(steps):
        shapes.append(_box(place, 1, _FILLS["target"], CLASS))
        shapes.append(_box(place, 0, "rgba(0,0,0,0)", theme.green if right[place] else theme.red))
    said = [
        f"{word_label(word, 8)}<br>{'✓' if is_right else '✗'}" for word, is_right in zip(shown.said, right, strict=True)
    ]
    data: list[dict[str, Any]] = [
        _texts(shown.words, 2, theme.ink),
        _texts(shown.targets, 1, theme.ink),
        {"type": "scatter", "mode": "text", "x": list(range(steps)), "y": [0] * steps, "text": said,
         "textfont": {"size": 12, "color": [theme.green if each else theme.red for each in right]},
         "hoverinfo": "skip"},
    ]  # fmt: skip
    layout = {
        "height": 270, "showlegend": False, "dragmode": False, "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
        "xaxis": {"range": [-0.55, columns - 0.45], "tickvals": list(range(steps)), "zeroline": False,
                  "ticktext": [f"t={place}" for place in range(steps)], "showgrid": False},
        "yaxis": {"range": [-0.5, 2.5], "tickvals": [2, 1, 0], "ticktext": ["input ", "target ", "says "],
                  "showgrid": False, "zeroline": False, "tickfont": {"size": 13}},
        "shapes": shapes,
        "annotations": [_arrow(step, shown.shift) for step in range(steps)],
    }  # fmt: skip
    return PlainFigure(data, layout)


def shifted_alt(shown: ShiftedRows) -> str:
    """The rows in words."""
    rows = "; ".join(
        f"step {step}: fed {fed}, target {target}, the network says {said}"
        for step, (fed, target, said) in enumerate(zip(shown.words, shown.targets, shown.said, strict=False))
    )
    return f"Input and target with a shift of {shown.shift}. {rows}."


def _box(column: int, row: int, fill: str, line: str, dash: str = "solid") -> dict[str, Any]:
    return {"type": "rect", "x0": column - 0.46, "x1": column + 0.46, "y0": row - 0.3, "y1": row + 0.3,
            "fillcolor": fill, "line": {"color": line, "width": 1.5, "dash": dash}, "layer": "below"}  # fmt: skip


def _texts(words: Sequence[str], row: int, ink: str) -> dict[str, Any]:
    return {"type": "scatter", "mode": "text", "x": list(range(len(words))), "y": [row] * len(words),
            "text": [word_label(word, 8) for word in words], "hovertext": [word_label(word, 60) for word in words],
            "hoverinfo": "text", "textfont": {"size": 12, "color": ink}}  # fmt: skip


def _arrow(step: int, shift: int) -> dict[str, Any]:
    """From the input word to the step it is the target of."""
    return {"x": step, "y": 1.3, "ax": step + shift, "ay": 1.7, "xref": "x", "yref": "y", "axref": "x", "ayref": "y",
            "text": "", "showarrow": True, "arrowhead": 2, "arrowsize": 1.1, "arrowwidth": 1.6,
            "arrowcolor": CLASS}  # fmt: skip
