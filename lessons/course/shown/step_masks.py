"""Which numbers of a sequence a Dropout drops: by itself, inside TimeDistributed, and with one mask for all steps."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

Array = np.ndarray
SAMPLES, TIMESTEPS, FEATURES, RATE = 2, 5, 4, 0.5
PLAIN, WRAPPED, SHARED = "Dropout", "TimeDistributed(Dropout)", "noise_shape"
CODE = {
    PLAIN: f"layers.Dropout({RATE})",
    WRAPPED: f"layers.TimeDistributed(layers.Dropout({RATE}))",
    SHARED: f"layers.Dropout({RATE}, noise_shape=(None, 1, {FEATURES}))",
}


@dataclass(frozen=True)
class StepMasks:
    """The mask of one batch, and how it came about.

    Attributes:
        factors: `(batch, time, feature)`: what each number is multiplied with, 0 or 1 / (1 - rate).
        draws: how many masks were drawn for the batch.
        drawn: how many random numbers that took.
    """

    factors: Array
    draws: int
    drawn: int

    @property
    def repeats(self) -> bool:
        """Whether every step of a sample drops the same features."""
        return bool((self.factors == self.factors[:, :1]).all())


@lru_cache(maxsize=8)
def step_masks(way: str) -> StepMasks:
    """One batch of training through a Dropout, one of `CODE`; drawn by NumPy in the way Keras draws.

    >>> [(step_masks(way).draws, step_masks(way).drawn, step_masks(way).repeats) for way in CODE]
    [(1, 40, False), (5, 40, False), (1, 8, True)]
    """
    random = np.random.default_rng((6, tuple(CODE).index(way)))
    if way == WRAPPED:  # step after step, a mask (batch, feature) for each
        masks = [random.random((SAMPLES, FEATURES)) for _ in range(TIMESTEPS)]
    else:
        masks = [random.random((SAMPLES, 1 if way == SHARED else TIMESTEPS, FEATURES))]
    thrown = np.stack(masks, axis=1) if way == WRAPPED else masks[0]
    factors = np.where(thrown >= RATE, 1 / (1 - RATE), 0.0)
    return StepMasks(
        np.broadcast_to(factors, (SAMPLES, TIMESTEPS, FEATURES)), len(masks), sum(each.size for each in masks)
    )
