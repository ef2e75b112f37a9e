"""Questions about tables of probabilities: sums, argmax, slices, and how many there are."""

from random import Random

import numpy as np

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.sizes import distinct
from lessons.course.checks.written_table import written_table
from lessons.figures.pictures import Grid, ShapeMove, Words
from lessons.network.axes import Axes
from lessons.network.shape import show_shape

Array = np.ndarray
Rows = tuple[tuple[float, ...], ...]
_CUBE: Axes = ("batch", "time", "class")


def shares(random: Random, *shape: int) -> Array:
    """Distributions along the last axis in whole tenths, no two classes of a row alike likely.

    >>> bool(np.allclose(shares(Random(0), 2, 3, 4).sum(axis=-1), 1))
    True
    """
    rows = int(np.prod(shape[:-1]))
    return np.array([_row(random, shape[-1]) for _ in range(rows)]).reshape(shape) / 10


def _row(random: Random, classes: int) -> list[int]:
    while True:
        cuts = sorted(random.randint(0, 10) for _ in range(classes - 1))
        row = [high - low for low, high in zip([0, *cuts], [*cuts, 10], strict=True)]
        if sorted(row)[-1] > sorted(row)[-2]:  # one winner: argmax has one answer
            return row


def axis_sum(random: Random) -> Check:
    """Which axis of a softmax output sums to 1?"""
    batch, steps, classes = distinct(random, 3, 2, 6)  # the table has to fit a phone
    table = shares(random, steps, classes)
    rows = rows_of(table)

    def framed(cells: list[tuple[int, int]]) -> Grid:
        return Grid(rows, tuple(cells), "timestep")

    return Check(
        f"`y` has shape (batch {batch}, time {steps}, class {classes}) and comes out of a Dense with softmax. "
        "Which of these is 1 **everywhere**?",
        options_of(
            Option(
                "y.sum(axis=-1): across the classes of each row", -1, picture=framed([(0, c) for c in range(classes)])
            ),
            [
                Option(
                    "y.sum(axis=1): down each column, over the timesteps",
                    1,
                    "You summed down the columns",
                    "A column holds one class at many steps. The steps do not compete with each other.",
                    framed([(r, 0) for r in range(steps)]),
                ),
                Option(
                    "y.sum(axis=0): over the samples of the batch",
                    0,
                    "You summed over the batch",
                    "Each sample is a sequence of its own. Nothing joins it to the others.",
                    ShapeMove((batch, steps, classes), _CUBE, "y.sum(axis=0)", (steps, classes), ("time", "class")),
                ),
                Option(
                    "y.sum(axis=(1, 2)): over a whole sample",
                    (1, 2),
                    "You gave each sample one distribution",
                    "A sample has several timesteps here. How many distributions does it hold?",
                    framed([(r, c) for r in range(steps) for c in range(classes)]),
                ),
            ],
            random,
        ),
        "Softmax runs along the last axis, as a Dense does. What stands on that axis?",
        f"Each of the {batch} · {steps} = {batch * steps} rows is a distribution over the {classes} classes: "
        f"y.sum(axis=-1) has shape {show_shape((batch, steps))}, and every number in it is 1.",
        framed([(0, c) for c in range(classes)]),
    )


def argmax_row(random: Random) -> Check:
    """What does argmax along the last axis say?"""
    samples, classes = random.randint(2, 3), random.randint(4, 5)
    while True:
        table = shares(random, samples, classes)
        winners = table.argmax(axis=-1)
        if len(set(winners.tolist())) > 1:
            break
    rows = rows_of(table)
    best = tuple((place, int(winner)) for place, winner in enumerate(winners))
    down, largest = table.argmax(axis=0), table.max(axis=-1)

    def beside(answers: Array, first: int = 0) -> Words:
        """The table with the answer of each row beside it; its classes are counted from `first`."""
        lines = [(*map(str, row), str(answer)) for row, answer in zip(rows, answers, strict=True)]
        names = (*(str(first + place) for place in range(classes)), "answer")
        return Words(tuple((str(place), line) for place, line in enumerate(lines)), best, "class", names)

    return Check(
        "`np.argmax(y, axis=-1)`: what does it return for this table?",
        options_of(
            Option(_listed(winners), winners.tolist(), picture=beside(winners)),
            [
                Option(
                    _listed(down),
                    down.tolist(),
                    "You looked down the columns",
                    "axis=-1 is the last axis: along a row. How many answers should there be?",
                    Grid(rows, tuple((int(row), column) for column, row in enumerate(down))),
                ),
                Option(
                    _listed(winners + 1),
                    (winners + 1).tolist(),
                    "You counted from 1",
                    "The first class has the index 0.",
                    beside(winners + 1, 1),
                ),
                Option(
                    _listed(largest),
                    largest.tolist(),
                    "You took the probability itself",
                    "That is max. argmax asks where it stands.",
                    beside(largest),
                ),
            ],
            random,
        ),
        "One answer for each row: the place of its largest number, counted from 0.",
        "In each row the largest number is framed; its column is the class.",
        beside(winners),
        code=written_table("y = np.array(", table.tolist(), ")") + "\nnp.argmax(y, axis=-1)",
    )


def slice_shape(random: Random) -> Check:
    """Which shape has a slice along time?"""
    batch, steps, classes = distinct(random, 3)
    shape, step = (batch, steps, classes), random.randrange(steps)
    axis = random.choice((1, 1, 0))
    step = min(step, batch - 1) if axis == 0 else step
    text = f"y[:, {step}, :]" if axis else f"y[{step}]"
    keeps = f"y[:, {step}:{step + 1}, :]" if axis else f"y[{step}:{step + 1}]"
    right: tuple[tuple[int, ...], Axes] = (
        ((batch, classes), ("batch", "class")) if axis else ((steps, classes), ("time", "class"))
    )

    def drawn(after: tuple[int, ...], axes: Axes) -> ShapeMove:
        return ShapeMove(shape, _CUBE, text, after, axes)

    other: tuple[tuple[int, ...], Axes] = (
        ((steps, classes), ("time", "class")) if axis else ((batch, classes), ("batch", "class"))
    )
    kept = tuple(1 if place == axis else size for place, size in enumerate(shape))
    return Check(
        f"`y` has shape (batch {batch}, time {steps}, class {classes}). Which shape does `{text}` have?",
        options_of(
            Option(show_shape(right[0]), right[0], picture=drawn(*right)),
            [
                Option(
                    show_shape(kept),
                    kept,
                    "You kept an axis of size 1",
                    f"A single index takes the axis away. {keeps} would keep it.",
                    drawn(kept, _CUBE),
                ),
                Option(
                    show_shape(other[0]),
                    other[0],
                    "You took a sample" if axis else "You took a timestep",
                    "Count the places in the brackets: batch comes first, then time, then class.",
                    drawn(*other),
                ),
                Option(
                    show_shape((batch, steps)),
                    (batch, steps),
                    "You dropped the classes",
                    "The classes stand on the last axis. Is a number given there?",
                    drawn((batch, steps), ("batch", "time")),
                ),
            ],
            random,
        ),
        "An axis that gets one number disappears. A colon keeps it whole.",
        f"The {'time' if axis else 'batch'} axis gets one number and disappears. "
        f"The others stay: {show_shape(right[0])}.",
        drawn(*right),
        code=text,
    )


def distribution_count(random: Random) -> Check:
    """How many distributions are in this output?"""
    batch, steps, classes = distinct(random, 3)
    count = batch * steps
    shape = (batch, steps, classes)
    wrong: dict[int, tuple[str, str, tuple[tuple[int, ...], Axes]]] = {
        batch: (
            "You gave each sample one distribution",
            "How many timesteps has each sample?",
            ((batch,), ("batch",)),
        ),
        steps: ("You looked at one sample", "The batch holds several.", ((steps,), ("time",))),
        batch * steps * classes: (
            "You counted numbers",
            "A distribution is a whole row of numbers that sums to 1.",
            (shape, _CUBE),
        ),
        classes: (
            "You counted classes",
            "Each distribution is spread over the classes: it has one number for each.",
            ((classes,), ("class",)),
        ),
    }
    return Check(
        f"A network with `return_sequences=True` and a softmax head gives `y` of shape (batch {batch}, time {steps}, "
        f"class {classes}). How many distributions does it hold?",
        options_of(
            Option(f"{count:,}", count),
            [
                Option(f"{number:,}", number, name, because, ShapeMove(shape, _CUBE, "one for each", *left))
                for number, (name, because, left) in wrong.items()
            ],
            random,
        ),
        "Each row along the last axis is a distribution. How many rows has one sample, and how many samples are there?",
        f"One for each sample and timestep: {batch} · {steps} = {count}.",
        ShapeMove((batch, steps, classes), _CUBE, "y.sum(axis=-1)", (batch, steps), ("batch", "time")),
    )


def rows_of(table: Array) -> Rows:
    """A table as plain numbers, for a picture."""
    return tuple(tuple(float(each) for each in row) for row in table)


def _listed(values: Array) -> str:
    return "[" + ", ".join(f"{each:g}" for each in values) + "]"


KINDS = {
    "axis_sum": axis_sum,
    "argmax_row": argmax_row,
    "slice_shape": slice_shape,
    "distribution_count": distribution_count,
}
