"""What Dropout does to a batch: a mask drawn anew for each batch, what is kept made larger, nothing at inference."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network.layers import Dense, Dropout, Input
from lessons.network.predict import Prediction, predict
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace

Array = np.ndarray
RATES = ("0.2", "0.5", "0.8")
MOST_BATCHES = 20
MANY = 2_000
SAMPLES, INPUTS, UNITS = 3, 4, 8


@dataclass(frozen=True)
class Dropped:
    """One batch on its way through a Dropout.

    Args:
        before: what comes in, `(batch, feature)`.
        kept: whether each number is kept, of the same shape; all of them at inference.
        after: what leaves, of the same shape.
        factor: what a kept number is multiplied with.
        mean: the mean of what leaves over many batches, of the same shape.
        spec: a Dense with this Dropout behind it.
    """

    before: Array
    kept: Array
    after: Array
    factor: float
    mean: Array
    spec: ModelSpec

    @property
    def facts(self) -> Prediction:
        """Shapes and parameters of the two layers."""
        return predict(self.spec)


@lru_cache(maxsize=256)
def dropped(rate: float, batch: int, training: bool) -> Dropped:
    """A batch through `Dropout(rate)`; the same batch number always draws the same mask.

    >>> shown = dropped(0.5, 1, training=True)
    >>> bool(np.array_equal(shown.after, np.where(shown.kept, 2 * shown.before, 0)))
    True
    >>> shown = dropped(0.5, 1, training=False)
    >>> bool(np.array_equal(shown.after, shown.before))
    True
    """
    spec = ModelSpec(Input((INPUTS,)), (Dense(UNITS, "sigmoid"), Dropout(rate)), seed=4)
    x = np.random.default_rng(12).normal(size=(SAMPLES, INPUTS)).astype(np.float32)
    before = trace(spec, x).flows[0].output.astype(np.float64)
    factor = 1 / (1 - rate)
    masks = _thrown() >= rate
    mean = before * factor * masks.mean(axis=0) if training else before
    if not training:
        return Dropped(before, np.ones_like(before, bool), before, 1.0, mean, spec)
    kept = masks[batch - 1]
    return Dropped(before, kept, np.where(kept, factor * before, 0.0), factor, mean, spec)


@lru_cache(maxsize=1)
def _thrown() -> Array:
    """A number between 0 and 1 for each place of each batch, `(batches, batch, feature)`."""
    return np.random.default_rng(7).random((MANY, SAMPLES, UNITS))
