"""The silent broadcast: an output at every step meets one number for each sample, and mse compares everything."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from lessons.network.layers import GRU, Dense, Input
from lessons.network.loss import Verdict, judge
from lessons.network.spec import ModelSpec

Array = np.ndarray
TIMESTEPS, FEATURES, UNITS = 5, 8, 6


@dataclass(frozen=True)
class Broadcast:
    """Answers that are all right, and what mse makes of them.

    Attributes:
        truth: `(batch,)`: the number of each sample.
        output: `(batch, time, 1)`: here the truth at every step.
        gaps: `(batch, time, batch)`: every squared difference that is averaged.
        spec: the network with its loss and target.
        verdict: what becomes of it.
    """

    truth: Array
    output: Array
    gaps: Array
    spec: ModelSpec
    verdict: Verdict

    @property
    def shown(self) -> float:
        """The number Keras shows."""
        return float(self.gaps.mean())

    @property
    def meant(self) -> float:
        """Each answer with the truth of its own sample."""
        return float(((self.output[..., 0] - self.truth[:, None]) ** 2).mean())


@lru_cache(maxsize=16)
def broadcast(samples: int) -> Broadcast:
    """So many samples, each answered rightly at every step.

    >>> found = broadcast(3)
    >>> found.meant, found.shown > 0, found.gaps.shape, found.verdict.kind
    (0.0, True, (3, 5, 3), 'fits silently and wrongly')
    """
    truth = np.random.default_rng(3).integers(1, 9, size=8)[:samples].astype(np.float64)
    output = np.repeat(truth[:, None, None], TIMESTEPS, axis=1)
    layers = (GRU(UNITS, return_sequences=True), Dense(1))
    spec = ModelSpec(Input((TIMESTEPS, FEATURES)), layers, loss="mean_squared_error", target=(None,))
    verdict = judge(spec)
    assert verdict is not None, "the network has no mistake, a loss and a target"
    return Broadcast(truth, output, (output - truth) ** 2, spec, verdict)  # NumPy stretches as Keras does


def mended() -> ModelSpec:
    """The same network with one answer for each sample.

    >>> judge(mended()).kind
    'fits'
    """
    return replace(broadcast(2).spec.with_layer(0, GRU(UNITS)), target=(None, 1))
