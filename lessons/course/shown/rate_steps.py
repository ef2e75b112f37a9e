"""One weight goes down a valley by gradient descent, and a network is trained at four learning rates."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from lessons.network.link import read_link
from lessons.training.plan import Plan
from lessons.training.settings import Optimizer, Settings
from lessons.training.task import TaskChoice

Array = np.ndarray
BEST, START, STEPS = 2.0, -1.0, 20
RATES = (0.001, 0.01, 0.1, 0.5, 0.9, 1.0, 1.1)
OPTIMIZERS: tuple[Optimizer, ...] = ("sgd", "rmsprop", "adam")
_RACED: dict[Optimizer, tuple[float, ...]] = {
    "sgd": (0.01, 0.1, 1.0, 10.0),
    "rmsprop": (0.0001, 0.001, 0.01, 1.0),
    "adam": (0.0001, 0.001, 0.01, 1.0),
}
_MODEL = "Input(2)|Dense(16,activation=relu)|Dense(2,activation=softmax)"
_SETTINGS = Settings(epochs=40, seconds=30)


@dataclass(frozen=True)
class Walk:
    """The way of one weight.

    Attributes:
        weights: `(step,)`, the first one before any step.
        factor: what each step multiplies the distance to the best weight with.
    """

    weights: Array
    factor: float

    @property
    def losses(self) -> Array:
        """`(step,)`: how high the weight stands."""
        return loss_of(self.weights)


def loss_of(weight: Array) -> Array:
    """The valley: the square of the distance to the best weight."""
    return np.asarray((weight - BEST) ** 2)


def slope_of(weight: float) -> float:
    """How steep the valley is there.

    >>> slope_of(2.0), slope_of(-1.0)
    (0.0, -6.0)
    """
    return 2 * (weight - BEST)


@lru_cache(maxsize=16)
def walk_at(rate: float) -> Walk:
    """Steps of gradient descent: weight - rate * slope, again and again.

    >>> walk_at(0.5).weights[:3].tolist()
    [-1.0, 2.0, 2.0]
    >>> bool(walk_at(1.1).losses[-1] > walk_at(1.1).losses[0])
    True
    """
    weights = [START]
    for _ in range(STEPS):
        weights.append(weights[-1] - rate * slope_of(weights[-1]))
    return Walk(np.array(weights), 1 - 2 * rate)


@lru_cache(maxsize=4)
def rate_plans(optimizer: Optimizer) -> dict[str, Plan]:
    """The same small network on two moons, at four learning rates.

    >>> list(rate_plans("sgd"))
    ['0.01', '0.1', '1', '10']
    """
    plan = Plan(read_link(_MODEL).spec, TaskChoice("moons"), replace(_SETTINGS, optimizer=optimizer))
    return {
        f"{rate:g}": replace(plan, settings=replace(plan.settings, learning_rate=rate)) for rate in _RACED[optimizer]
    }
