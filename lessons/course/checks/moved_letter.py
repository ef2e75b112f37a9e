"""A question about a letter that moves: what the largest number of a feature map has to say about it."""

from random import Random

import numpy as np

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.tables import rows_of
from lessons.figures.pictures import Grid
from lessons.network.layers import GlobalMaxPooling2D, Input
from lessons.network.link import write_link
from lessons.network.spec import ModelSpec

_HEIGHT, _WIDTH = 3, 4


def letter_moved(random: Random) -> Check:
    """The letter moves by one pixel: what leaves GlobalMaxPooling2D then?"""
    before = np.zeros((_HEIGHT, _WIDTH), int)
    right, *others = sorted(random.sample(range(1, 10), 4), reverse=True)
    places = random.sample([(row, column) for row in range(_HEIGHT) for column in range(_WIDTH - 1)], 4)
    for place, value in zip(places, (right, *others), strict=True):
        before[place] = value
    after = np.roll(before, 1, axis=1)
    (row, column), total = places[0], int(after.sum())
    order = np.arange(after.size).reshape(after.shape)

    def drawn(values: np.ndarray, *framed: tuple[int, int]) -> Grid:
        return Grid(rows_of(values), framed, "height", "width")

    wrong = [
        (int(after[row, column]), "You looked at the old place", "The layer looks at all places, not at one.",
         drawn(after, (row, column))),
        (int(order[row, column + 1]), "You gave the place",
         "It says how well the kernel fits somewhere. Does it say where?", drawn(order, (row, column + 1))),
        (total, "You added them all", "Only one number of the map is kept. Which one?", drawn(np.array([[total]]))),
        (0, "You let it move out", "The last column was blank, so nothing is lost.", drawn(np.zeros_like(after))),
    ]  # fmt: skip
    listed = ",\n          ".join(str(line) for line in before.tolist())
    return Check(
        "The letter moves one pixel to the right, and so does its feature map. What leaves the layer **then**?",
        options_of(
            Option(str(right), right, picture=drawn(after, (row, column + 1))),
            [Option(str(value), value, name, because, picture) for value, name, because, picture in wrong],
            random,
        ),
        "All numbers change their places. Which of them does this layer keep?",
        f"The largest number was {right} and still is. Its place is forgotten, so a letter counts wherever it stands.",
        drawn(after, (row, column + 1)),
        code=f"before = [{listed}]\n# after: each row one column on\nlayers.GlobalMaxPooling2D()(after)",
        model=write_link(ModelSpec(Input((_HEIGHT, _WIDTH, 1)), (GlobalMaxPooling2D(),))),
    )


KINDS = {"letter_moved": letter_moved}
