"""Jobs: all runs this server knows, who may start next, and which are forgotten. For any thread."""

import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from lessons.network.spec import ModelSpec
from lessons.network.weights import Weights
from lessons.training.job import Job
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice

MOST_ACTIVE = 3  # runs of one learner that run or wait
MOST_QUEUED = 300
MOST_ENDED = 4  # of one learner
MOST_ENDED_SHARED = 256  # that belong to everyone: all trials of all lessons, with room
MOST_BYTES = 48_000_000  # of what ended runs hold


class Refused(ValueError):
    """A run is not taken on; the message is a sentence that says why and what to do."""


class Jobs:
    """The runs, by name; each look gives a frozen value."""

    def __init__(self) -> None:
        # Guards what stands below it; notified whenever a run has changed.
        self._changed = threading.Condition()
        self._by_name: dict[str, Job] = {}
        self._served: dict[str, float] = {}  # when each learner's last run was started

    def add(
        self, owner: str, spec: ModelSpec, choice: TaskChoice, settings: Settings, memory: Any = None,
        before: tuple[Any, ...] = (), first_weights: Weights | None = None,
    ) -> Job:  # fmt: skip
        """Takes a run on; it waits until it is `begin`s turn.

        Args:
            owner: the learner; empty for everyone's.
            memory: of an earlier run, to go on from; `before` are its reports.
            first_weights: what it begins with; None draws them from the seed.

        Raises:
            Refused: this learner, or everybody, has too many waiting already.
        """
        now = time.monotonic()
        with self._changed:
            active = [job for job in self._by_name.values() if job.is_active]
            if owner and sum(job.owner == owner for job in active) >= MOST_ACTIVE:
                raise Refused(f"You have {MOST_ACTIVE} runs under way already: wait for one, or stop it.")
            if len(active) >= MOST_QUEUED:
                raise Refused("Very many runs are waiting just now. Try again in a minute; your settings stay.")
            job = Job(
                secrets.token_urlsafe(16), owner, spec, choice, settings,
                memory=memory, reports=before, first_weights=first_weights, created=now, seen=now,
            )  # fmt: skip
            self._by_name[job.name] = job
            self._count_places()
            self._forget_surplus()
            return self._by_name[job.name]

    def get(self, name: str) -> Job | None:
        """The run of this name, as it is now; looking renews its lease."""
        with self._changed:
            job = self._by_name.get(name)
            if job is not None:
                self._by_name[name] = job = replace(job, seen=time.monotonic())
            return job

    def peek(self, name: str) -> Job | None:
        """The run of this name; for the engine itself, whose looks renew no lease."""
        return self._by_name.get(name)

    def of(self, owner: str) -> tuple[Job, ...]:
        """A learner's runs, the newest first."""
        with self._changed:
            found = [job for job in self._by_name.values() if job.owner == owner]
        return tuple(sorted(found, key=lambda job: -job.created))

    def active(self) -> tuple[Job, ...]:
        """Every run that has not ended."""
        with self._changed:
            return tuple(job for job in self._by_name.values() if job.is_active)

    def change(self, name: str, **parts: Any) -> Job | None:
        """Changes a run and says how it is now; None when it is forgotten."""
        with self._changed:
            job = self._by_name.get(name)
            if job is None:
                return None
            self._by_name[name] = job = replace(job, **parts)
            if not job.is_active:
                self._forget_surplus()
            self._count_places()
            self._changed.notify_all()
            return job

    def begin(self) -> Job | None:
        """The run whose turn it is, marked as running; None when none may start.

        Of those who have none running, the learner whose last turn was longest ago comes first.
        """
        with self._changed:
            waiting = self._in_turn()
            if not waiting:
                return None
            job = waiting[0]
            now = time.monotonic()
            self._served[job.owner] = now
            while len(self._served) > 2 * MOST_QUEUED:
                del self._served[min(self._served, key=lambda owner: self._served[owner])]
            started = replace(job, status="running", started=now, place=0, sentence="A worker is starting.")
            self._by_name[job.name] = started
            self._count_places()
            self._changed.notify_all()
            return started

    def wait_for(self, name: str, reached: Callable[[Job], bool], timeout: float) -> Job | None:
        """Waits until a run has reached something, at most so many seconds; returns it as it is then."""
        with self._changed:
            self._changed.wait_for(lambda: name not in self._by_name or reached(self._by_name[name]), timeout)
            return self._by_name.get(name)

    def _in_turn(self) -> list[Job]:
        busy = {job.owner for job in self._by_name.values() if job.status == "running" and job.owner}
        queued = [job for job in self._by_name.values() if job.status == "queued" and job.owner not in busy]
        return sorted(queued, key=lambda job: (self._served.get(job.owner, 0.0), job.created))

    def _count_places(self) -> None:
        """Who has two waiting has the second one counted after everybody's first."""
        queued = [job for job in self._by_name.values() if job.status == "queued"]
        nth: Counter[str] = Counter()
        ranked: list[tuple[int, int, Job]] = []
        for job in sorted(queued, key=lambda job: (self._served.get(job.owner, 0.0), job.created)):
            ranked.append((nth[job.owner], len(ranked), job))
            nth[job.owner] += 1
        for place, (_, _, job) in enumerate(sorted(ranked, key=lambda each: each[:2])):
            if job.place != place:
                self._by_name[job.name] = replace(job, place=place)

    def _forget_surplus(self) -> None:
        ended = sorted((job for job in self._by_name.values() if not job.is_active), key=lambda job: -job.ended)
        kept: Counter[str] = Counter()
        total = 0
        for job in ended:
            size = size_of(job)
            is_surplus = kept[job.owner] >= (MOST_ENDED if job.owner else MOST_ENDED_SHARED)
            if is_surplus or (total + size > MOST_BYTES and job is not ended[0]):
                del self._by_name[job.name]
                continue
            kept[job.owner] += 1
            total += size


def size_of(job: Job) -> int:
    """Roughly the bytes a run holds."""
    arrays = sum(array.nbytes for layer in (*(job.weights or ()), *(job.first_weights or ())) for array in layer)
    reports = sum(200 + len(report.probe or "") + 32 * len(report.by_step or ()) for report in job.reports)
    return arrays + reports + _nbytes(job.memory)


def _nbytes(value: Any) -> int:
    if isinstance(value, np.ndarray):
        return value.nbytes
    if isinstance(value, dict):
        return sum(map(_nbytes, value.values()))
    return sum(map(_nbytes, value)) if isinstance(value, list | tuple) else 64
