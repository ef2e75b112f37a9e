"""TimeDistributed around layers that need it, and the three places where it bites."""

from dataclasses import dataclass

import numpy as np

from lessons.network.initializers import RandomNormal, draw
from lessons.network.layers import (
    LSTM,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Input,
    Layer,
    TimeDistributed,
)
from lessons.network.predict import Prediction, predict
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace
from lessons.network.weights import draw_weights

Array = np.ndarray
MOMENTUM, PENALTY = 0.99, 0.01
_INSIDE: dict[str, tuple[tuple[int, ...], Layer]] = {
    "Dense": ((5, 8), Dense(4)),
    "Flatten": ((5, 3, 4), Flatten()),
    "Conv2D": ((5, 12, 10, 3), Conv2D(4, (3, 3))),
    "LSTM": ((5, 6, 3), LSTM(4)),
    "BatchNormalization": ((5, 3), BatchNormalization()),
    "Dropout": ((5, 4), Dropout(0.5)),
}
LAYERS = tuple(_INSIDE)
BITES = ("no time axis", "open time axis", "activity_regularizer")


def both_ways(name: str) -> tuple[Prediction, Prediction]:
    """A layer by itself and inside TimeDistributed, on the same input.

    >>> plain, wrapped = both_ways("Flatten")
    >>> plain.output_shapes, wrapped.output_shapes
    (((None, 60),), ((None, 5, 12),))
    """
    shape, layer = _INSIDE[name]
    plain, wrapped = (predict(ModelSpec(Input(shape), (each,))) for each in (layer, TimeDistributed(layer)))
    return plain, wrapped


@dataclass(frozen=True)
class Averages:
    """What BatchNormalization keeps after one batch of training.

    Attributes:
        x: the batch, `(batch, time, feature)`.
        plain, wrapped: `(feature,)`: the moving mean by itself, and inside TimeDistributed.
    """

    x: Array
    plain: Array
    wrapped: Array


def moving_means() -> Averages:
    """By itself it takes one mean over batch and time; inside the wrapper one of each step, one after the other.

    >>> shown = moving_means()
    >>> bool((shown.wrapped > 4 * shown.plain).all())
    True
    """
    x = draw(RandomNormal(mean=2.0, stddev=1.0, seed=3), (4, 5, 3), ())
    plain = (1 - MOMENTUM) * x.mean(axis=(0, 1))
    wrapped = np.zeros_like(plain)
    for step in range(x.shape[1]):
        wrapped = MOMENTUM * wrapped + (1 - MOMENTUM) * x[:, step].mean(axis=0)
    return Averages(x, plain, wrapped)


def bitten(name: str) -> Prediction:
    """A network in which the wrapper is in the way: `no time axis` or `open time axis`.

    >>> bitten("no time axis").mistake.code, bitten("open time axis").warnings[0].code
    ('time_distributed_needs_time', 'time_distributed_variable_time')
    """
    shape = (8,) if name == BITES[0] else (None, 8)
    return predict(ModelSpec(Input(shape), (TimeDistributed(Dense(4)),)))


@dataclass(frozen=True)
class Penalties:
    """What two penalties add to the loss, by themselves and inside TimeDistributed.

    Attributes:
        x: the batch, `(batch, time, feature)`.
        weights: the kernel and the bias of the Dense.
        squares: `(batch, time)`: the squares of the outputs of each step, added up over its units.
        activity, kernel: what Keras adds for a plain Dense and for a wrapped one.
    """

    x: Array
    weights: tuple[Array, ...]
    squares: Array
    activity: tuple[float, float]
    kernel: tuple[float, float]


def penalties() -> Penalties:
    """L2(0.01) on the outputs and on the kernel of a Dense.

    Keras adds the squares of the outputs up and divides by the batch size, when a layer is called. TimeDistributed
    does not call the layer inside it, it runs its `call` only, and nothing is added. A kernel needs no call.

    >>> shown = penalties()
    >>> shown.activity[0] > 0, shown.activity[1], shown.kernel[0] == shown.kernel[1]
    (True, 0.0, True)
    """
    spec = ModelSpec(Input((5, 8)), (Dense(4),))
    x = draw(RandomNormal(stddev=1.0, seed=4), (2, 5, 8), ())
    weights = draw_weights(spec)[0]
    squares = (trace(spec, x, (weights,)).output ** 2).sum(axis=-1)
    kernel = float(PENALTY * (weights[0] ** 2).sum())
    return Penalties(x, weights, squares, (float(PENALTY * squares.sum() / len(x)), 0.0), (kernel, kernel))
