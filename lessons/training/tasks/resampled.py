"""The moons with a rare class, brought to as many points of each: the rare ones repeated, or common ones left out."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from lessons.training.task import Array, Floor, Task, TaskChoice
from lessons.training.tasks.curves import MOON_CURVES
from lessons.training.tasks.draw import random_of
from lessons.training.tasks.info import TaskInfo
from lessons.training.tasks.points import IMBALANCED, make_imbalanced


def oversampled(common: Array, rare: Array, random: np.random.Generator) -> Array:
    """Every row, the rare ones as often as it takes to be as many.

    Args:
        common, rare: places of rows, `(row,)`.
        random: not needed: every rare row is taken equally often, up to one.

    >>> oversampled(np.arange(5), np.array([8, 9]), np.random.default_rng(0)).tolist()
    [0, 1, 2, 3, 4, 8, 9, 8, 9, 8]
    """
    return np.concatenate([common, np.resize(rare, len(common))])


def undersampled(common: Array, rare: Array, random: np.random.Generator) -> Array:
    """The rare rows, and as many of the common ones, drawn at random.

    >>> undersampled(np.arange(5), np.array([8, 9]), np.random.default_rng(0)).shape
    (4,)
    """
    return np.concatenate([random.choice(common, len(rare), replace=False), rare])


def make_resampled(
    info: TaskInfo, choice: TaskChoice, sampler: Callable[[Array, Array, np.random.Generator], Array]
) -> Task:
    """The points of the rare class after a sampler, in random order."""
    task = make_imbalanced(info, replace(choice, key=IMBALANCED.key))  # the key draws the points too
    random = random_of(choice)
    rows = random.permutation(sampler(np.flatnonzero(task.y == 0), np.flatnonzero(task.y == 1), random))
    x, y = task.x[rows], task.y[rows]
    words = (
        f"The moons overlap by their noise of {MOON_CURVES.noise}, and each class has half of these {len(rows):,} "
        "points: this is the loss of one who knows both the curves and the noise."
    )
    return replace(task, choice=choice, x=x, y=y, floor=Floor(MOON_CURVES.bayes_loss(x, y), words))


OVERSAMPLED = TaskInfo(
    "oversampled",
    "A rare class, repeated",
    "The points of “A rare class”, the rare ones again and again until there are as many as common ones. Copies fall "
    "into a validation split too: judge such a network on other points.",
    "Warnings",
    make=partial(make_resampled, sampler=oversampled),
)
UNDERSAMPLED = TaskInfo(
    "undersampled",
    "A rare class, and few common ones",
    "The points of “A rare class”, with common ones left out until there are as few as rare ones: most of what could "
    "be learned from is thrown away.",
    "Warnings",
    make=partial(make_resampled, sampler=undersampled),
)
