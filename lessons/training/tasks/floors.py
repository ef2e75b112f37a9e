"""The best possible loss: counted over the samples, or known from how they were drawn."""

import math

import numpy as np

from lessons.training.task import Array, Floor


def no_doubt(words: str) -> Floor:
    """The floor where the input leaves no doubt about the target: 0."""
    return Floor(0.0, words)


def uniform_entropy(classes: int) -> float:
    """The loss of a fair guess among equally likely classes, in nats.

    >>> round(uniform_entropy(15), 3)
    2.708
    """
    return math.log(classes)


def prefix_entropy(x: Array, y: Array, weight: Array | None = None) -> float:
    """How uncertain the target of a step is for a reader who saw all steps up to it, in nats.

    For each step the samples are put into groups of equal beginnings; inside a group the best prediction is the
    frequency of each target (source: the conditional entropy, -Σ p(beginning, target) ln p(target | beginning)).

    Args:
        x: `(samples, time)` ids.
        y: `(samples, time)` ids.
        weight: `(samples, time)`; steps of weight 0 do not count, all others count alike.

    Returns:
        The mean over all steps that count.

    >>> prefix_entropy(np.array([[1, 2], [1, 3]]), np.array([[0, 5], [1, 6]])) == math.log(2) / 2
    True
    """
    samples, timesteps = x.shape
    group = np.zeros(samples, np.int64)
    total, counted = 0.0, 0
    for step in range(timesteps):
        group = _numbered(group, x[:, step])
        kept = np.ones(samples, bool) if weight is None else weight[:, step] > 0
        together = np.bincount(_numbered(group[kept], y[kept, step]))
        alone = np.bincount(group[kept])
        # Σ ln(count of the beginning) - Σ ln(count of beginning and target), once for each sample
        total += float(_count_logs(alone) - _count_logs(together))
        counted += int(kept.sum())
    return max(total, 0.0) / counted if counted else 0.0


def _numbered(first: Array, second: Array) -> Array:
    """A number for each different pair."""
    pairs = first.astype(np.int64) * (int(second.max(initial=0)) + 1) + second
    return np.unique(pairs, return_inverse=True)[1]


def _count_logs(counts: Array) -> float:
    found = counts[counts > 0]
    return math.fsum((found * np.log(found)).tolist())
