"""Small runs for the tests of an engine, and what happens to them."""

import time
from typing import Any

import psutil  # type: ignore[import-untyped]

from lessons.network.link import read_link
from lessons.network.spec import ModelSpec
from lessons.training.engine import Engine
from lessons.training.job import Job
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice
from lessons.training.tasks import TASKS, make_task
from tests.training.processes import family

SHORT = Settings(epochs=3, batch_size=128, learning_rate=0.01)
LONG = Settings(epochs=500, batch_size=1, seconds=100)  # with `slow` far longer than a test waits


def small(key: str = "moons", seed: int = 0) -> tuple[ModelSpec, TaskChoice]:
    """The own network of a task, and the task."""
    choice = TASKS[key].default
    return read_link(make_task(choice).model, seed=seed).spec, choice


def slow(seed: int = 0) -> tuple[ModelSpec, TaskChoice]:
    """A network that drops out, which is never compiled by XLA, on the points of a task."""
    dropping = "Input(2)|Dense(16,activation=relu)|Dropout(0.2)|Dense(2,activation=softmax)"
    return read_link(dropping, seed=seed).spec, TASKS["moons"].default


def ended(engine: Engine, job: Job, timeout: float = 120) -> Job:
    """The run when it has ended."""
    return reached(engine, job, lambda now: not now.is_active, timeout)


def reached(engine: Engine, job: Job, what: Any, timeout: float = 120) -> Job:
    """The run when it has reached something; looking at it now and then, as a page does, keeps it alive."""
    ends = time.monotonic() + timeout
    while True:
        now = engine.jobs.wait_for(job.name, what, 5)
        assert now is not None, "the run is forgotten"
        if what(now):
            return now
        assert time.monotonic() < ends, (now.status, now.epoch, now.sentence)
        engine.jobs.get(job.name)


def under_way(engine: Engine, job: Job) -> Job:
    """The run when its first epoch is told."""
    return reached(engine, job, lambda now: now.epoch >= 1 or not now.is_active)


def workers() -> list[psutil.Process]:
    """The worker processes of the engine's cluster."""
    return [each for each in family() if "spawn_main" in " ".join(each.cmdline())]
