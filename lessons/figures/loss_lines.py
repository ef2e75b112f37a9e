"""The loss of a few runs by epoch, each named, with the best that is possible as a dotted line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lessons.figures.palette import MUTED
from lessons.figures.plain_figure import PlainFigure
from lessons.figures.theme import LIGHT, Theme

_SHORT = 10  # a run so many times shorter than the longest would be lost among the others: its end is a dot
_DASHES = ("solid", "dash", "dot", "dashdot")  # the colour is never the only sign


@dataclass(frozen=True)
class LossLine:
    """The loss of one run.

    Args:
        name: a word or two.
        losses: of each epoch, the untrained network first; None where it is no number.
        floor: the best possible, or None where nobody knows it.
        val_losses: the same on samples that are not trained on; empty without any. `loss_pair` draws both.
    """

    name: str
    losses: tuple[float | None, ...]
    floor: float | None = None
    val_losses: tuple[float | None, ...] = ()

    @property
    def last(self) -> float | None:
        """The loss of the last epoch."""
        return self.losses[-1] if self.losses else None


def loss_lines(lines: Sequence[LossLine], theme: Theme = LIGHT, ceiling: float | None = None) -> PlainFigure:
    """One curve for each run, at most four.

    Args:
        ceiling: the picture ends there; a run far above would press all others flat.
    """
    colours = (theme.red, theme.blue, theme.green, theme.ink)
    last = max((len(line.losses) - 1 for line in lines), default=1) or 1
    highest = max((loss for line in lines for loss in line.losses if loss is not None), default=1.0)
    highest = min(highest, ceiling or highest)
    data: list[dict[str, Any]] = []
    floors = {line.floor: [each.name for each in lines if each.floor == line.floor] for line in lines}
    for line, colour, dash in zip(lines, colours, _DASHES, strict=False):
        data.append(
            {"type": "scatter", "mode": "lines", "x": list(range(len(line.losses))), "y": list(line.losses),
             "name": line.name, "line": {"color": colour, "dash": dash, "width": 3},
             "hovertemplate": f"{line.name}, epoch %{{x}}: %{{y:.3f}}<extra></extra>"}
        )  # fmt: skip
    for place, floor in enumerate(each for each in floors if each is not None):
        data.append(
            {"type": "scatter", "mode": "lines", "x": [0, last], "y": [floor, floor], "name": "best possible",
             "line": {"color": MUTED, "dash": "dot", "width": 1.5}, "showlegend": not place,
             "hovertemplate": f"best possible for {', '.join(floors[floor])}: {floor:.3f}<extra></extra>"}
        )  # fmt: skip
    for line, colour in zip(lines, colours, strict=False):
        if line.losses and 0 < len(line.losses) - 1 < last / _SHORT:
            data.append(
                {"type": "scatter", "mode": "markers", "x": [len(line.losses) - 1], "y": [line.last],
                 "name": f"{line.name}, its end", "marker": {"color": colour, "size": 11}, "showlegend": False,
                 "hovertemplate": f"{line.name} ends: %{{y:.3f}}<extra></extra>"}
            )  # fmt: skip
    layout = {
        "height": 270, "showlegend": True, "dragmode": False, "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "font": {"size": 13}, "itemclick": False,
                   "itemdoubleclick": False},
        "xaxis": {"range": [0, last], "title": {"text": "epoch"}, "zeroline": False, "showgrid": False},
        "yaxis": {"range": [min(0.0, -0.03 * highest), highest * 1.05], "title": {"text": "loss"}, "zeroline": False},
    }  # fmt: skip
    return PlainFigure(data, layout)


def loss_alt(lines: Sequence[LossLine]) -> str:
    """The curves in words: where each begins and ends."""
    told = [
        f"{line.name} from {_number(line.losses[0])} to {_number(line.last)} in {len(line.losses) - 1} epochs"
        for line in lines
        if line.losses
    ]
    best = sorted({f"{line.floor:.3f}" for line in lines if line.losses and line.floor is not None})
    dotted = f" The dotted line, the best possible: {', '.join(best)}." if best else ""
    return f"Loss by epoch: {'; '.join(told)}.{dotted}" if told else "Loss by epoch: no run has reported yet."


def _number(loss: float | None) -> str:
    return "no number" if loss is None else f"{loss:.3f}"
