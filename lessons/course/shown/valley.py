"""Four optimizers in one long valley, and on the same three spirals."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from lessons.network.link import read_link
from lessons.training.plan import Plan
from lessons.training.settings import Optimizer, Settings
from lessons.training.task import TaskChoice

Array = np.ndarray
NAMES = ("SGD", "SGD with momentum", "RMSprop", "Adam")
RATES = (0.01, 0.03, 0.1, 0.3)
RACE_RATES = (0.003, 0.01, 0.1)
STEEP = np.array([1.0, 19.0])  # how steep the valley is along its floor, and across it
START, STEPS, MOMENTUM = np.array([-3.0, 0.9]), 60, 0.9
EPSILON = 1e-7  # Keras's
_KINDS: dict[str, tuple[Optimizer, float]] = {
    "SGD": ("sgd", 0.0),
    "SGD with momentum": ("sgd", MOMENTUM),
    "RMSprop": ("rmsprop", 0.0),
    "Adam": ("adam", 0.0),
}
_MODEL = "Input(2)|Dense(32,activation=relu)|Dense(32,activation=relu)|Dense(3,activation=softmax)"


@dataclass(frozen=True)
class Way:
    """Where an optimizer went.

    Attributes:
        places: `(step, weight)`: two weights after each step, the start first.
    """

    places: Array

    @property
    def losses(self) -> Array:
        """`(step,)`."""
        return loss_of(self.places)


def loss_of(places: Array) -> Array:
    """The valley: a bowl that is steep across and flat along.

    Args:
        places: `(..., weight)`.

    >>> float(loss_of(np.array([1.0, 0.0]))), float(loss_of(np.array([0.0, 1.0])))
    (0.5, 9.5)
    """
    return np.asarray((STEEP * places**2).sum(axis=-1) / 2)


@lru_cache(maxsize=16)
def way_of(name: str, rate: float) -> Way:
    """The way of one of `NAMES`. Formulas: `keras.optimizers`.

    >>> bool(way_of("SGD", 0.3).losses[-1] > 1e6), bool(way_of("Adam", 0.3).losses[-1] < 0.1)
    (True, True)
    """
    step = _STEPS[name]
    place, slots = START, (np.zeros(2), np.zeros(2))
    places = [place]
    for count in range(1, STEPS + 1):
        change, slots = step(STEEP * place, slots, rate, count)
        place = place + change
        places.append(place)
    return Way(np.array(places))


Slots = tuple[Array, Array]


def _sgd(gradient: Array, slots: Slots, rate: float, _count: int) -> tuple[Array, Slots]:
    return -rate * gradient, slots


def _momentum(gradient: Array, slots: Slots, rate: float, _count: int) -> tuple[Array, Slots]:
    change = MOMENTUM * slots[0] - rate * gradient
    return change, (change, slots[1])


def _rmsprop(gradient: Array, slots: Slots, rate: float, _count: int) -> tuple[Array, Slots]:
    squares = 0.9 * slots[0] + 0.1 * gradient**2
    return -rate * gradient / np.sqrt(squares + EPSILON), (squares, slots[1])


def _adam(gradient: Array, slots: Slots, rate: float, count: int) -> tuple[Array, Slots]:
    mean, squares = 0.9 * slots[0] + 0.1 * gradient, 0.999 * slots[1] + 0.001 * gradient**2
    alpha = rate * np.sqrt(1 - 0.999**count) / (1 - 0.9**count)
    return -alpha * mean / (np.sqrt(squares) + EPSILON), (mean, squares)


_STEPS: dict[str, Callable[[Array, Slots, float, int], tuple[Array, Slots]]] = {
    "SGD": _sgd,
    "SGD with momentum": _momentum,
    "RMSprop": _rmsprop,
    "Adam": _adam,
}


@lru_cache(maxsize=4)
def optimizer_plans(rate: float) -> dict[str, Plan]:
    """Three spirals learned by each of `NAMES` at this learning rate.

    >>> [plan.settings.momentum for plan in optimizer_plans(0.01).values()]
    [0.0, 0.9, 0.0, 0.0]
    """
    plan = Plan(read_link(_MODEL).spec, TaskChoice("spirals"), Settings(epochs=60, learning_rate=rate, seconds=30))
    return {
        name: replace(plan, settings=replace(plan.settings, optimizer=optimizer, momentum=momentum))
        for name, (optimizer, momentum) in _KINDS.items()
    }
