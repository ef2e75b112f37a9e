"""A grid and a random search over real trainings: nine small networks each, by learning rate and its decay."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.course.shown.searches import EACH, TRIES, grid_places
from lessons.network.link import read_link
from lessons.training.plan import Plan
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice

Array = np.ndarray
KINDS = ("grid", "random")
DRAWS = ("1", "2", "3")
RANGES = {"0.00001 to 0.1": (-5.0, -1.0), "0.0001 to 1": (-4.0, 0.0)}  # the learning rate, as powers of ten
DECAY_ENDS = (0.85, 1.0)
_SEED = 47
# The second setting is a number of the training and none of the network: so all runs share one graph.
_MODEL = "Input(2)|Dense(32,activation=relu)|Dense(2,activation=softmax)"


@dataclass(frozen=True)
class Try:
    """One pair of settings.

    Args:
        rate: the learning rate.
        decay: what the rate is multiplied by after each epoch.
        plan: the network that is trained with them.
    """

    rate: float
    decay: float
    plan: Plan


@dataclass(frozen=True)
class Found:
    """What a search has found.

    Args:
        rates, decays, losses: of each try, `(try,)`; the losses on points kept for validation.
    """

    rates: Array
    decays: Array
    losses: Array

    @property
    def best(self) -> int:
        """The place of the lowest loss."""
        return int(self.losses.argmin())

    @property
    def different_rates(self) -> int:
        """How many learning rates were tried."""
        return len(np.unique(self.rates))


@lru_cache(maxsize=16)
def tries_of(kind: str, draw: int, between: str) -> tuple[Try, ...]:
    """Nine pairs; a grid is the same for each draw.

    Args:
        kind: one of `KINDS`.
        draw: of the random pairs, from 1.
        between: one of `RANGES`, that both search through.

    >>> grid, random = (tries_of(kind, 1, "0.0001 to 1") for kind in KINDS)
    >>> sorted({each.rate for each in grid}), sorted({each.decay for each in grid})
    ([0.000464, 0.01, 0.215], [0.875, 0.925, 0.975])
    >>> len({each.rate for each in random})
    9
    """
    places = grid_places() if kind == KINDS[0] else np.random.default_rng([draw, _SEED]).random((TRIES, 2))
    return tuple(_try(float(across), float(up), RANGES[between]) for across, up in places)


def found_of(tries: tuple[Try, ...], losses: list[float]) -> Found:
    """The tries with what came out.

    >>> found_of(tries_of("grid", 1, "0.0001 to 1"), [0.5, 0.2, 0.4] * 3).best
    1
    """
    return Found(np.array([each.rate for each in tries]), np.array([each.decay for each in tries]), np.array(losses))


def moved_by(grid: Found) -> tuple[float, float]:
    """By how much the mean loss of the grid changes with the learning rate, and with its decay.

    >>> grid = found_of(tries_of("grid", 1, "0.0001 to 1"), [0.5, 0.2, 0.4] * 3)
    >>> tuple(round(each, 3) for each in moved_by(grid))
    (0.3, 0.0)
    """
    square = grid.losses.reshape(EACH, EACH)  # (decay, learning rate)
    return float(np.ptp(square.mean(axis=0))), float(np.ptp(square.mean(axis=1)))


def _try(across: float, up: float, ends: tuple[float, float]) -> Try:
    """The pair at these parts of the way, 0 to 1."""
    rate = float(f"{10 ** (ends[0] + across * (ends[1] - ends[0])):.3g}")
    decay = round(DECAY_ENDS[0] + up * (DECAY_ENDS[1] - DECAY_ENDS[0]), 3)
    settings = Settings(
        epochs=10, learning_rate=rate, schedule="exponential decay", decay=decay, validation_split=0.5, seconds=30
    )
    return Try(rate, decay, Plan(read_link(_MODEL).spec, TaskChoice("moons"), settings))
