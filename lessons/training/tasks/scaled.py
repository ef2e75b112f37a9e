"""The moons with one feature in thousands, brought to one size in two ways; and with one number missing."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from lessons.training.task import Array, Task, TaskChoice
from lessons.training.tasks.info import TaskInfo
from lessons.training.tasks.points import UNSCALED, make_unscaled

MISSING = (137, 1)  # the sample and the feature that are not there


def from_0_to_1(x: Array) -> Array:
    """Each feature moved and stretched so that its least number is 0 and its largest 1.

    Args:
        x: `(batch, feature)`.

    >>> from_0_to_1(np.array([[2.0], [4.0], [3.0]])).ravel().tolist()
    [0.0, 1.0, 0.5]
    """
    return np.asarray((x - x.min(axis=0)) / (x.max(axis=0) - x.min(axis=0)))


def around_0(x: Array) -> Array:
    """Each feature moved and stretched so that its mean is 0 and its variance 1.

    Args:
        x: `(batch, feature)`.

    >>> around_0(np.array([[2.0], [4.0]])).ravel().tolist()
    [-1.0, 1.0]
    """
    return np.asarray((x - x.mean(axis=0)) / x.std(axis=0))


def make_scaled(info: TaskInfo, choice: TaskChoice, scaler: Callable[[Array], Array], is_whole: bool = True) -> Task:
    """The unscaled points after a scaler; the classes lie as before, so the best loss stays what it was.

    Args:
        is_whole: no number is missing.
    """
    task = make_unscaled(info, replace(choice, key=UNSCALED.key))  # the key draws the points too
    x = scaler(task.x.astype(np.float64)).astype(np.float32)
    if not is_whole:
        x[MISSING] = np.nan
    return replace(task, choice=choice, x=x)


FROM_0_TO_1 = TaskInfo(
    "from_0_to_1",
    "The same from 0 to 1",
    "The moons of “One feature in thousands”, each feature brought to the range from 0 to 1.",
    "Warnings",
    make=partial(make_scaled, scaler=from_0_to_1),
)
AROUND_0 = TaskInfo(
    "around_0",
    "The same with mean 0 and variance 1",
    "The moons of “One feature in thousands”, each feature with the mean 0 and the variance 1.",
    "Warnings",
    make=partial(make_scaled, scaler=around_0),
)
ONE_MISSING = TaskInfo(
    "one_missing",
    "One number is missing",
    "A thousand well scaled points, and of one of them a feature is missing: nan, not a number. One is enough to "
    "make the loss and every weight nan.",
    "Warnings",
    make=partial(make_scaled, scaler=around_0, is_whole=False),
)
