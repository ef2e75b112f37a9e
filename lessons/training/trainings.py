"""The trainings of an engine: submitted, shared, stopped, resumed, saved; for any thread to call."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from lessons.network.keras_json import write_keras_json
from lessons.network.spec import ModelSpec
from lessons.network.weights import Weights
from lessons.training.job import Job
from lessons.training.jobs import Jobs, Refused
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice
from lessons.training.workers.dispatcher import Dispatcher
from lessons.training.workers.first_weights import Drawn, first_weights
from lessons.training.workers.fit_once import Ran, fit_once
from lessons.training.workers.keras_file import keras_file

logger = logging.getLogger(__name__)

MOST_SHARED = 256  # the lessons ask for some hundred; how much memory they hold is limited in `jobs`


class Trainings:
    """The half of an engine that trains; `jobs` knows where each run stands."""

    def __init__(self) -> None:
        self.jobs = Jobs()
        self._shared: dict[tuple[ModelSpec, TaskChoice, Settings, bytes], str] = {}
        self._sharing = threading.Lock()
        self._dispatcher: Dispatcher | None = None

    def submit(self, spec: ModelSpec, choice: TaskChoice, settings: Settings, owner: str) -> Job:
        """Have a network trained; returns at once. `jobs.get(job.name)` tells where it stands.

        Args:
            spec: the network; check it with `find_unfit` first.
            choice: what it shall learn.
            settings: how.
            owner: the learner; of each learner one run goes on at a time.

        Raises:
            Refused: too many runs wait already.
        """
        return self._taken_on(self.jobs.add(owner, spec, choice, settings))

    def shared(
        self, spec: ModelSpec, choice: TaskChoice, settings: Settings, first_weights: Weights | None = None
    ) -> Job:
        """The run of these settings that belongs to everyone: started by the first who asks, then remembered.

        Args:
            first_weights: what it begins with; None draws them from the seed of `spec`.

        Raises:
            Refused: too many runs wait already.
        """
        asked = (spec, choice, settings, _bytes_of(first_weights))
        with self._sharing:
            known = self.jobs.get(self._shared.get(asked, ""))
            if known is not None and known.status in ("queued", "running", "done"):
                return known
            job = self.jobs.add("", spec, choice, settings, first_weights=first_weights)
            self._shared[asked] = job.name
            while len(self._shared) > MOST_SHARED:
                del self._shared[next(iter(self._shared))]
        return self._taken_on(job)

    def stop(self, name: str) -> None:
        """End a run soon, with the last finished epoch."""
        self._end(name, "stop")

    def pause(self, name: str) -> None:
        """End a run soon, to go on later with `resume`."""
        self._end(name, "pause")

    def resume(self, name: str, settings: Settings | None = None) -> Job:
        """Go on where a run ended, as a new run that keeps its reports.

        Args:
            settings: how to go on, with more epochs for instance; as before when left out.

        Raises:
            Refused: what it needs to go on is forgotten, or too many runs wait.
        """
        job = self.jobs.get(name)
        if job is None or job.memory is None:
            raise Refused("What this run had learned is no longer remembered. Train again from the beginning.")
        again = self.jobs.add(job.owner, job.spec, job.choice, settings or job.settings, job.memory, job.reports)
        return self._taken_on(again)

    def keras_file(self, job: Job, timeout: float = 30) -> bytes:
        """A run's network with its trained weights, as a `.keras` file; waits for a worker that writes it.

        Raises:
            Refused: nothing is trained yet, or no worker answers.
        """
        if job.weights is None:
            raise Refused("There are no trained weights to save yet. Train first.")
        return bytes(self._ask(keras_file, _bare(job.spec), job.weights, timeout=timeout))

    def fit_once(self, spec: ModelSpec, rows: int, timeout: float = 30) -> Ran:
        """Two steps of Keras's `fit` with the network's loss and a target of its shape; waits a second or two.

        Args:
            spec: with a loss and a target.
            rows: samples in the batch.

        Raises:
            Refused: no worker answers.
        """
        if spec.loss is None or spec.target is None:
            raise ValueError("fit needs a loss and a target: choose both.")
        target = (rows, *(size or 1 for size in spec.target[1:]))
        ran: Ran = self._ask(fit_once, _bare(spec), spec.loss, target, spec.seed, timeout=timeout)
        return ran

    def first_weights(self, spec: ModelSpec, timeout: float = 30) -> Drawn:
        """The numbers the network begins with in Keras itself; waits a fraction of a second.

        Raises:
            Refused: no worker answers.
        """
        drawn: Drawn = self._ask(first_weights, _bare(spec), spec.seed, timeout=timeout)
        return drawn

    def _ask(self, function: Callable[..., Any], *arguments: Any, timeout: float) -> Any:
        """What a function of ours returns in a worker."""
        if self._dispatcher is None:
            raise Refused("Keras does not run here just now.")
        try:
            return self._dispatcher.run(function, *arguments, timeout=timeout)
        except TimeoutError:
            raise Refused("No worker answered in time. Try again in a few seconds.") from None
        except Exception as error:
            logger.exception("%s failed in its worker", function.__name__)
            raise Refused(f"Keras could not do this just now ({type(error).__name__} in its worker).") from None

    def _taken_on(self, job: Job) -> Job:
        dispatcher = self._dispatcher
        if dispatcher is not None:
            dispatcher.wake()
        return job

    def _end(self, name: str, asked: str) -> None:
        job = self.jobs.get(name)
        if job is None or not job.is_active:
            return
        self.jobs.change(name, asked=asked)
        dispatcher = self._dispatcher
        if dispatcher is not None:
            dispatcher.stop_job(name)


def _bare(spec: ModelSpec) -> str:
    """The network in Keras's JSON, without its loss."""
    return write_keras_json(replace(spec, loss=None, target=None))


def _bytes_of(weights: Weights | None) -> bytes:
    """A short name for weights: equal for equal numbers."""
    digest = hashlib.sha256()
    for layer in weights or ():
        for array in layer:
            digest.update(array.tobytes())
    return digest.digest()
