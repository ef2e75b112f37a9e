"""The softmax map (timesteps by classes, with the sums of rows and columns) and the bars of one timestep."""

from typing import Any

from lessons.figures.distributions import Distributions
from lessons.figures.palette import CLASS, MUTED, TIME
from lessons.figures.plain_figure import PlainFigure, typed

MOST_CLASSES = 64
MOST_STEPS = 64
_SCALE = [[0.0, "rgba(168,69,127,0.04)"], [0.35, "rgba(168,69,127,0.45)"], [1.0, "rgba(168,69,127,1)"]]


def softmax_map(shown: Distributions, steps: tuple[str, ...], chosen: int, full: float | None = None) -> PlainFigure:
    """Every distribution at once: a row for each timestep, a column for each class.

    Args:
        shown: shares `(time, class)`; at most 64 of each are drawn, around the chosen timestep.
        steps: a label for each timestep, or empty.
        chosen: the timestep that is framed.
        full: the share that has the full color; the largest one on show when left out.
    """
    first, last = window(shown.shares.shape[0], chosen, MOST_STEPS)
    classes = min(shown.shares.shape[1], MOST_CLASSES)
    shares = shown.shares[first:last, :classes]
    rows = list(range(first, last))
    names = [f"t = {row}" + (f" · {steps[row]}" if row < len(steps) else "") for row in rows]
    columns = short_labels(shown)[:classes]
    winners = shown.shares[first:last].argmax(axis=1)
    hover = "row %{y}, %{x}: %{z:.3f}<extra></extra>"
    seen = winners < classes
    few, narrow = len(rows) <= 16, classes <= 24
    data: list[dict[str, Any]] = [
        {"type": "heatmap", "z": typed(shares), "x": columns, "y": rows, "colorscale": _SCALE,
         "zmin": 0, "zmax": full, "showscale": False, "hovertemplate": hover, "xgap": 1, "ygap": int(len(rows) <= 32)},
        {"type": "scatter", "x": [columns[best] for best in winners[seen]],
         "y": [rows[place] for place in seen.nonzero()[0]], "mode": "markers", "hoverinfo": "skip",
         "marker": {"symbol": "diamond", "size": 7, "color": "white", "line": {"color": CLASS, "width": 1.5}}},
        {"type": "bar", "x": typed(shown.row_sums[first:last]), "y": rows, "orientation": "h", "xaxis": "x2",
         "marker": {"color": TIME}, "hovertemplate": "row %{y} sums to %{x:.3f}<extra></extra>"},
        {"type": "bar", "x": columns, "y": typed(shown.column_sums[:classes]), "yaxis": "y2",
         "marker": {"color": MUTED}, "hovertemplate": "column %{x} sums to %{y:.3f}<extra></extra>"},
    ]  # fmt: skip
    layout = {
        "height": 430, "showlegend": False, "margin": {"l": 8, "r": 8, "t": 8, "b": 8}, "bargap": 0.25,
        "dragmode": False,
        "xaxis": {"domain": [0, 0.84], "type": "category", "tickvals": columns[:: 1 if narrow else 8], "side": "top",
                  "tickangle": tilt(columns), "showgrid": False, "zeroline": False, "title": {"text": "class"}},
        "yaxis": {"domain": [0.2, 1], "autorange": "reversed", "showgrid": False, "zeroline": False,
                  "tickvals": rows[:: 1 if few else 8], "ticktext": names[:: 1 if few else 8]},
        "xaxis2": {"domain": [0.87, 1], "anchor": "y", "tickvals": [0, 1],
                   "range": [0, max(1.15, float(shown.row_sums.max()) * 1.1)],
                   "title": {"text": "row sum", "font": {"size": 12}}},
        "yaxis2": {"domain": [0, 0.16], "anchor": "x", "tickvals": [0, 1],
                   "title": {"text": "column<br>sum", "font": {"size": 12}}},
        "shapes": [{"type": "rect", "xref": "x", "yref": "y", "x0": -0.5, "x1": classes - 0.5,
                    "y0": chosen - 0.5, "y1": chosen + 0.5, "line": {"color": TIME, "width": 2.5}}],
    }  # fmt: skip
    return PlainFigure(data, layout)


def timestep_bars(shown: Distributions, chosen: int) -> PlainFigure:
    """The distribution of one timestep, a bar for each class, the likeliest in full colour."""
    shares = shown.shares[min(chosen, shown.shares.shape[0] - 1)][:MOST_CLASSES]
    labels = short_labels(shown)[: len(shares)]
    best = int(shares.argmax())
    colours = ["rgba(168,69,127,0.38)"] * len(shares)
    colours[best] = CLASS
    every = 1 if len(shares) <= 10 or (max(map(len, labels)) > 2 and len(shares) <= 24) else max(2, len(shares) // 8)
    data: list[dict[str, Any]] = [
        {"type": "bar", "x": labels, "y": typed(shares), "marker": {"color": colours},
         "hovertemplate": "%{x}: %{y:.4f}<extra></extra>"},
    ]  # fmt: skip
    layout = {
        "height": 430, "margin": {"l": 8, "r": 8, "t": 24, "b": 8}, "dragmode": False, "bargap": 0.2,
        "xaxis": {"type": "category", "tickvals": labels[::every], "tickangle": tilt(labels),
                  "title": {"text": "class"}},
        "yaxis": {"range": [0, min(1.08, max(0.12, float(shares.max()) * 1.25))],
                  "title": {"text": "probability" if shown.over == "class" else "share of this step"}},
    }  # fmt: skip
    return PlainFigure(data, layout)


def short_labels(shown: Distributions) -> list[str]:
    """Labels for an axis that says `class` already: words as they are, `class 7` as `7`."""
    return [label.removeprefix("class ") for label in shown.labels]


def tilt(labels: list[str]) -> int:
    """Degrees a label is turned by so that neighbours do not touch."""
    return -60 if len(labels) > 8 and max(map(len, labels)) > 2 else 0


def map_alt(shown: Distributions, chosen: int) -> str:
    """The map in words, with the numbers of the chosen timestep."""
    rows, columns = shown.row_sums, shown.column_sums
    row = shown.shares[min(chosen, len(rows) - 1)]
    top = sorted(range(len(row)), key=lambda index: -row[index])[:3]
    best = ", ".join(f"{shown.labels[index]} {row[index]:.3f}" for index in top)
    return (
        f"Softmax map of {shown.shares.shape[0]} timesteps by {shown.shares.shape[1]} classes. "
        f"Row sums from {rows.min():.3f} to {rows.max():.3f}, column sums from {columns.min():.3f} to "
        f"{columns.max():.3f}. At t = {chosen} the likeliest are {best}."
    )


def bars_alt(shown: Distributions, chosen: int) -> str:
    """The bars of one timestep in words, with its likeliest classes."""
    row = shown.shares[min(chosen, len(shown.shares) - 1)]
    top = sorted(range(len(row)), key=lambda index: -row[index])[:3]
    best = ", ".join(f"{shown.labels[index]} {row[index]:.3f}" for index in top)
    where = f" at t = {chosen}" if shown.has_time else ""
    return f"Bars of {len(row)} classes{where}. The likeliest are {best}."


def window(length: int, chosen: int, most: int) -> tuple[int, int]:
    """The stretch of at most `most` steps that holds the chosen one.

    >>> window(256, 100, 64), window(5, 3, 64)
    ((68, 132), (0, 5))
    """
    first = max(0, min(chosen - most // 2, length - most))
    return first, min(length, first + most)
