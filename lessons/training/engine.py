"""The engine: starts the worker processes and gives them work, so that the server itself never loads Keras.

Pages ask `confirm(...)` and get at once what is known. Behind it a `Dispatcher` brings the questions to the
workers, wherever they are (`cluster.py`). Only text, numbers, arrays and a function of ours are sent to them.
"""

from __future__ import annotations

import atexit
import os
import threading
import time

import numpy

from lessons.training.confirmations import Confirmation, Question, Questions, ask
from lessons.training.job import Job
from lessons.training.jobs import Refused
from lessons.training.trainings import Trainings
from lessons.training.workers.checks import check_model
from lessons.training.workers.dispatcher import Check, Dispatcher
from lessons.training.workers.state import OFF, STARTING, EngineState

__all__ = [
    "Confirmation",
    "Engine",
    "EngineState",
    "Job",
    "Refused",
    "close",
    "confirm",
    "first_weights",
    "fit_once",
    "jobs",
    "pause",
    "resume",
    "save",
    "shared",
    "start",
    "state",
    "stop",
    "submit",
    "wait",
    "wait_until",
]


class Engine(Trainings):
    """Workers that hold the real Keras, and the questions asked to them; for any thread to call.

    Args:
        check: the function that runs in the worker; must be importable there by its name.
        n_workers: processes of the embedded cluster; one for each core but one, when left out.
        memory_limit: above this a worker is replaced, in Dask's words.
        patience: seconds from a question to giving it up.
    """

    def __init__(
        self, check: Check = check_model, n_workers: int = 0, memory_limit: str = "2GB", patience: float = 60
    ) -> None:
        super().__init__()
        self._check = check
        self._n_workers = n_workers or max(1, (os.cpu_count() or 2) - 1)
        self._memory_limit = memory_limit
        self._patience = patience
        # Guards what stands below it; notified whenever there is a new answer or state.
        self._changed = threading.Condition()
        self._state = OFF
        self._questions = Questions()

    def start(self) -> None:
        """Start the workers in the background; returns at once, and does nothing when they are starting."""
        with self._changed:
            if self._dispatcher is not None:
                return
            self._state = STARTING
            self._dispatcher = Dispatcher(
                self._check, self._n_workers, self._memory_limit, self._patience, self._turn, self._answer,
                self.jobs,
            )  # fmt: skip
            self._dispatcher.start()
        atexit.register(self.close)

    def state(self) -> EngineState:
        """Whether there are workers."""
        return self._state

    def confirm(self, model: str, inputs: numpy.ndarray | None, seed: int) -> Confirmation:
        """Ask the real Keras about a model, and get what is known now; never waits.

        The first call sends the question to a worker, later ones with the same arguments, from anyone, return
        its answer once it is there. A worker that dies meanwhile is replaced and asked again.

        Args:
            model: the model's text.
            inputs: what to run it on, `(batch, ...)`, or None to have it built only.
            seed: the seed its weights are drawn with.

        >>> Engine().confirm("Input(5,8)|GRU(16)", None, 7).status
        'unavailable'
        """
        try:
            asked = ask(model, inputs, seed)
        except ValueError as reason:
            return Confirmation("unavailable", None, str(reason))
        with self._changed:
            known = self._questions.get(asked.name)
            if known and known.said.status != "checking" and time.monotonic() < known.ask_again:
                return known.said
            if self._dispatcher is None or self._state.status == "failed":
                return Confirmation("unavailable", None, self._state.sentence)
            if known is None or known.said.status != "checking":
                known = asked
                self._questions.add(asked)
                self._dispatcher.send(asked)
                for name in self._questions.forget_surplus():
                    self._dispatcher.drop(name)
            if self._state.status == "starting":
                return Confirmation("checking", None, self._state.sentence)
            return known.said

    def wait(self, model: str, inputs: numpy.ndarray | None, seed: int, timeout: float) -> Confirmation:
        """Like `confirm`, but gives the worker up to `timeout` seconds; a warm one needs a few hundredths."""
        ends = time.monotonic() + timeout
        with self._changed:
            while True:
                said = self.confirm(model, inputs, seed)
                left = ends - time.monotonic()
                if said.status != "checking" or left <= 0:
                    return said
                self._changed.wait(left)

    def wait_until(self, status: str, timeout: float) -> bool:
        """Wait for a state, such as "ready"; False when it did not come in time."""
        with self._changed:
            return self._changed.wait_for(lambda: self._state.status == status, timeout)

    def close(self) -> None:
        """End the workers, at once and with whatever they are doing; the engine may be started again."""
        with self._changed:
            dispatcher, self._dispatcher = self._dispatcher, None
            self._questions = Questions()
        if dispatcher is None:
            return
        atexit.unregister(self.close)
        dispatcher.stop()
        self._turn(OFF)

    def _turn(self, state: EngineState) -> None:
        with self._changed:
            self._state = state
            self._changed.notify_all()

    def _answer(self, question: Question, said: Confirmation, ask_again: float) -> None:
        with self._changed:
            question.said, question.inputs, question.ask_again = said, None, ask_again
            self._questions.forget_surplus()
            self._changed.notify_all()


_engine = Engine()

# This process's engine.
start, state, close, wait_until = _engine.start, _engine.state, _engine.close, _engine.wait_until
confirm, wait = _engine.confirm, _engine.wait
jobs, submit, shared = _engine.jobs, _engine.submit, _engine.shared
stop, pause, resume = _engine.stop, _engine.pause, _engine.resume
save, fit_once, first_weights = _engine.keras_file, _engine.fit_once, _engine.first_weights
