"""A weight before and after training, as two maps with one scale of colours."""

from typing import Any

import numpy as np

from lessons.figures.plain_figure import PlainFigure, typed

Array = np.ndarray
MOST = 64  # rows and columns that are drawn
_SCALE = [[0.0, "#0072B2"], [0.5, "rgba(128,128,128,0.08)"], [1.0, "#D55E00"]]  # below 0 blue, above 0 vermilion


def weight_maps(before: Array, after: Array) -> PlainFigure:
    """Two maps side by side.

    Args:
        before: the weight as it was drawn, `(in, out)` or `(out,)`.
        after: as training has left it, of the same shape.
    """
    pair = [np.atleast_2d(each)[:MOST, :MOST] for each in (before, after)]
    most = float(max(np.abs(pair[0]).max(), np.abs(pair[1]).max(), 1e-6))
    data: list[dict[str, Any]] = [
        {"type": "heatmap", "z": typed(each), "xaxis": axis, "yaxis": f"y{axis[1:]}", "colorscale": _SCALE,
         "zmin": -most, "zmax": most, "zmid": 0, "showscale": axis == "x2", "xgap": 1, "ygap": 1,
         "colorbar": {"thickness": 10, "len": 0.9, "tickvals": [-most, 0, most], "tickformat": ".2f"},
         "hovertemplate": "row %{y}, column %{x}: %{z:.3f}<extra>" + name + "</extra>"}
        for name, axis, each in zip(("before", "after"), ("x", "x2"), pair, strict=True)
    ]  # fmt: skip
    plain = {"showgrid": False, "zeroline": False, "showticklabels": False, "ticks": ""}
    rows = {**plain, "autorange": "reversed"}
    title = {"font": {"size": 13}, "standoff": 6}
    layout = {
        "height": min(420, max(150, 60 + 14 * pair[0].shape[0])), "margin": {"l": 8, "r": 8, "t": 8, "b": 36},
        "dragmode": False,
        "xaxis": {**plain, "domain": [0, 0.47], "title": {"text": "before training", **title}},
        "yaxis": rows,
        "xaxis2": {**plain, "domain": [0.53, 1], "anchor": "y2", "title": {"text": "after training", **title}},
        "yaxis2": {**rows, "anchor": "x2"},
    }  # fmt: skip
    return PlainFigure(data, layout)


def weight_alt(name: str, before: Array, after: Array) -> str:
    """The maps in words.

    >>> weight_alt("kernel", np.zeros((2, 3)), np.ones((2, 3)))
    'The kernel of shape 2 by 3. Before training its values go from 0.000 to 0.000, after it from 1.000 to 1.000; \
they moved by 1.000 on average.'
    """
    shape = " by ".join(map(str, after.shape))
    return (
        f"The {name} of shape {shape}. Before training its values go from {before.min():.3f} to {before.max():.3f}, "
        f"after it from {after.min():.3f} to {after.max():.3f}; they moved by {np.abs(after - before).mean():.3f} "
        "on average."
    )
