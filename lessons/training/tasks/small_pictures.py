"""Small pictures: one of three letters somewhere in a noisy picture, and the question which."""

from functools import lru_cache

import numpy as np

from lessons.training.task import Array, Floor, Task, TaskChoice
from lessons.training.tasks.draw import random_of
from lessons.training.tasks.info import TaskInfo

SAMPLES, SIDE, NOISE = 1_000, 8, 0.2
_DRAWN = {"T": "### .#. .#.", "X": "#.# .#. #.#", "L": "#.. #.. ###"}  # five pixels each: brightness tells nothing
LETTERS = tuple(_DRAWN)
REACH = 3  # pixels of a letter along each side
_PLACES = SIDE - REACH + 1  # along each side


@lru_cache(maxsize=1)
def letter_pixels() -> Array:
    """The letters without noise, `(class, height, width)`.

    >>> letter_pixels()[2].astype(int).tolist(), letter_pixels().sum(axis=(1, 2)).tolist()
    ([[1, 0, 0], [1, 0, 0], [1, 1, 1]], [5.0, 5.0, 5.0])
    """
    pixels = np.array([[[sign == "#" for sign in line] for line in drawn.split()] for drawn in _DRAWN.values()])
    letters = pixels.astype(np.float64)
    letters.setflags(write=False)
    return letters


def make_small_pictures(info: TaskInfo, choice: TaskChoice) -> Task:
    """Equally many pictures of each letter, as nearly as can be, each letter at a place of its own."""
    random = random_of(choice)
    labels = random.permutation(np.arange(SAMPLES) % len(LETTERS))
    rows, columns = random.integers(0, _PLACES, (2, SAMPLES))
    pictures = NOISE * random.normal(size=(SAMPLES, SIDE, SIDE))
    for picture, label, row, column in zip(pictures, labels, rows, columns, strict=True):
        picture[row : row + REACH, column : column + REACH] += letter_pixels()[label]
    return info.task(
        choice,
        x=pictures[..., None].astype(np.float32),
        y=labels.astype(np.int32),
        loss="sparse_categorical_crossentropy",
        model=f"Input({SIDE},{SIDE},1)|Conv2D(8,{REACH},activation=relu)|GlobalMaxPooling2D()"
        f"|Dense({len(LETTERS)},activation=softmax)",
        classes=LETTERS,
        floor=Floor(
            bayes_loss(pictures, labels),
            f"This is the loss of one who knows the letters, the places they can take, and the noise of {NOISE}.",
        ),
    )


def bayes_loss(pictures: Array, labels: Array) -> float:
    """The loss, in nats, of one who knows the letters and the noise (Bayes's rule).

    Args:
        pictures: `(batch, height, width)`.
        labels: `(batch,)`.

    All letters have equally many pixels, so all that differs is the sum of the pixels under each letter at each place.
    """
    windows = np.lib.stride_tricks.sliding_window_view(pictures, (REACH, REACH), axis=(1, 2))
    sums = np.einsum("brcij,kij->bkrc", windows, letter_pixels()) / NOISE**2
    likely = np.logaddexp.reduce(sums.reshape(*sums.shape[:2], -1), axis=2)  # (batch, class)
    missed = np.logaddexp.reduce(likely, axis=1) - likely[np.arange(len(labels)), labels]
    return float(np.maximum(missed, 0).mean())


SMALL_PICTURES = TaskInfo(
    "small_pictures",
    "A letter in a small picture",
    f"Pictures of {SIDE} by {SIDE} pixels and one channel, with noise: somewhere in each lies a T, an X or an L. "
    "A Conv2D looks for it with the same few numbers at every place.",
    "Small pictures",
    make_small_pictures,
)
