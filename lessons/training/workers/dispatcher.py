"""The engine's other side: one thread with an event loop that keeps a cluster and asks its workers."""

from __future__ import annotations

import asyncio
import itertools
import logging
import math
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import numpy

from lessons.training.confirmations import Confirmation, Question
from lessons.training.jobs import Jobs
from lessons.training.workers import checks
from lessons.training.workers.cluster import ADVICE, Cluster, ClusterError, open_cluster
from lessons.training.workers.desk import Desk
from lessons.training.workers.state import STARTING, EngineState

logger = logging.getLogger(__name__)

PAUSE = 10.0  # seconds before a question that was given up may be asked again
TRIES = 3  # each of them outlives one killed worker (Dask's allowed-failures)
LONGEST_PAUSE = 60.0  # seconds between two tries to start a cluster
LONGEST_LOAD = 120.0  # seconds for a worker to appear and load Keras

Check = Callable[[str, "numpy.ndarray | None", int], dict[str, Any]]


class Dispatcher:
    """Keeps a cluster from `start` to `stop`, starts it again when it is lost, and answers questions.

    Args:
        check: the function that runs in a worker.
        n_workers: processes of the embedded cluster.
        memory_limit: above this a worker is replaced.
        patience: seconds from a question to giving it up.
        tell_state: called in the dispatcher's thread with each new state.
        tell_answer: called there with a question, its answer and the (monotonic) time to ask again.
        jobs: the trainings.
    """

    def __init__(
        self,
        check: Check,
        n_workers: int,
        memory_limit: str,
        patience: float,
        tell_state: Callable[[EngineState], None],
        tell_answer: Callable[[Question, Confirmation, float], None],
        jobs: Jobs,
    ) -> None:
        self._check = check
        self._n_workers = n_workers
        self._memory_limit = memory_limit
        self._patience = patience
        self._tell_state = tell_state
        self._tell_answer = tell_answer
        self._loop = asyncio.new_event_loop()
        self._stopping = asyncio.Event()
        self._cluster: asyncio.Future[Cluster] = self._loop.create_future()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._newest_first = itertools.count()
        self._desk = Desk(jobs, lambda: asyncio.shield(self._cluster))
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)

    def start(self) -> None:
        """Start the thread; returns at once."""
        self._thread.start()

    def send(self, question: Question) -> None:
        """Have a question answered."""
        self._call(self._begin, question)

    def drop(self, name: str) -> None:
        """Do not answer a question any more."""
        self._call(self._cancel, name)

    def run(self, function: Callable[..., Any], *arguments: Any, timeout: float) -> Any:
        """Run a function of ours in a worker and wait for what it returns.

        Raises:
            TimeoutError: there was no answer in time.
        """

        async def ask() -> Any:
            cluster = await asyncio.shield(self._cluster)
            return await cluster.client.submit(function, *arguments, pure=False, priority=next(self._newest_first))

        return asyncio.run_coroutine_threadsafe(ask(), self._loop).result(timeout)

    def wake(self) -> None:
        """Look whether a training may start."""
        self._call(self._desk.wake)

    def stop_job(self, name: str) -> None:
        """End a training soon."""
        self._call(self._desk.stop, name)

    def stop(self) -> None:
        """End the cluster and the thread; takes a fraction of a second."""
        self._call(self._stopping.set)
        self._thread.join(6)

    def _call(self, function: Callable[..., object], *arguments: object) -> None:
        with suppress(RuntimeError):  # the loop is closed: nothing is answered any more
            self._loop.call_soon_threadsafe(function, *arguments)

    def _run(self) -> None:
        # Whatever goes wrong while everything is being ended has no one left to read it.
        self._loop.set_exception_handler(lambda _loop, _context: None)
        with suppress(RuntimeError), asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._live())

    async def _live(self) -> None:
        keeping = [asyncio.create_task(each) for each in (self._keep_a_cluster(), self._desk.live())]
        await self._stopping.wait()
        for task in [*self._tasks.values(), *keeping]:
            task.cancel()
        await asyncio.gather(*self._tasks.values(), *keeping, return_exceptions=True)

    async def _keep_a_cluster(self) -> None:
        pause = 1.0
        while True:
            try:
                async with open_cluster(self._n_workers, self._memory_limit) as cluster:
                    version = await keras_of(cluster)
                    self._cluster.set_result(cluster)
                    self._tell_state(EngineState("ready", f"Keras {version} is ready.", version))
                    pause = 1.0
                    await cluster.lost.wait()
                    self._cluster = self._loop.create_future()
                    self._tell_state(STARTING)
            except Exception as reason:
                if python_is_ending(reason):
                    return
                if not isinstance(reason, ClusterError):  # whatever it is, it is tried again
                    logger.exception("There is no cluster")
                    reason = ClusterError(f"The workers could not be reached ({type(reason).__name__}). {ADVICE}")
                if self._cluster.done():
                    self._cluster = self._loop.create_future()
                self._tell_state(EngineState("failed", str(reason)))
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    def _begin(self, question: Question) -> None:
        self._cancel(question.name)
        self._tasks[question.name] = task = self._loop.create_task(self._settle(question))
        task.add_done_callback(lambda _: self._tasks.get(question.name) is task and self._tasks.pop(question.name))

    def _cancel(self, name: str) -> None:
        if task := self._tasks.pop(name, None):
            task.cancel()

    async def _settle(self, question: Question) -> None:
        """Find the answer to a question, or the reason why there is none."""
        ask_again = math.inf
        try:
            async with asyncio.timeout(self._patience):
                said = await self._answer(question)
        except TimeoutError:
            said = unavailable(f"Keras did not answer within {self._patience:.0f} seconds; ask again in a while.")
            ask_again = time.monotonic() + PAUSE
        except Exception as error:
            # The message may name files of this machine: it is for the log, not for learners.
            logger.exception("The check of %.200r failed", question.model)
            said = unavailable(f"Keras could not check this model ({type(error).__name__} in its worker).")
        self._tell_answer(question, said, ask_again)

    async def _answer(self, question: Question) -> Confirmation:
        for _ in range(TRIES):
            report = await self._report(question)
            if report is not None:
                version = report.get("keras", "")
                verdict = "refuses" if report.get("error") else "has built"
                return Confirmation("done", report, f"Keras {version} {verdict} this model.")
        return unavailable("This model ended the process of Keras each time it was tried, so Keras does not check it.")

    async def _report(self, question: Question) -> dict[str, Any] | None:
        """One try; None when the worker or the whole cluster died of it or beside it."""
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        # This task may hear of a lost cluster before its keeper does, and a loss must cost one try only.
        while (cluster := await asyncio.shield(self._cluster)).lost.is_set():
            await asyncio.sleep(0)
        future = cluster.client.submit(
            self._check,
            question.model,
            question.inputs,
            question.seed,
            key=f"check-{question.name}-{next(self._newest_first)}",
            # When many wait, those who asked first have most likely moved on.
            priority=next(self._newest_first),
        )
        reply, lost = asyncio.ensure_future(future), asyncio.create_task(cluster.lost.wait())
        try:
            await asyncio.wait({reply, lost}, return_when=asyncio.FIRST_COMPLETED)
            return reply.result() if reply.done() else None
        except (KilledWorker, FutureCancelledError):
            return None
        finally:
            reply.cancel()
            lost.cancel()


async def keras_of(cluster: Cluster) -> str:
    """The version of Keras in the cluster's workers.

    Raises:
        ClusterError: when there is no worker, or none that can load Keras.
    """
    try:
        async with asyncio.timeout(LONGEST_LOAD):
            return str(await cluster.client.submit(checks.keras_version, pure=False))
    except TimeoutError:
        raise ClusterError("The cluster has no worker that answers: start one with `dask worker`.") from None
    except Exception as error:
        if python_is_ending(error):
            raise
        logger.exception("A worker cannot load Keras")
        raise ClusterError(
            f"The worker cannot load Keras ({type(error).__name__}). `pip install -r requirements.txt` where "
            "the worker runs brings it."
        ) from None


def python_is_ending(error: Exception) -> bool:
    """Whether this is Python refusing new threads because the program ends: no one is left to be told."""
    return isinstance(error, RuntimeError) and str(error).endswith("shutdown")


def unavailable(sentence: str) -> Confirmation:
    """No answer, and why."""
    return Confirmation("unavailable", None, sentence)
