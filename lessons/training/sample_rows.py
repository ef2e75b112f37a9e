"""sample_rows: a few samples of a task as words or as pictures, each with its target, for people to read."""

import numpy as np

from lessons.training.task import Task

MOST_STEPS = 16


def sample_rows(task: Task, count: int = 3) -> tuple[tuple[str, str], ...]:
    """The first samples: what goes in, and what shall come out.

    >>> from lessons.training.tasks import TASKS, make_task
    >>> sample_rows(make_task(TASKS["counting"].default), 1)
    (('0 1 2 3', '1 2 3 4'),)
    """
    return tuple((_input(task, row), _target(task, row)) for row in range(min(count, len(task.x))))


def sample_pictures(task: Task, count: int = 3) -> tuple[tuple[str, np.ndarray], ...]:
    """The first samples of a task whose samples are pictures, `(height, width)`, each with its target; else none.

    >>> from lessons.training.tasks import TASKS, make_task
    >>> [(name, pixels.shape) for name, pixels in sample_pictures(make_task(TASKS["small_pictures"].default), 1)]
    [('X', (8, 8))]
    """
    if task.x.ndim != 4:
        return ()
    return tuple((_target(task, row), task.x[row, :, :, 0]) for row in range(min(count, len(task.x))))


def _input(task: Task, row: int) -> str:
    sample = task.x[row]
    if task.vocabulary:
        return _joined([task.vocabulary[each] for each in sample], task)
    if sample.ndim == 2 and sample.shape[1] == len(task.classes):
        return _joined([task.classes[each] for each in sample.argmax(axis=1)], task)
    return _joined([f"{each:.2g}" for each in np.ravel(sample)], task)


def _target(task: Task, row: int) -> str:
    target = np.atleast_1d(task.y[row])
    if target.dtype.kind == "f":
        return task.classes[int(target.ravel()[0] > 0.5)]
    return _joined([task.classes[each] for each in target], task)


def _joined(steps: list[str], task: Task) -> str:
    characters = all(len(each) == 1 for each in task.classes) and len(task.classes) > 10 and task.x.ndim == 3
    most = 4 * MOST_STEPS if characters else MOST_STEPS
    return ("" if characters else " ").join(steps[:most]) + " …" * (len(steps) > most)
