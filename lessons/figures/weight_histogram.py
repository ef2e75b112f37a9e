"""How an initializer spreads its numbers: a histogram with the limits they never pass."""

from typing import Any

import numpy as np

from lessons.figures.palette import FEATURE
from lessons.figures.plain_figure import PlainFigure, typed

Array = np.ndarray
_BINS = 40
_LIMIT = "#D55E00"


def weight_histogram(numbers: Array, limit: float) -> PlainFigure:
    """The histogram.

    Args:
        numbers: `(count,)`.
        limit: drawn as two lines at ±limit; 0 for none.
    """
    widest = float(np.abs(numbers).max())
    # with a limit, the limit is an edge: no bar may seem to stand beyond it
    half = limit * (_BINS + 4) / _BINS if limit else max(0.02, 1.05 * widest)
    counts, edges = np.histogram(numbers, bins=_BINS + 4 if limit else _BINS, range=(-half, half))
    middles = (edges[:-1] + edges[1:]) / 2
    data: list[dict[str, Any]] = [
        {"type": "bar", "x": typed(middles), "y": typed(counts), "marker": {"color": FEATURE},
         "hovertemplate": "around %{x:.3f}: %{y:.0f} numbers<extra></extra>"},
    ]  # fmt: skip
    ends = (-limit, limit) if limit else ()
    layout = {
        "height": 260, "margin": {"l": 8, "r": 8, "t": 26, "b": 8}, "bargap": 0.05, "dragmode": False,
        "xaxis": {"range": [-half, half], "title": {"text": "weight"}, "zeroline": False, "nticks": 7},
        "yaxis": {"title": {"text": "how many"}, "rangemode": "tozero", "nticks": 5},
        "shapes": [{"type": "line", "x0": end, "x1": end, "yref": "paper", "y0": 0, "y1": 1,
                    "line": {"color": _LIMIT, "width": 2, "dash": "dash"}} for end in ends],
        "annotations": [{"x": end, "yref": "paper", "y": 1, "yanchor": "bottom", "showarrow": False,
                         "text": f"{'−' if end < 0 else ''}limit"} for end in ends],
    }  # fmt: skip
    return PlainFigure(data, layout)


def histogram_alt(numbers: Array, limit: float) -> str:
    """The histogram in words.

    >>> histogram_alt(np.array([-0.5, 0.5]), 1.0)
    'Histogram of 2 weights from -0.500 to 0.500; the limits are at -1.000 and 1.000.'
    """
    said = f"Histogram of {len(numbers)} weights from {numbers.min():.3f} to {numbers.max():.3f}"
    return said + (f"; the limits are at {-limit:.3f} and {limit:.3f}." if limit else ".")
