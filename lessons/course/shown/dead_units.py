"""Units that never speak: the outputs of one Dense on many samples, pushed down by its bias."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from lessons.course.shown.activation_curves import slope_of
from lessons.network.layers import Dense, Input
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace
from lessons.network.weights import draw_weights

Array = np.ndarray
ACTIVATIONS = ("relu", "leaky_relu", "elu")
SAMPLES, FEATURES, UNITS = 200, 32, 64
BIASES = range(-6, 3)
FEW_SAMPLES, FEW_UNITS = 4, 6


@dataclass(frozen=True)
class Outputs:
    """One layer on all samples.

    Attributes:
        output: `(batch, units)`.
        slopes: `(batch, units)`: how much of a change of the sum gets through the activation.
    """

    output: Array
    slopes: Array

    @property
    def dead(self) -> Array:
        """`(units,)`: whether a unit's slope is 0 for every sample, so that no gradient ever reaches its weights."""
        return np.asarray(~self.slopes.any(axis=0))

    @property
    def telling(self) -> tuple[Array, Array]:
        """A few samples and units to show, as indices: units of both kinds, samples in which the living speak."""
        dead, alive = np.flatnonzero(self.dead), np.flatnonzero(~self.dead)
        most_dead = max(3, FEW_UNITS - len(alive))
        some = dead[:most_dead]
        units = np.sort(np.concatenate([some, alive[: FEW_UNITS - len(some)]]))
        speaking = (self.slopes[:, units] > 0).sum(axis=1)
        return np.sort(np.argsort(-speaking, kind="stable")[:FEW_SAMPLES]), units


@lru_cache(maxsize=32)
def outputs_with(bias: int, activation: str) -> Outputs:
    """The layer with this number as the bias of every unit.

    >>> float(outputs_with(-5, "relu").dead.mean()), float(outputs_with(0, "relu").dead.mean())
    (1.0, 0.0)
    >>> float(outputs_with(-5, "leaky_relu").dead.mean())
    0.0
    """
    layer = Dense(UNITS, activation)
    spec = ModelSpec(Input((FEATURES,)), (layer,))
    kernel = draw_weights(spec)[0][0]
    x = np.random.default_rng(5).normal(size=(SAMPLES, FEATURES)).astype(np.float32)
    weights = ((kernel, np.full(UNITS, bias, np.float32)),)
    sums = trace(replace(spec, layers=(replace(layer, activation=None),)), x, weights).output
    return Outputs(trace(spec, x, weights).output, slope_of(activation, sums))


@lru_cache(maxsize=4)
def dead_by_bias(activation: str) -> Array:
    """The share of dead units for each of `BIASES`.

    >>> float(dead_by_bias("relu")[0]), float(dead_by_bias("relu")[-1])
    (1.0, 0.0)
    """
    return np.array([float(outputs_with(bias, activation).dead.mean()) for bias in BIASES])
