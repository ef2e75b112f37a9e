"""Activations as curves: what each makes of a number, how steep it is there, and where its outputs lie."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network.activations import ACTIVATIONS, sigmoid, softmax

Array = np.ndarray
NAMES = ("relu", "sigmoid", "tanh", "leaky_relu", "elu", "softmax")
ENDS = (-6, 6)
HELD = (-3, 3)  # where the second score of a softmax may be held
LEAK = 0.2  # Keras's negative_slope when the activation is given by its name
FORMULAS = {
    "relu": "max(0, x)",
    "sigmoid": "1 / (1 + e⁻ˣ)",
    "tanh": "(eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)",
    "leaky_relu": f"x above 0, {LEAK} · x below",
    "elu": "x above 0, eˣ − 1 below",
    "softmax": "eˣ / (eˣ + eᵃ), with a second score a",
}
NOTES = {
    "relu": "Passes what is above 0 and stops the rest. The usual choice for hidden layers.",
    "sigmoid": "Between 0 and 1. A last layer of one unit answers a yes-or-no question with it.",
    "tanh": "Between -1 and 1, with 0 in the middle.",
    "leaky_relu": "Like relu, but a little gets through below 0.",
    "elu": "Like relu, but it bends softly towards -1 below 0.",
    "softmax": "A share needs somebody to share with: here a second score, held still.",
}


@dataclass(frozen=True)
class ActivationCurve:
    """An activation over the numbers from -6 to 6.

    Attributes:
        x, y, slope: `(point,)`: the sum, what becomes of it, and how steep the curve is there.
    """

    x: Array
    y: Array
    slope: Array

    def at(self, x: int) -> tuple[float, float]:
        """The output and the slope at a whole number."""
        place = int(np.abs(self.x - x).argmin())
        return float(self.y[place]), float(self.slope[place])


@lru_cache(maxsize=8)
def activation_curve(name: str) -> ActivationCurve:
    """The curve of one of `NAMES` but softmax, which needs more than one number.

    >>> activation_curve("relu").at(-2), activation_curve("sigmoid").at(0)
    ((0.0, 0.0), (0.5, 0.25))
    """
    x = _points()
    return ActivationCurve(x, ACTIVATIONS[name](x), slope_of(name, x))


@lru_cache(maxsize=8)
def softmax_curve(held: int) -> ActivationCurve:
    """The share p of a score x by softmax, next to a second score that is held; its slope is p · (1 - p).

    >>> softmax_curve(1).at(1), softmax_curve(0).at(0) == activation_curve("sigmoid").at(0)
    ((0.5, 0.25), True)
    """
    x = _points()
    share = softmax(np.stack([x, np.full_like(x, held)], axis=-1))[:, 0]
    return ActivationCurve(x, share, share * (1 - share))


def softmax_from_sigmoid(held: int) -> float:
    """The largest difference of that share and sigmoid(x - held) over the whole curve.

    >>> softmax_from_sigmoid(2) < 1e-15
    True
    """
    curve = softmax_curve(held)
    return float(np.abs(sigmoid(curve.x - held) - curve.y).max())


def slope_of(name: str, x: Array) -> Array:
    """The derivative; at the kink of relu and leaky_relu the one of the left side, as Keras takes it.

    >>> slope_of("leaky_relu", np.array([-1.0, 1.0])).tolist()
    [0.2, 1.0]
    """
    if name == "sigmoid":
        share = sigmoid(x)
        return np.asarray(share * (1 - share))
    if name == "tanh":
        return np.asarray(1 - np.tanh(x) ** 2)
    below = {"relu": np.zeros_like(x), "leaky_relu": np.full_like(x, LEAK), "elu": np.exp(np.minimum(x, 0))}[name]
    return np.where(x > 0, 1.0, below)


def tanh_from_sigmoid() -> float:
    """The largest difference of tanh(x) and 2 · sigmoid(2x) - 1 over the whole curve.

    >>> tanh_from_sigmoid() < 1e-15
    True
    """
    curve = activation_curve("tanh")
    twice = 2 / (1 + np.exp(-2 * curve.x)) - 1  # written out: our own sigmoid is made from tanh
    return float(np.abs(twice - curve.y).max())


@lru_cache(maxsize=4)
def outputs_of(name: str, count: int = 4000) -> Array:
    """What an activation makes of sums drawn from a bell curve of width 1.5 around 0, `(count,)`.

    >>> [round(abs(float(outputs_of(name).mean())), 6) for name in ("tanh", "sigmoid")]
    [0.0, 0.5]
    """
    half = np.random.default_rng(2).normal(0, 1.5, count // 2)
    return np.asarray(ACTIVATIONS[name](np.concatenate([half, -half])))  # each sum with its mirror image


def _points() -> Array:
    """The sums that are drawn, `(point,)`; every whole number is one of them."""
    return np.linspace(*ENDS, 20 * (ENDS[1] - ENDS[0]) + 1).round(10)
