"""Where every gradient starts: the softmax and the crossentropy of one step."""

import numpy as np

from lessons.network.activations import softmax

Array = np.ndarray


def score_gradient(scores: Array, target: Array | int) -> Array:
    """How the crossentropy changes with each score: probability minus truth, p - y.

    Args:
        scores: `(class,)` or `(batch, class)`: what goes into the softmax.
        target: the true class, or one for each row.

    Returns:
        The shape of `scores`. Only the true class has a negative gradient: training raises its score and
        lowers every other. Formula: d loss / d scores = softmax(scores) - one_hot(target).

    >>> score_gradient(np.log(np.array([0.5, 0.25, 0.25])), 1).round(2).tolist()
    [0.5, -0.75, 0.25]
    """
    gradient = softmax(np.asarray(scores, np.float64))
    rows = np.atleast_2d(gradient)
    rows[np.arange(len(rows)), target] -= 1
    return gradient
