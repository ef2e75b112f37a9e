"""A small network fitted to a few noisy points: few units miss the curve, many hit the noise."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network.layers import Dense, Input
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace

Array = np.ndarray
TRAINED, HELD = 14, 60
MOST_UNITS = TRAINED - 1  # with the bias of the last layer as many numbers to choose as points to hit
NOISE = 0.3
_SLOPE = 4.0  # of each unit's step
UNITS = np.arange(1, MOST_UNITS + 1)
ENDS = (-1.0, 1.0)


@dataclass(frozen=True)
class Fit:
    """A fitted network.

    Args:
        x, y: the points it is fitted to, `(sample,)`.
        held_x, held_y: points it has not seen, `(sample,)`.
        line, says, truth: places along the axis, what the network says there, and the curve without noise, `(place,)`.
        error, held_error: mean squared errors.
        params: how many numbers the network has.
    """

    x: Array
    y: Array
    held_x: Array
    held_y: Array
    line: Array
    says: Array
    truth: Array
    error: float
    held_error: float
    params: int


@lru_cache(maxsize=MOST_UNITS)
def fit_of(units: int) -> Fit:
    """The best a `Dense(units, tanh)` with its first numbers can do with a `Dense(1)` behind it, by least squares.

    >>> fit_of(MOST_UNITS).error < 1e-9 < fit_of(3).error < fit_of(1).error
    True
    >>> fit_of(3).held_error < fit_of(MOST_UNITS).held_error
    True
    """
    random = np.random.default_rng(3)
    x = np.linspace(*ENDS, TRAINED)
    y = _truth(x) + NOISE * random.normal(size=TRAINED)
    held_x = random.uniform(*ENDS, HELD)
    held_y = _truth(held_x) + NOISE * random.normal(size=HELD)
    line = np.linspace(*ENDS, 241)
    spec = ModelSpec(Input((1,)), (Dense(units, "tanh"), Dense(1)))
    first = _first_layer(units)

    def hidden(places: Array) -> Array:
        zero = (np.zeros((units, 1)), np.zeros(1))
        return np.asarray(trace(spec, places[:, None], (first, zero)).flows[0].output)

    one = np.ones((TRAINED, 1))
    solved = np.linalg.lstsq(np.hstack([hidden(x), one]), y, rcond=None)[0]
    last = (solved[:-1, None], solved[-1:])

    def says(places: Array) -> Array:
        return np.asarray(trace(spec, places[:, None], (first, last)).output)[:, 0]

    return Fit(
        x, y, held_x, held_y, line, says(line), _truth(line),
        float(((says(x) - y) ** 2).mean()), float(((says(held_x) - held_y) ** 2).mean()),
        sum(array.size for array in (*first, *last)),
    )  # fmt: skip


@lru_cache(maxsize=1)
def errors() -> tuple[Array, Array]:
    """Both errors for 1 to `MOST_UNITS` units: `(units,)` each."""
    fits = [fit_of(units) for units in UNITS.tolist()]
    return np.array([each.error for each in fits]), np.array([each.held_error for each in fits])


def _truth(x: Array) -> Array:
    return np.sin(3 * x)


def _first_layer(units: int) -> tuple[Array, Array]:
    """Steps up or down at places spread over the axis; more units keep the places of fewer."""
    random = np.random.default_rng([1, 3])
    kernel = _SLOPE * random.choice([-1, 1], size=MOST_UNITS)
    places = random.permutation(np.linspace(-0.95, 0.95, MOST_UNITS))
    return kernel[None, :units], (-kernel * places)[:units]
