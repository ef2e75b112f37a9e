"""Sizes for questions: no two alike, so that a learner sees which number is which."""

from random import Random

from lessons.network.axes import Axes, input_axes, layer_axes
from lessons.network.layers import Input, Layer
from lessons.network.link import write_link
from lessons.network.predict import Prediction, predict
from lessons.network.spec import ModelSpec

CELLS = ("SimpleRNN", "LSTM", "GRU")


def distinct(random: Random, count: int, least: int = 2, most: int = 12) -> tuple[int, ...]:
    """So many different sizes.

    >>> len(set(distinct(Random(0), 4)))
    4
    """
    return tuple(random.sample(range(least, most + 1), count))


def network(input_shape: tuple[int, ...], *layers: Layer) -> tuple[Prediction, str]:
    """The facts of a network, and its text for a link."""
    spec = ModelSpec(Input(input_shape), layers)
    return predict(spec), write_link(spec)


def first_axes(prediction: Prediction) -> Axes:
    """The names of the input's axes."""
    return input_axes(prediction)


def last_axes(prediction: Prediction) -> Axes:
    """The names of the axes of what leaves the last layer."""
    return layer_axes(prediction)[-1]
