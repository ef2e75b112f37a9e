"""Questions about softmax: what it makes of a row, of larger scores, along an axis, of a single unit."""

from random import Random

import numpy as np

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.written_table import written_table
from lessons.figures.pictures import Grid
from lessons.network.activations import sigmoid, softmax

Array = np.ndarray
Wrong = tuple[Array, str, str]


def softmax_of(random: Random) -> Check:
    """What does softmax make of three scores?"""
    scores = np.array(random.sample(range(1, 7), 3), float)
    wrong: list[Wrong] = [
        (scores / scores.sum(), "You shared out the scores", "Which powers does softmax share out?"),
        ((scores == scores.max()) * 1.0, "You took the winner only", "Do the others get nothing at all?"),
        (sigmoid(scores), "You squashed each by itself", "What must the three numbers sum to?"),
    ]
    return _about(
        "What comes out, to two digits?", softmax(scores), wrong, f"softmax({_whole(scores)})", random,
        "Powers of e first, then each over their sum.", "One more in the score is 2.72 times as much.",
    )  # fmt: skip


def shift_or_scale(random: Random) -> Check:
    """What do larger scores change?"""
    scores = np.array(random.sample(range(5), 3), float)
    by = random.randint(2, 9)
    added = random.random() < 0.5
    new = scores + by if added else scores * 2
    wrong: list[Wrong] = [
        (softmax(scores * 2), "You thought that larger scores are always surer", "Did the differences change?")
        if added
        else (softmax(scores), "You thought that only the order counts", "Did the differences change?"),
        (softmax(scores / 2), "You turned it round", "Which way do the differences go?"),
        (np.ones(3) / 3, "You thought that large scores are all alike", "Who is still ahead, and by how much?"),
    ]
    code = f"softmax({_whole(new)})"
    return _about(
        f"softmax of {_whole(scores)} is {_listed(softmax(scores))}. Now every score is "
        f"{f'{by} larger' if added else 'doubled'}. What comes out?",
        softmax(new), wrong, code, random, "Only the differences between scores count.",
        "The differences are the same, so nothing changes." if added else "The differences are doubled: it is surer.",
    )  # fmt: skip


def one_unit_head(random: Random) -> Check:
    """What leaves a layer of one unit?"""
    name = random.choice(("softmax", "sigmoid"))
    sums = np.array(random.sample([-4, -3, -2, -1, 1, 2, 3, 4], 3), float)
    each = {"softmax": np.ones(3), "sigmoid": sigmoid(sums)}
    wrong: list[Wrong] = [
        (each["sigmoid"], "You took it for a sigmoid", "With whom does the one unit share?")
        if name == "softmax"
        else (each["softmax"], "You took it for a softmax", "Does this activation share anything?"),
        (softmax(sums), "You let the samples compete", "Along which axis does an activation run?"),
        (np.full(3, 0.5), "You waited for a second class", "How many units are there?"),
    ]
    code = f'sums = {_whole(sums)}  # one for each sample\nlayers.Dense(1, activation="{name}")'
    return _about("What comes out for the three samples?", each[name], wrong, code, random,
                  "Each sample is a row of its own, with one number in it.",
                  "A number over itself is 1." if name == "softmax" else "Each sum is squashed by itself.")  # fmt: skip


def softmax_axis(random: Random) -> Check:
    """What do the rows sum to, along the axis that stands in the code?"""
    table = np.array([[random.randint(0, 4) for _ in range(3)] for _ in range(2)], float)
    while abs(softmax(table, 0).sum(axis=1)[0] - 1) < 0.1:  # two rows alike sum to 1 along either axis
        table = np.array([[random.randint(0, 4) for _ in range(3)] for _ in range(2)], float)
    axis = random.choice((-1, 0))
    other = -1 - axis
    whole = np.exp(table) / np.exp(table).sum()
    wrong: list[Wrong] = [
        (softmax(table, other), "You took the other axis",
         "Which way does the axis in the code run?"),
        (whole, "You shared one whole among all rows", "How many distributions come out?"),
        (sigmoid(table), "You squashed each by itself", "With whom does each score share?"),
    ]  # fmt: skip
    scores = written_table("scores = ", table.astype(int).tolist())
    right = softmax(table, axis)
    return Check(
        "Two samples (rows), three classes (columns). What is the sum of each row that comes out?",
        options_of(
            Option(_listed(right.sum(axis=1)), right.sum(axis=1).tolist()),
            [Option(_listed(each.sum(axis=1)), each.sum(axis=1).tolist(), name, told, _table(each))
             for each, name, told in wrong],
            random,
        ),
        "Softmax makes 1 along its axis, and along no other.",
        "axis=-1 runs along the classes of each row: every row is a distribution." if axis else
        "axis=0 runs down the samples: each column sums to 1, and the rows to whatever is left.",
        _table(right), f"{scores}\nsoftmax(scores, axis={axis}).sum(axis=1)",
    )  # fmt: skip


def _about(question: str, right: Array, wrong: list[Wrong], code: str, random: Random, hint: str, why: str) -> Check:
    return Check(
        question,
        options_of(
            Option(_listed(right), right.tolist()),
            [Option(_listed(row), row.tolist(), name, told, _drawn(row)) for row, name, told in wrong],
            random,
        ),
        hint, why, _drawn(right), code,
    )  # fmt: skip


def _drawn(row: Array) -> Grid:
    return Grid((tuple(float(each) for each in row),), (), "", "class")


def _table(values: Array) -> Grid:
    return Grid(tuple(tuple(float(each) for each in row) for row in values), (), "batch", "class")


def _listed(row: Array) -> str:
    return "[" + ", ".join(f"{each:.2f}" for each in row) + "]"


def _whole(row: Array) -> str:
    return "[" + ", ".join(f"{each:.0f}" for each in row) + "]"


KINDS = {
    "softmax_of": softmax_of,
    "shift_or_scale": shift_or_scale,
    "one_unit_head": one_unit_head,
    "softmax_axis": softmax_axis,
}
