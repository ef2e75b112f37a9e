"""random_of: the one source of random numbers of a task."""

import zlib

import numpy as np

from lessons.training.task import TaskChoice


def random_of(choice: TaskChoice) -> np.random.Generator:
    """Random numbers that depend on the seed and on the task, so that no two tasks share them.

    >>> [int(random_of(TaskChoice(key, seed=7)).integers(1000)) for key in ("moons", "moons", "circles")]
    [809, 809, 153]
    """
    return np.random.default_rng([choice.seed, zlib.crc32(choice.key.encode())])
