"""Gradients that fade: one curve for each cell or activation on a log axis, named where it ends."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from lessons.figures.palette import MUTED
from lessons.figures.plain_figure import PlainFigure
from lessons.figures.theme import LIGHT, Theme
from lessons.network.readable import readable

Array = np.ndarray
# powers of ten at the two ends of the axis
_HEIGHTS = (1, 3)
_DEPTHS = (-4, -7, -10, -13)  # few, so that the axis mostly stands still while the knobs are turned
_TICKS = {
    100.0: "100 times", 1.0: "1", 1e-3: "a thousandth", 1e-6: "a millionth", 1e-9: "a billionth",
    1e-12: "a trillionth",
}  # fmt: skip
_DASHES = ("solid", "dash", "dot")  # the colour is never the only sign


def time_curves(kept: Mapping[str, Array], chosen: str, theme: Theme = LIGHT) -> PlainFigure:
    """How much of the last step's gradient is left, by the number of steps back.

    Args:
        kept: for each cell `(distance,)`, 1 at distance 0.
        chosen: the cell in full strength.
        theme: the page the figure stands on.
    """
    curves = {name: (np.arange(len(values)), values) for name, values in kept.items()}
    return _curves(curves, chosen, "steps back from the last step", "gradient, as a share of the last step's", theme)


def depth_curves(kept: Mapping[str, Array], chosen: str, theme: Theme = LIGHT) -> PlainFigure:
    """How much of the last layer's gradient reaches each layer, by the number of layers back.

    Args:
        kept: for each activation `(distance,)` from the last layer to the first, 1 at the last.
        chosen: the activation in full strength.
        theme: the page the figure stands on.
    """
    curves = {name: (np.arange(len(values)), values) for name, values in kept.items()}
    return _curves(curves, chosen, "layers back from the last layer", "gradient, as a share of the last layer's", theme)


def curves_alt(kept: Mapping[str, Array], back: str) -> str:
    """The curves in words: what is left at the far end of each.

    Args:
        kept: for each name its shares, nearest first.
        back: what lies between the two ends, such as `"steps back"`.
    """
    ends = ", ".join(f"{name} {readable(float(values[-1]))}" for name, values in kept.items())
    many = max(len(values) for values in kept.values()) - 1
    return f"Share of the gradient that is left {many} {back}, log axis: {ends}."


def _curves(curves: Mapping[str, tuple[Array, Array]], chosen: str, across: str, up: str, theme: Theme) -> PlainFigure:
    data: list[dict[str, Any]] = []
    farthest = max(int(places[-1]) for places, _ in curves.values())
    lowest, highest = _ends([values for _, values in curves.values()])
    colours = (theme.red, theme.green, theme.blue)
    levels = _apart({name: _end(values, lowest, highest) for name, (_, values) in curves.items()}, lowest, highest)
    notes = []
    for (name, (places, values)), colour, dash in zip(curves.items(), colours, _DASHES, strict=True):
        is_chosen = name == chosen
        seen = np.clip(values, 1e-300, None)
        data.append(
            {"type": "scatter", "mode": "lines", "x": places.tolist(), "y": seen.tolist(), "name": name,
             "line": {"color": colour, "dash": dash, "width": 3.5 if is_chosen else 1.8},
             "opacity": 1.0 if is_chosen else 0.55,
             "hovertemplate": f"{name}, %{{x}} back: %{{y:.2g}}<extra></extra>"}
        )  # fmt: skip
        notes.append(
            {"x": 1, "xref": "paper", "xanchor": "left", "y": levels[name], "yref": "y", "showarrow": False,
             "xshift": 6, "align": "left", "text": f"<b>{name}</b>" if is_chosen else name,
             "font": {"color": colour, "size": 13}, "captureevents": False}
        )  # fmt: skip
    layout = {
        "height": 380, "showlegend": False, "dragmode": False, "margin": {"l": 8, "r": 98, "t": 12, "b": 8},
        "xaxis": {"range": [0, farthest or 1], "title": {"text": across}, "zeroline": False, "showgrid": False},
        "yaxis": {"type": "log", "range": [lowest, highest], "tickvals": list(_TICKS), "zeroline": False,
                  "ticktext": list(_TICKS.values()), "title": {"text": up}},
        "annotations": notes,
        "shapes": [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 1, "y1": 1,
                    "line": {"color": MUTED, "width": 1}}],
    }  # fmt: skip
    return PlainFigure(data, layout)


def _ends(all_values: list[Array]) -> tuple[int, int]:
    """The two ends of the axis, as powers of ten: as far as the curves go, within limits."""
    least, most = (np.log10(np.clip([end(values) for values in all_values], 1e-300, None)) for end in (np.min, np.max))
    lowest = next((each for each in _DEPTHS if each < least.min()), _DEPTHS[-1])
    return lowest, next((each for each in _HEIGHTS if each - 0.4 > most.max()), _HEIGHTS[-1])


def _end(values: Array, lowest: int, highest: int) -> float:
    """The height, in powers of ten, where a curve leaves the picture."""
    return float(np.clip(np.log10(max(values[-1], 1e-300)), lowest + 0.4, highest - 0.4))


def _apart(levels: dict[str, float], lowest: int, highest: int) -> dict[str, float]:
    """The same heights, pushed apart so that the names do not touch."""
    order = sorted(levels, key=lambda name: levels[name])
    placed, floor, ceiling = {}, -np.inf, highest - 0.3
    least = 0.06 * (highest - lowest)  # the height of a line of text
    for name in order:
        placed[name] = max(levels[name], floor)
        floor = placed[name] + least
    for name in reversed(order):
        placed[name] = min(placed[name], ceiling)
        ceiling = placed[name] - least
    return placed
