"""Scores and the distribution softmax makes of them: step by step, beside plain shares, along each axis."""

from dataclasses import dataclass

import numpy as np

from lessons.network.activations import sigmoid, softmax
from lessons.network.layers import Dense, Input
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec

Array = np.ndarray
CLASSES = ("class 0", "class 1", "class 2")
VOTES = np.array([1.0, 2.0, 3.0])  # the votes of the first document
TABLE = np.array([[2.0, 0.0, 1.0, -1.0], [0.0, 3.0, 0.0, 1.0], [1.0, 1.0, 2.0, 0.0]])  # (sample, class)
AXES = {"axis=-1, class": -1, "axis=0, batch": 0}


@dataclass(frozen=True)
class Shares:
    """Two ways to share 1 among the same scores.

    Attributes:
        scores, plain, soft: `(class,)`: the scores, each over their sum, and their softmax.
    """

    scores: Array
    plain: Array
    soft: Array


def shares_of(plus: int, times: int) -> Shares:
    """The votes, made larger by a number and then multiplied.

    >>> shares_of(0, 1).soft.round(3).tolist(), shares_of(0, 1).plain.round(3).tolist()
    ([0.09, 0.245, 0.665], [0.167, 0.333, 0.5])
    """
    scores = (VOTES + plus) * times
    return Shares(scores, scores / scores.sum(), softmax(scores))


def heads_of(scores: Array) -> dict[str, Array]:
    """The same scores under three activations of a last layer."""
    return {"linear": scores, "sigmoid": sigmoid(scores), "softmax": softmax(scores)}


def moved_by_another(axis: int) -> float:
    """How far the second sample's output moves when one score of the first sample grows by 1.

    >>> moved_by_another(-1), moved_by_another(0) > 0.01
    (0.0, True)
    """
    more = TABLE.copy()
    more[0, 0] += 1
    return float(np.abs(softmax(more, axis) - softmax(TABLE, axis))[1].max())


def one_unit(scores: Array) -> tuple[Array, Array, str]:
    """A single unit under softmax and under sigmoid `(sample,)`, and what Keras warns of.

    >>> one_unit(np.array([-2.0, 3.0]))[0].tolist()
    [1.0, 1.0]
    """
    warned = predict(ModelSpec(Input((8,)), (Dense(1, "softmax"),))).warnings
    return softmax(scores[:, None])[:, 0], sigmoid(scores), warned[0].keras_says
