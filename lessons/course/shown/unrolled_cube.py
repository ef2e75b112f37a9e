"""A cube of feature maps, and the row Flatten lays it in: where each number goes."""

from functools import lru_cache

import numpy as np

from lessons.network.layers import Flatten, Input
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace

Array = np.ndarray
SMALL = (3, 4, 2)  # height, width, channel: no two alike
LARGE = (62, 62, 32)  # what leaves the Conv2D of the printed example


@lru_cache(maxsize=4)
def places(shape: tuple[int, int, int] = SMALL) -> Array:
    """For each number of a cube `(height, width, channel)` its place in the row that Flatten makes.

    Worked out by sending the cube through Flatten, each number its own name.

    >>> places()[1, 2].tolist()
    [12, 13]
    >>> int(places(LARGE)[61, 61, 31])
    123007
    """
    count = int(np.prod(shape))
    names = np.arange(count, dtype=np.float64).reshape(shape)
    row = trace(ModelSpec(Input(shape), (Flatten(),)), names[None]).output[0]
    found = np.empty(count, int)
    found[row.astype(int)] = np.arange(count)
    return found.reshape(shape)


def cell_of(place: int, shape: tuple[int, int, int] = SMALL) -> tuple[int, int, int]:
    """The way back: row, column and channel of a place in the row.

    >>> cell_of(13)
    (1, 2, 1)
    """
    row, column, channel = (int(each) for each in np.argwhere(places(shape) == place)[0])
    return row, column, channel
