"""A recorded run with the place where it would have been stopped, and the epochs whose weights were saved."""

from collections.abc import Sequence
from typing import Any

from lessons.figures.plain_figure import PlainFigure
from lessons.figures.theme import LIGHT, Theme

_FADED = 0.28


def stopped_run(
    losses: Sequence[float], val_losses: Sequence[float], stop: int, kept: int, saved: Sequence[int],
    theme: Theme = LIGHT,
) -> PlainFigure:  # fmt: skip
    """Both curves, pale behind the stop.

    Args:
        losses, val_losses: of epoch 1, 2, ...
        stop: the last epoch that is trained.
        kept: the epoch whose weights the model has afterwards.
        saved: the epochs after which the file was written, up to the stop.
    """
    count = len(losses)
    top = 1.15 * max(max(losses), sorted(val_losses)[int(0.9 * (count - 1))])
    data: list[dict[str, Any]] = []
    for name, curve, colour, dash in (("training", losses, theme.blue, "solid"),
                                      ("validation", val_losses, theme.red, "dash")):  # fmt: skip
        for first, end, opacity in ((1, stop, 1.0), (stop, count, _FADED)):
            data.append(
                {"type": "scatter", "mode": "lines", "x": list(range(first, end + 1)),
                 "y": list(curve[first - 1 : end]),
                 "name": name, "showlegend": opacity == 1.0, "opacity": opacity,
                 "line": {"color": colour, "width": 3, "dash": dash},
                 "hovertemplate": f"{name}, epoch %{{x}}: %{{y:.3f}}<extra></extra>"}
            )  # fmt: skip
    data.append(
        {"type": "scatter", "mode": "markers", "x": list(saved), "y": [0.04 * top] * len(saved), "name": "file written",
         "marker": {"symbol": "triangle-up", "size": 9, "color": theme.green}, "cliponaxis": False,
         "hovertemplate": "file written after epoch %{x}<extra></extra>"}
    )  # fmt: skip
    data.append(
        {"type": "scatter", "mode": "markers", "x": [kept], "y": [val_losses[kept - 1]], "name": "weights in the model",
         "marker": {"symbol": "diamond", "size": 13, "color": theme.red, "line": {"color": theme.ink, "width": 1.5}},
         "hovertemplate": "weights of epoch %{x}, validation loss %{y:.3f}<extra></extra>", "cliponaxis": False}
    )  # fmt: skip
    layout = {
        "height": 300, "dragmode": False, "margin": {"l": 8, "r": 8, "t": 8, "b": 8}, "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "xanchor": "left", "yanchor": "bottom", "font": {"size": 12},
                   "itemclick": False, "itemdoubleclick": False},
        "xaxis": {"range": [0, count], "title": {"text": "epoch"}, "zeroline": False, "showgrid": False},
        "yaxis": {"range": [0, top], "title": {"text": "loss"}, "zeroline": False, "nticks": 5},
        "shapes": [{"type": "line", "x0": stop, "x1": stop, "yref": "paper", "y0": 0, "y1": 1,
                    "line": {"color": theme.ink, "width": 1.5, "dash": "dot"}}],
        "annotations": [{"x": stop, "xanchor": "left" if stop < 0.7 * count else "right", "yref": "paper", "y": 1,
                         "yanchor": "top", "showarrow": False, "text": f" stop: epoch {stop} "}],
    }  # fmt: skip
    return PlainFigure(data, layout)


def stopped_alt(val_losses: Sequence[float], stop: int, kept: int, saved: Sequence[int]) -> str:
    """The picture in words.

    >>> stopped_alt((0.6, 0.5, 0.7), 3, 2, (1, 2))
    'Training stops at epoch 3 of 3. The model has the weights of epoch 2, validation loss 0.500. Files written: 2.'
    """
    return (
        f"Training stops at epoch {stop} of {len(val_losses)}. The model has the weights of epoch {kept}, validation "
        f"loss {val_losses[kept - 1]:.3f}. Files written: {len(saved)}."
    )
