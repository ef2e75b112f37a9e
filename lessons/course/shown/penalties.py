"""A loss taken apart: what the data say, and what the weights cost."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import starmap

import numpy as np

from lessons.network.layers import Dense, Input
from lessons.network.regularizers import L1, L2, Regularizer
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace

Array = np.ndarray
KINDS = ("none", "L1", "L2")
FACTORS = ("0.001", "0.01", "0.1")
MOST_SCALE = 40  # the weights at a scale of 10 are as drawn
SAMPLES, INPUTS, CLASSES = 40, 3, 2


@dataclass(frozen=True)
class Parts:
    """A loss and its two parts.

    Args:
        kernel: `(feature, class)`.
        data: the crossentropy, a mean over the samples.
        size: sum of |w| or of w², what the factor is multiplied with; 0 without a penalty.
        penalty: factor times size.
    """

    kernel: Array
    data: float
    size: float
    penalty: float

    @property
    def total(self) -> float:
        """What training makes small."""
        return self.data + self.penalty


def size_of(kernel: Array, kind: str) -> float:
    """Sum of |w| for L1, of w² for L2, 0 for none.

    >>> size_of(np.array([[3.0, -4.0]]), "L1"), size_of(np.array([[3.0, -4.0]]), "L2")
    (7.0, 25.0)
    """
    if kind == "none":
        return 0.0
    return float(np.abs(kernel).sum() if kind == "L1" else (kernel**2).sum())


@lru_cache(maxsize=512)
def parts_at(scale: int, kind: str, factor: float) -> Parts:
    """The loss when all weights are multiplied with `scale / 10`.

    >>> one = parts_at(10, "L2", 0.01)
    >>> one.total == one.data + 0.01 * one.size
    True
    """
    x, y, kernel = _problem()
    scaled = kernel * scale / 10
    spec = ModelSpec(Input((INPUTS,)), (Dense(CLASSES, "softmax", kernel_regularizer=_regularizer(kind, factor)),))
    shares = trace(spec, x, ((scaled, np.zeros(CLASSES)),)).output
    data = float(-np.log(shares[np.arange(SAMPLES), y]).mean())
    size = size_of(scaled, kind)
    return Parts(scaled, data, size, factor * size)


def along_scale(kind: str, factor: float) -> tuple[Array, Array, Array]:
    """Scales, data part and penalty, `(place,)` each."""
    scales = np.arange(MOST_SCALE + 1)
    found = list(starmap(parts_at, ((int(scale), kind, factor) for scale in scales)))
    return scales / 10, np.array([each.data for each in found]), np.array([each.penalty for each in found])


def _regularizer(kind: str, factor: float) -> Regularizer | None:
    return {"none": None, "L1": L1(factor), "L2": L2(factor)}[kind]


@lru_cache(maxsize=1)
def _problem() -> tuple[Array, Array, Array]:
    """Two classes a straight line parts, but for a few samples, and weights that point the right way."""
    random = np.random.default_rng(6)
    y = np.arange(SAMPLES) % CLASSES
    direction = np.array([1.0, -0.6, 0.3])
    x = random.normal(size=(SAMPLES, INPUTS)) + np.where(y[:, None] == 1, 1.3, -1.3) * direction
    return x, y, np.stack([-direction, direction], axis=1) * 0.5
