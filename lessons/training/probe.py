"""The probe: one sample whose distributions are followed through training, and which classes of them are shown."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network.loss.head import Numbers, output_numbers
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec
from lessons.network.walk import walk
from lessons.training.task import Task, TaskChoice
from lessons.training.tasks import make_task

Array = np.ndarray
MOST_CLASSES = 64


@dataclass(frozen=True)
class Probe:
    """How the network's output for one sample is shown.

    Args:
        numbers: what kind of numbers leave the network.
        shown: the places of the classes on show, `(class,)`.
        labels: what they are called.
        timesteps: how many rows it has, 1 without a time axis.
    """

    numbers: Numbers
    shown: tuple[int, ...]
    labels: tuple[str, ...]
    timesteps: int

    def shares(self, output: Array) -> Array | None:
        """The distributions `(time, class)` in one sample's output, or None when these are no probabilities.

        A single number from 0 to 1 is the probability of yes; the rest is the probability of no.
        """
        rows = output.reshape(-1, output.shape[-1])
        if self.numbers == "from 0 to 1" and rows.shape[-1] == 1:
            return np.concatenate([1 - rows, rows], 1)
        return rows[:, list(self.shown)] if self.numbers == "shares" else None


def probe_of(spec: ModelSpec, choice: TaskChoice) -> Probe:
    """The probe of a network on a task; at most 64 classes: the sample's own, then the most frequent.

    >>> from lessons.network.link import read_link
    >>> from lessons.training.tasks import TASKS
    >>> choice = TASKS["counting"].default
    >>> probe = probe_of(read_link(make_task(choice).model).spec, choice)
    >>> len(probe.shown), probe.timesteps
    (64, 4)
    """
    return _probe_of(spec, choice)


@lru_cache(maxsize=64)
def _probe_of(spec: ModelSpec, choice: TaskChoice) -> Probe:
    task = make_task(choice)
    output = predict(spec).output_shapes[0]
    numbers = output_numbers(walk(spec)[0])
    steps = int(output[1] or task.x.shape[1]) if len(output) == 3 else 1
    width = int(output[-1] or 1)
    if width == 1:
        return Probe(numbers, (0, 1), task.classes[:2], steps)
    shown = _frequent(task, width)
    labels = tuple(task.classes[each] if each < len(task.classes) else f"class {each}" for each in shown)
    return Probe(numbers, shown, labels, steps)


def _frequent(task: Task, width: int) -> tuple[int, ...]:
    if width <= MOST_CLASSES:
        return tuple(range(width))
    ids = task.y.astype(np.int64).ravel()
    counts = np.bincount(ids[(ids >= 0) & (ids < width)], minlength=width).astype(np.float64)
    own = np.unique(task.y[task.probe].astype(np.int64))
    counts[own[own < width]] += ids.size
    return tuple(np.sort(np.argsort(-counts, kind="stable")[:MOST_CLASSES]).tolist())
