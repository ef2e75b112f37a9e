"""The softmax of every timestep: which numbers are shown, and what they sum to along each axis."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from lessons.figures.scene_numbers import class_labels
from lessons.network.activations import softmax
from lessons.network.axes import distribution_at, layer_axes
from lessons.network.predict import Prediction
from lessons.network.trace import Trace

Array = np.ndarray
Over = Literal["class", "time"]


@dataclass(frozen=True)
class Distributions:
    """One distribution for each timestep.

    Args:
        shares: `(time, class)`; one row when the network has no time axis left.
        labels: a name for each class.
        has_time: the rows are timesteps.
        over: the axis the softmax ran over.
    """

    shares: Array
    labels: tuple[str, ...]
    has_time: bool
    over: Over

    @property
    def row_sums(self) -> Array:
        """`(time,)`: 1 everywhere when the softmax ran over the classes."""
        return self.shares.sum(axis=1)

    @property
    def column_sums(self) -> Array:
        """`(class,)`: 1 everywhere when the softmax ran over time."""
        return self.shares.sum(axis=0)

    @property
    def is_nearly_even(self) -> bool:
        """No class is twice as likely as chance, at any timestep."""
        return bool(self.shares.max() < 2 / self.shares.shape[1])

    @property
    def winners(self) -> tuple[str, ...]:
        """The likeliest class of each timestep: argmax along the last axis."""
        return tuple(self.labels[index] for index in self.shares.argmax(axis=1))


def distributions_of(prediction: Prediction, run: Trace, over: Over | None = None) -> Distributions | None:
    """The distributions a network ends in, or `None` when it ends in none.

    Args:
        over: run the softmax over this axis instead of the network's own; the scores stay the same.

    >>> from lessons.network.inputs import make_inputs
    >>> from lessons.network.link import read_link
    >>> from lessons.network.predict import predict
    >>> from lessons.network.trace import trace
    >>> spec = read_link("Input(5,8)|GRU(16,return_sequences=True)|Dense(20,activation=softmax)").spec
    >>> shown = distributions_of(predict(spec), trace(spec, make_inputs(spec).array))
    >>> shown.shares.shape, bool(np.allclose(shown.row_sums, 1))
    ((5, 20), True)
    """
    place = distribution_at(prediction)
    if place is None or place[0] >= len(run.flows):
        return None
    index, axis = place
    axes, flow = layer_axes(prediction)[index], run.flows[index]
    if flow.output.ndim not in (2, 3) or (flow.output.ndim == 3 and "time" not in axes):
        return None
    has_time = flow.output.ndim == 3
    shares = flow.output[0] if has_time else flow.output[:1]
    own: Over = "time" if has_time and axis == 1 else "class"
    if over is not None and over != own and has_time:
        shares = softmax(flow.inside["logits"][0], axis=0 if over == "time" else -1)
    return Distributions(shares, tuple(class_labels(prediction, shares.shape[1])), has_time, over or own)
