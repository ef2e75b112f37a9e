"""Nine tries on a made-up loss over two settings: a grid of three by three, or nine places at random."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

Array = np.ndarray
TRIES, EACH = 9, 3
MOST_THROWS = 20
MANY = 2_000
MATTERS = ("one matters much more", "both matter alike")
RATE_ENDS = (-4.0, 0.0)  # powers of ten of the learning rate
UNIT_ENDS = (2.0, 10.0)  # powers of two of the units
_WIDTHS = {MATTERS[0]: (0.12, 0.9), MATTERS[1]: (0.33, 0.33)}
_LOWEST = 0.25


@dataclass(frozen=True)
class Search:
    """Both searches on one loss.

    Args:
        surface: the loss at every place, `(units, learning rate)`.
        grid, random: the places that were tried, `(try, 2)`: learning rate and units as parts of the way, 0 to 1.
        grid_losses, random_losses: `(try,)`.
    """

    surface: Array
    grid: Array
    random: Array
    grid_losses: Array
    random_losses: Array

    @property
    def different_rates(self) -> tuple[int, int]:
        """How many different learning rates the grid and the random search have tried."""
        return len(np.unique(self.grid[:, 0])), len(np.unique(self.random[:, 0]))


@lru_cache(maxsize=64)
def search_of(matters: str, throw: int) -> Search:
    """Nine tries of each kind; another throw is another loss and nine other places at random.

    >>> search_of(MATTERS[0], 1).different_rates
    (3, 9)
    """
    (centre,), (places,) = _thrown(np.random.default_rng([throw, 31]), 1)
    side = np.linspace(0, 1, 61)
    across, up = np.meshgrid(side, side)
    grid = grid_places()
    return Search(
        _loss(np.stack([across, up], axis=-1), centre, matters), grid, places,
        _loss(grid, centre, matters), _loss(places, centre, matters),
    )  # fmt: skip


@lru_cache(maxsize=4)
def share_won(matters: str) -> tuple[float, float, float]:
    """Over many throws: how often random finds a lower loss, and the mean lowest loss of grid and of random."""
    centres, places = _thrown(np.random.default_rng(31), MANY)
    grid, random = (_loss(each, centres[:, None], matters).min(axis=1) for each in (grid_places()[None], places))
    return float((random < grid).mean()), float(grid.mean()), float(random.mean())


def grid_places() -> Array:
    """Three by three places, `(try, 2)`: the learning rate goes first.

    >>> grid_places().shape, sorted({round(float(each), 2) for each in grid_places()[:, 0]})
    ((9, 2), [0.17, 0.5, 0.83])
    """
    steps = (np.arange(EACH) + 0.5) / EACH
    return np.stack(np.meshgrid(steps, steps), axis=-1).reshape(TRIES, 2)


def _thrown(random: np.random.Generator, count: int) -> tuple[Array, Array]:
    """The best place of each of so many losses, `(count, 2)`, and places to try, `(count, try, 2)`."""
    return random.uniform(0.1, 0.9, (count, 2)), random.random((count, TRIES, 2))


def _loss(places: Array, centre: Array, matters: str) -> Array:
    """A bowl: 0.25 at the best place, up to about 1 far from it."""
    away = (((places - centre) / np.array(_WIDTHS[matters])) ** 2).sum(axis=-1)
    found: Array = _LOWEST + 0.75 * (1 - np.exp(-away / 2))
    return found
