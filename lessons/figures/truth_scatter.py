"""Answers against the truth: a dot for each sample, and the line on which every answer would be right."""

from typing import Any

import numpy as np

from lessons.figures.palette import MUTED
from lessons.figures.plain_figure import PlainFigure, typed
from lessons.figures.theme import LIGHT, Theme

Array = np.ndarray


def truth_scatter(truth: Array, answers: Array, theme: Theme = LIGHT) -> PlainFigure:
    """A dot for each sample.

    Args:
        truth, answers: `(sample,)`.
    """
    most = float(np.abs(truth).max()) * 1.12
    data: list[dict[str, Any]] = [
        {"type": "scatter", "mode": "lines", "x": [-most, most], "y": [-most, most], "hoverinfo": "skip",
         "line": {"color": MUTED, "dash": "dot", "width": 1.5}},
        {"type": "scatter", "mode": "markers", "x": typed(truth), "y": typed(answers), "cliponaxis": False,
         "marker": {"color": theme.blue, "size": 9}, "hovertemplate": "true %{x:.2f}, answer %{y:.2f}<extra></extra>"},
    ]  # fmt: skip
    ends = {"range": [-most, most], "zeroline": False, "dtick": 2}
    layout = {
        "height": 300, "showlegend": False, "dragmode": False, "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "xaxis": ends | {"title": {"text": "true number"}}, "yaxis": ends | {"title": {"text": "answer"}},
    }  # fmt: skip
    return PlainFigure(data, layout)


def scatter_alt(truth: Array, answers: Array) -> str:
    """The dots in words.

    >>> scatter_alt(np.array([-1.0, 3.0]), np.array([1.0, 1.0]))
    '2 samples: the truth goes from -1.00 to 3.00, the answers from 1.00 to 1.00.'
    """
    return (
        f"{len(truth)} samples: the truth goes from {truth.min():.2f} to {truth.max():.2f}, the answers from "
        f"{answers.min():.2f} to {answers.max():.2f}."
    )
