"""Curves over one axis, each named in the legend, with a line where the learner stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.figures.palette import MUTED
from lessons.figures.plain_figure import PlainFigure, typed
from lessons.figures.theme import LIGHT, Theme

Array = np.ndarray
_DASHES = ("solid", "dash", "dot", "dashdot")  # the colour is never the only sign


@dataclass(frozen=True)
class NamedCurve:
    """One curve.

    Args:
        name: a word or two.
        x, y: `(point,)`.
        dash: how its line is drawn; by its place among the curves when left out.
    """

    name: str
    x: Array
    y: Array
    dash: str = ""


@dataclass(frozen=True)
class Axis:
    """One axis of the picture.

    Args:
        title: what it counts.
        ends: where it begins and ends; powers of ten on a log axis.
        ticks: for each place the text that stands there; left to Plotly when empty.
        is_log: equal steps are equal factors.
    """

    title: str
    ends: tuple[float, float]
    ticks: tuple[tuple[float, str], ...] = ()
    is_log: bool = False

    @property
    def layout(self) -> dict[str, Any]:
        """The axis in Plotly's words."""
        ticks = {"tickvals": [at for at, _ in self.ticks], "ticktext": [text for _, text in self.ticks]}
        return {
            "title": {"text": self.title}, "range": list(self.ends), "zeroline": not self.is_log,
            "zerolinecolor": MUTED, "type": "log" if self.is_log else "linear", **(ticks if self.ticks else {}),
        }  # fmt: skip


def named_curves(
    curves: Sequence[NamedCurve], across: Axis, up: Axis, marked: float | None = None, theme: Theme = LIGHT
) -> PlainFigure:
    """At most four curves.

    Args:
        marked: the place on the axis below where the learner stands; the curves get a dot there.
    """
    colours = (theme.red, theme.blue, theme.green, theme.ink)
    data: list[dict[str, Any]] = []
    for curve, colour, dash in zip(curves, colours, _DASHES, strict=False):
        data.append(
            {"type": "scatter", "mode": "lines", "x": typed(curve.x), "y": typed(curve.y), "name": curve.name,
             "line": {"color": colour, "dash": curve.dash or dash, "width": 3},
             "hovertemplate": f"{curve.name} at %{{x:.3g}}: %{{y:.3g}}<extra></extra>"}
        )  # fmt: skip
        if marked is not None:
            height = curve.y[int(np.abs(curve.x - marked).argmin())]
            data.append(
                {"type": "scatter", "mode": "markers", "x": [marked], "y": [float(height)], "showlegend": False,
                 "marker": {"color": colour, "size": 11}, "hoverinfo": "skip", "cliponaxis": False}
            )  # fmt: skip
    at = None if marked is None else float(np.log10(marked)) if across.is_log else marked
    layout = {
        "height": 300, "dragmode": False, "margin": {"l": 8, "r": 12, "t": 8, "b": 8},
        "showlegend": True, "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom",
                                       "font": {"size": 13}, "itemclick": False, "itemdoubleclick": False},
        "xaxis": across.layout | {"showgrid": False}, "yaxis": up.layout,
        "shapes": [] if marked is None else [
            {"type": "line", "x0": marked, "x1": marked, "yref": "paper", "y0": 0, "y1": 1, "layer": "below",
             "line": {"color": MUTED, "width": 1.5, "dash": "dot"}}],
    }  # fmt: skip
    assert at is None or np.isfinite(at), "a place on a log axis is above 0"
    return PlainFigure(data, layout)


def curves_alt(curves: Sequence[NamedCurve], across: str, marked: float) -> str:
    """The curves in words: where each stands at the marked place, and at both ends.

    >>> curves_alt([NamedCurve("relu", np.array([-1.0, 0.0, 1.0]), np.array([0.0, 0.0, 1.0]))], "sum", 1)
    'At sum 1: relu 1. From the left end to the right: relu 0 to 1.'
    """
    here = ", ".join(f"{each.name} {each.y[int(np.abs(each.x - marked).argmin())]:.3g}" for each in curves)
    ends = ", ".join(f"{each.name} {each.y[0]:.3g} to {each.y[-1]:.3g}" for each in curves)
    return f"At {across} {marked:.3g}: {here}. From the left end to the right: {ends}."
