"""untrained_shares: what the probe's distributions are before the first run."""

from functools import lru_cache

import numpy as np

from lessons.network.spec import ModelSpec
from lessons.network.trace import trace
from lessons.training.probe import probe_of
from lessons.training.samples import make_samples
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice
from lessons.training.tasks import make_task

Seen = tuple[np.ndarray, tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=32)
def untrained_shares(spec: ModelSpec, choice: TaskChoice) -> Seen | None:
    """Shares `(time, class)`, a label for each class and for each timestep; None where these are no probabilities.

    >>> from lessons.network.link import read_link
    >>> from lessons.training.tasks import TASKS
    >>> choice = TASKS["caesar"].default
    >>> shares, classes, steps = untrained_shares(read_link(make_task(choice).model).spec, choice)
    >>> shares.shape, len(classes), len(steps)
    ((64, 15), 15, 64)
    """
    task = make_task(choice)
    probe = probe_of(spec, choice)
    shares = probe.shares(trace(spec, make_samples(spec, task, Settings()).probe).output[0])
    return None if shares is None else (shares, probe.labels, task.steps)
