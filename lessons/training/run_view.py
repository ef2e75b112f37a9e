"""What the browser is told of a run: where it stands, and the epochs it has not seen yet."""

import math
from functools import lru_cache
from typing import Any

import numpy as np

from lessons.network.loss.table import metric_of
from lessons.network.names import keras_names
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec
from lessons.training import engine
from lessons.training.job import Job
from lessons.training.probe import probe_of
from lessons.training.task import Task, TaskChoice
from lessons.training.tasks import make_task
from lessons.training.truth import true_frequencies


def run_answer(name: str, after: int) -> dict[str, Any] | None:
    """A run as plain values, for JSON; None for a name nobody knows, or not any more.

    Args:
        name: the run's.
        after: how many of its reports the browser has already.
    """
    job = engine.jobs.get(name)
    return None if job is None else answer_of(job, after)


def answer_of(job: Job, after: int) -> dict[str, Any]:
    """Likewise for a run one has."""
    rows = [report.row() for report in job.reports[max(0, after) :]]
    return {
        "status": job.status,
        "place": job.place,
        "sentence": job.sentence,
        "epochs": job.settings.epochs,
        "seconds": round(job.seconds, 1),
        "rate": _short(job.rate),
        "left": _short(job.left),
        "start": _start(job.spec, job.choice),
        "reports": rows,
        "next": len(job.reports),
    }


@lru_cache(maxsize=64)
def _start(spec: ModelSpec, choice: TaskChoice) -> dict[str, Any]:
    """What stays the same from epoch to epoch."""
    task, probe = make_task(choice), probe_of(spec, choice)
    loss = spec.loss or task.loss
    names = keras_names(spec.layers)
    steps = task.steps if len(task.steps) == probe.timesteps else tuple(map(str, range(probe.timesteps)))
    return {
        "classes": list(probe.labels),
        "steps": list(steps) if probe.timesteps > 1 else [],
        "layers": [names[facts.index] for facts in predict(spec).layers if facts.trainable_params],
        "loss": loss,
        "metric": metric_of(loss),
        "floor": task.floor.loss if task.floor and loss == task.loss else None,
        "floor_words": task.floor.words if task.floor else "",
        "truth": _truth(task, probe.shown, probe.timesteps),
    }


def _truth(task: Task, shown: tuple[int, ...], timesteps: int) -> list[list[float]] | None:
    """The true frequencies behind each step of the probe, `(time, class)`, for a task that is a text."""
    if not task.vocabulary or timesteps == 1 or task.x.ndim != 2:
        return None
    sample = [int(each) for each in task.x[task.probe]]
    rows = [true_frequencies(task, sample[: step + 1], step + 1) for step in range(timesteps)]
    inside = [each for each in shown if each < len(rows[0])]
    if len(inside) < len(shown):
        rows = [np.pad(row, (0, max(shown) + 1 - len(row))) for row in rows]
    return [[round(float(row[each]), 4) for each in shown] for row in rows]


def _short(number: float | None) -> float | None:
    return None if number is None or not math.isfinite(number) else round(number, 2)
