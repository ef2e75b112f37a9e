"""The softmax map of a text: a row for each word read, a column for each word that may come next."""

import numpy as np

from lessons.figures.distributions import Distributions
from lessons.figures.plain_figure import PlainFigure
from lessons.figures.softmax_map import softmax_map
from lessons.figures.word_labels import word_labels

Array = np.ndarray


def word_map(shares: Array, classes: tuple[str, ...], read: tuple[str, ...], chosen: int) -> PlainFigure:
    """The softmax map on one scale from 0 to 1, so that a network that is unsure looks pale.

    Sums of columns are left out: how often a word is expected over all steps is no question here.

    Args:
        shares: `(time, class)`.
        classes: the word of each class.
        read: the word of each step.
        chosen: the step that is framed.
    """
    shown = Distributions(shares, word_labels(classes), True, "class")
    plain = softmax_map(shown, word_labels(read, 10), chosen).to_dict()
    cells, winners, rows, _ = plain["data"]
    layout = {key: value for key, value in plain["layout"].items() if key != "yaxis2"}
    few = len(read) <= 6
    layout |= {
        "height": 120 + (min(300, 75 * len(read)) if few else min(430, 28 * len(read))),
        "xaxis": layout["xaxis"] | {"title": {"text": "comes next"}},
        "xaxis2": layout["xaxis2"] | {"domain": [0.91, 1], "title": {"text": "sum", "font": {"size": 12}}},
        "yaxis": layout["yaxis"] | {"domain": [0, 1]},
    }
    return PlainFigure([cells | {"zmax": 1}, winners, rows], layout)
