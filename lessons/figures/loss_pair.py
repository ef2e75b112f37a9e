"""The two losses of one run by epoch: on the samples it is trained on, and on samples it never sees."""

from typing import Any

from lessons.figures.loss_lines import LossLine
from lessons.figures.palette import MUTED
from lessons.figures.plain_figure import PlainFigure
from lessons.figures.theme import LIGHT, Theme


def loss_pair(line: LossLine, top: float, epochs: int = 0, theme: Theme = LIGHT) -> PlainFigure:
    """Training solid, validation dashed, the lowest validation loss marked.

    Args:
        line: a run with `val_losses`.
        top: where the axis ends, so that several runs side by side share it.
        epochs: so many are asked for; a run that goes on grows towards them.
    """
    last = max(len(line.losses) - 1, epochs, 1)
    data: list[dict[str, Any]] = [
        _curve("training", line.losses, {"color": theme.blue, "width": 3}),
        _curve("validation", line.val_losses, {"color": theme.red, "width": 3, "dash": "dash"}),
    ]
    lowest = lowest_epoch(line.val_losses)
    if lowest is not None:
        data.append(
            {"type": "scatter", "mode": "markers", "x": [lowest], "y": [line.val_losses[lowest]], "showlegend": False,
             "marker": {"color": theme.red, "size": 11, "symbol": "diamond"}, "cliponaxis": False,
             "hovertemplate": "lowest validation loss: epoch %{x}, %{y:.3f}<extra></extra>"}
        )  # fmt: skip
    if line.floor is not None:
        data.append(
            {"type": "scatter", "mode": "lines", "x": [0, last], "y": [line.floor, line.floor], "showlegend": False,
             "line": {"color": MUTED, "dash": "dot", "width": 1.5},
             "hovertemplate": f"best possible: {line.floor:.3f}<extra></extra>"}
        )  # fmt: skip
    layout = {
        "height": 230, "showlegend": True, "dragmode": False, "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "xanchor": "left", "yanchor": "bottom", "font": {"size": 11},
                   "itemwidth": 30, "itemclick": False, "itemdoubleclick": False},
        "xaxis": {"range": [0, last], "title": {"text": "epoch"}, "zeroline": False, "showgrid": False, "nticks": 5},
        "yaxis": {"range": [0, top], "title": {"text": "loss"}, "zeroline": False, "nticks": 5},
    }  # fmt: skip
    return PlainFigure(data, layout)


def shared_top(lines: list[LossLine]) -> float:
    """Where the loss axis of several runs ends; a loss that has run away does not flatten all others.

    >>> shared_top([LossLine("a", (0.7, 0.5), None, (None, 0.6)), LossLine("b", (0.7,), None, (90.0,))])
    2.1
    """
    firsts = [line.losses[0] for line in lines if line.losses and line.losses[0] is not None]
    highest = max((loss for line in lines for loss in (*line.losses, *line.val_losses) if loss is not None), default=1)
    return round(min(highest * 1.05, 3 * max(firsts, default=1.0)), 6)


def lowest_epoch(val_losses: tuple[float | None, ...]) -> int | None:
    """The epoch with the lowest validation loss, the first of equals.

    >>> lowest_epoch((None, 0.6, 0.4, 0.5)), lowest_epoch((None,))
    (2, None)
    """
    known = [(loss, epoch) for epoch, loss in enumerate(val_losses) if loss is not None]
    return min(known)[1] if known else None


def pair_alt(line: LossLine) -> str:
    """Both curves in words.

    >>> pair_alt(LossLine("8 units", (0.7, 0.4), None, (None, 0.5)))
    '8 units: training loss from 0.700 to 0.400 in 1 epochs; validation loss lowest at epoch 1, 0.500, then 0.500.'
    """
    lowest = lowest_epoch(line.val_losses)
    begins, ends = (_number(loss) for loss in (line.losses[0], line.last))
    told = f"{line.name}: training loss from {begins} to {ends} in {len(line.losses) - 1} epochs"
    if lowest is None:
        return f"{told}; no validation loss yet."
    least, last = (_number(line.val_losses[place]) for place in (lowest, -1))
    return f"{told}; validation loss lowest at epoch {lowest}, {least}, then {last}."


def _number(loss: float | None) -> str:
    return "no number" if loss is None else f"{loss:.3f}"


def _curve(name: str, losses: tuple[float | None, ...], line: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "x": list(range(len(losses))), "y": list(losses), "name": name,
        "line": line, "hovertemplate": f"{name}, epoch %{{x}}: %{{y:.3f}}<extra></extra>",
    }  # fmt: skip
