"""Job: where one training run stands, as a frozen value anybody may look at."""

import time
from dataclasses import dataclass
from typing import Literal

from lessons.network.spec import ModelSpec
from lessons.network.weights import Weights
from lessons.training.report import Report
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice

Status = Literal["queued", "running", "done", "paused", "stopped", "failed"]
ACTIVE: tuple[Status, ...] = ("queued", "running")


@dataclass(frozen=True)
class Job:
    """One run.

    Args:
        name: 128 random bits; who knows them may look.
        owner: the learner who asked for it; empty for a run that belongs to everyone.
        spec, choice, settings: what is trained, on what, how.
        place: how many runs come before it, while it is queued.
        sentence: where it stands or how it ended, for a reader.
        reports: one for each epoch so far, the untrained network first.
        best_epoch: the epoch with the lowest watched loss, once it has ended.
        weights: the trained weights, once it has ended, while they are remembered.
        first_weights: what it begins with; None where they are drawn from the seed.
        memory: what a worker needs to go on from there.
        asked: what the learner has asked for and the worker has not done yet; "leave" when nobody looks any more.
        worker: where it runs.
        created, started, ended, seen: on the monotonic clock; `seen` is when somebody last looked.
    """

    name: str
    owner: str
    spec: ModelSpec
    choice: TaskChoice
    settings: Settings
    status: Status = "queued"
    place: int = 0
    sentence: str = "Waiting for a worker."
    reports: tuple[Report, ...] = ()
    best_epoch: int = 0
    weights: Weights | None = None
    first_weights: Weights | None = None
    memory: object = None
    asked: Literal["", "stop", "pause", "leave"] = ""
    worker: str = ""
    created: float = 0.0
    started: float = 0.0
    ended: float = 0.0
    seen: float = 0.0

    @property
    def is_active(self) -> bool:
        """It has not ended."""
        return self.status in ACTIVE

    @property
    def epoch(self) -> int:
        """The last finished epoch."""
        return self.reports[-1].epoch if self.reports else 0

    @property
    def seconds(self) -> float:
        """How long it has run, or ran."""
        if not self.started:
            return 0.0
        return (self.ended or time.monotonic()) - self.started

    @property
    def rate(self) -> float | None:
        """Epochs a second, by the worker's own clock, over the last thirty; None before there are two."""
        last = self.reports[-30:]
        if len(last) < 2 or last[-1].seconds <= last[0].seconds:
            return None
        return (last[-1].epoch - last[0].epoch) / (last[-1].seconds - last[0].seconds)

    @property
    def left(self) -> float | None:
        """Seconds to go, at this rate."""
        rate = self.rate
        return None if not rate or self.status != "running" else (self.settings.epochs - self.epoch) / rate
