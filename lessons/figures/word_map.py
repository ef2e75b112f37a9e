"""The softmax map of a text: a row for each word read, a column for each word that may come next."""

import numpy as np

from lessons.figures.distributions import Distributions
from lessons.figures.plain_figure import PlainFigure
from lessons.figures.softmax_map import softmax_map
from lessons.figures.word_labels import word_labels

Array = np.ndarray
MOST_COLUMNS = 24  # more could not be told apart


def word_map(shares: Array, classes: tuple[str, ...], read: tuple[str, ...], chosen: int) -> PlainFigure:
    """The softmax map on one scale from 0 to 1, so that a network that is unsure looks pale.

    Of many words the likeliest have columns of their own, and one column is for all others together. Sums of
    columns are left out: how often a word is expected over all steps is no question here.

    Args:
        shares: `(time, class)`.
        classes: the word of each class.
        read: the word of each step.
        chosen: the step that is framed.
    """
    own = own_columns(shares)
    labels = word_labels(classes[each] for each in own)
    columns = shares[:, list(own)]  # (time, column)
    if len(own) < len(classes):
        labels += (f"{len(classes) - len(own)} others",)
        columns = np.hstack([columns, 1 - columns.sum(axis=1, keepdims=True)])
    shown = Distributions(columns, labels, True, "class")
    plain = softmax_map(shown, word_labels(read, 10), chosen).to_dict()
    cells, winners, rows, _ = plain["data"]
    layout = {key: value for key, value in plain["layout"].items() if key != "yaxis2"}
    across = {key: value for key, value in layout["xaxis"].items() if key != "tickvals"}  # as many as have room
    layout |= {
        "height": 120 + (min(300, 75 * len(read)) if len(read) <= 6 else min(430, 28 * len(read))),
        "xaxis": across | {"title": {"text": "comes next"}},
        "xaxis2": layout["xaxis2"] | {"domain": [0.91, 1], "title": {"text": "sum", "font": {"size": 12}}},
        "yaxis": layout["yaxis"] | {"domain": [0, 1]},
    }
    best = shares.argmax(axis=1)
    # with more steps than columns, the winner of a late one may be among the others
    places = [own.index(int(each)) if int(each) in own else -1 for each in best]
    winners = winners | {"x": [labels[each] for each in places], "y": list(range(len(read)))}
    return PlainFigure([cells | {"zmax": 1}, winners, rows], layout)


def own_columns(shares: Array) -> tuple[int, ...]:
    """The words with a column of their own, in the order of their ids: the likeliest at any step.

    >>> own_columns(np.eye(3)), len(own_columns(np.eye(80)))
    ((0, 1, 2), 23)
    """
    count = shares.shape[1]
    if count <= MOST_COLUMNS:
        return tuple(range(count))
    winners = list(dict.fromkeys(int(each) for each in shares.argmax(axis=1)))
    likeliest = [int(each) for each in np.argsort(-shares.max(axis=0), kind="stable")]
    ranked = list(dict.fromkeys(winners + likeliest))
    return tuple(sorted(ranked[: MOST_COLUMNS - 1]))
