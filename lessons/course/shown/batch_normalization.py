"""A BatchNormalization layer in training and at inference: what it does to one batch, and what it remembers."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network.layers import BatchNormalization, Dense, Input
from lessons.network.predict import Prediction, predict
from lessons.network.presets import PRESETS
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace
from lessons.network.weights import draw_weights

Array = np.ndarray
SEEN = (0, 1, 10, 100, 500)  # batches of training before we look
BATCH, UNITS = 8, 2
LAYER = BatchNormalization()
_MEANS, _SIZES = np.array([6.0, -2.0]), np.array([2.0, 0.5])


@dataclass(frozen=True)
class TwoLives:
    """One batch through the layer, as in training and as at inference.

    Attributes:
        x: `(batch, feature)`: what arrives.
        training: `(batch, feature)`: shifted and scaled by the batch's own mean and variance.
        inference: `(batch, feature)`: by the averages the layer has kept.
        mean, variance: `(feature,)`: these averages.
    """

    x: Array
    training: Array
    inference: Array
    mean: Array
    variance: Array

    @property
    def apart(self) -> float:
        """The largest difference of the two."""
        return float(np.abs(self.training - self.inference).max())


def batches(count: int) -> Array:
    """`(count, batch, feature)`: numbers of two features, each with a middle and a width of its own."""
    return np.random.default_rng(21).normal(size=(count, BATCH, UNITS)) * _SIZES + _MEANS


@lru_cache(maxsize=8)
def two_lives(seen: int) -> TwoLives:
    """The last of the batches, after so many of training. Formula: `keras.layers.BatchNormalization`.

    Args:
        seen: one of `SEEN`.

    >>> two_lives(1).apart > 5, two_lives(500).apart < 1
    (True, True)
    """
    spec = ModelSpec(Input((UNITS,)), (LAYER,))
    mean, variance = np.zeros(UNITS), np.ones(UNITS)
    stream = batches(max(SEEN))
    for x in stream[:seen]:
        mean = LAYER.momentum * mean + (1 - LAYER.momentum) * x.mean(axis=0)
        variance = LAYER.momentum * variance + (1 - LAYER.momentum) * x.var(axis=0)
    x = stream[-1]

    def passed(*averages: Array) -> Array:
        return trace(spec, x, ((np.ones(UNITS), np.zeros(UNITS), *averages),)).output

    return TwoLives(x, passed(x.mean(axis=0), x.var(axis=0)), passed(mean, variance), mean, variance)


def printed_network() -> Prediction:
    """The printed fragment, a Dense of 128 units and the layer, on 32 inputs.

    >>> printed_network().trainable_params, printed_network().non_trainable_params
    (4480, 256)
    """
    return predict(PRESETS["dense_batchnorm"].spec)


@lru_cache(maxsize=1)
def bias_before() -> float:
    """By how much a bias in the Dense before it changes what leaves the layer in training, at most.

    >>> bias_before() < 1e-4
    True
    """
    dense = ModelSpec(Input((UNITS,)), (Dense(5),))
    kernel = draw_weights(dense)[0][0]
    x = batches(1)[0].astype(np.float32)
    plain, shifted = (x @ kernel + bias for bias in (np.float32(0), np.float32(3)))
    return float(np.abs(_normalized(plain) - _normalized(shifted)).max())


def _normalized(x: Array) -> Array:
    return np.asarray((x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + x.dtype.type(LAYER.epsilon)))
