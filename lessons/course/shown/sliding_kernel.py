"""A small kernel slides over a drawn picture: the sum at each place, and the feature map they make."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network.layers import Conv2D, Input
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace

Array = np.ndarray
_DRAWN = {
    "letter F": """
        . . . . . . . .
        . # # # # # . .
        . # . . . . . .
        . # # # # . . .
        . # . . . . . .
        . # . . . . . .
        . # . . . . . .
        . . . . . . . .
    """,
    "ring": """
        . . . . . . . .
        . . # # # # . .
        . # . . . . # .
        . # . . . . # .
        . # . . . . # .
        . # . . . . # .
        . . # # # # . .
        . . . . . . . .
    """,
    "arrow": """
        . . . # . . . .
        . . # # # . . .
        . # . # . # . .
        # . . # . . # .
        . . . # . . . .
        . . . # . . . .
        . . . # . . . .
        . . . # . . . .
    """,
}
_KERNELS = {
    "upright line": ((-1, 2, -1), (-1, 2, -1), (-1, 2, -1)),
    "level line": ((-1, -1, -1), (2, 2, 2), (-1, -1, -1)),
    "edge on the left": ((-1, 1, 0), (-1, 1, 0), (-1, 1, 0)),
}
PICTURES, KERNELS = tuple(_DRAWN), tuple(_KERNELS)
SIDE, REACH = 8, 3
PLACES = (SIDE - REACH + 1) ** 2


@dataclass(frozen=True)
class Slid:
    """A picture, a kernel, and what leaves the layer.

    Attributes:
        picture: `(height, width)`, 1 where ink is.
        kernel: `(3, 3)`.
        sums: `(height, width)` of the sums before the activation.
        output: likewise, after relu.
        spec: the layer as a network.
    """

    picture: Array
    kernel: Array
    sums: Array
    output: Array
    spec: ModelSpec

    def at(self, place: int) -> tuple[int, int]:
        """The row and column of a place, counted along the rows."""
        row, column = divmod(place, self.sums.shape[1])
        return row, column

    def window(self, place: int) -> Array:
        """The nine pixels the kernel lies on at this place."""
        row, column = self.at(place)
        return self.picture[row : row + REACH, column : column + REACH]


@lru_cache(maxsize=16)
def slid(picture: str, kernel: str) -> Slid:
    """Runs a Conv2D with one kernel, chosen by hand, over a drawn picture.

    >>> shown = slid("letter F", "upright line")
    >>> shown.output.shape, float(shown.output.max()), float((shown.window(0) * shown.kernel).sum() - shown.sums[0, 0])
    ((6, 6), 6.0, 0.0)
    """
    pixels = np.array([[sign == "#" for sign in line.split()] for line in _DRAWN[picture].split("\n") if line.strip()])
    drawn, numbers = pixels.astype(np.float32), np.array(_KERNELS[kernel], np.float32)
    spec = ModelSpec(Input((SIDE, SIDE, 1)), (Conv2D(1, (REACH, REACH), activation="relu"),))
    run = trace(spec, drawn[None, :, :, None], ((numbers[:, :, None, None], np.zeros(1, np.float32)),))
    return Slid(drawn, numbers, run.flows[0].inside["logits"][0, :, :, 0], run.output[0, :, :, 0], spec)
