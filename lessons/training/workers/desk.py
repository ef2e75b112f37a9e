"""The training desk: brings queued runs to workers, hears from them, and notices when one is lost."""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from lessons.network.keras_json import write_keras_json
from lessons.training.job import Job
from lessons.training.jobs import Jobs
from lessons.training.report import report_of
from lessons.training.settings import settings_to_dict
from lessons.training.tasks import choice_to_json
from lessons.training.workers.cluster import Cluster
from lessons.training.workers.ending import GETTING_READY, HUNG, LOST, SORRY, told
from lessons.training.workers.remains import tidy
from lessons.training.workers.run_job import run_job

logger = logging.getLogger(__name__)

LEASE = 45.0  # seconds nobody looks at a run of a learner before it ends
BEAT = 4.0  # seconds between two signs of life of this server
SILENCE = 90.0  # seconds without a word from a worker before it is replaced; XLA compiles for several
MOST_RESIDENT = 1_300_000_000  # bytes: a worker above this is replaced when its run has ended
RESTING = 5.0  # seconds between two looks for what has to be ended


class Desk:
    """Runs in the dispatcher's event loop, which calls it; `Jobs` is what everybody else looks at.

    Args:
        jobs: the runs.
        cluster: gives the cluster as soon as there is one.
    """

    def __init__(self, jobs: Jobs, cluster: Callable[[], Awaitable[Cluster]]) -> None:
        self._jobs = jobs
        self._cluster = cluster
        self._lease = f"lease-{secrets.token_hex(8)}"
        self._heard: dict[str, float] = {}
        self._lost: dict[str, asyncio.Event] = {}
        self._places: dict[str, str] = {}  # the worker each run is sent to
        self._tasks: set[asyncio.Task[None]] = set()
        self._slots = 1
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """There may be something to start."""
        self._wake.set()

    def stop(self, name: str) -> None:
        """Ends a run soon: after the batches under way, or at once when it waits."""
        self._spawn(self._raise_stop(name))

    async def live(self) -> None:
        """Starts runs whenever there is room, until cancelled."""
        try:
            await asyncio.gather(self._start_runs(), self._look_after())
        finally:
            for task in self._tasks:
                task.cancel()

    def _spawn(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _start_runs(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            running = sum(job.status == "running" for job in self._jobs.active())
            while running < self._slots:
                job = self._jobs.begin()
                if job is None:
                    break
                running += 1
                self._spawn(self._run(job))

    async def _look_after(self) -> None:
        """Says that the server lives, and ends runs that nobody looks at."""
        beat = 0
        while True:
            await asyncio.sleep(BEAT)
            active = self._jobs.active()
            if not active:
                continue
            beat += 1
            now = time.monotonic()
            for job in active:
                if job.owner and now - job.seen > LEASE and not job.asked:
                    self._jobs.change(job.name, asked="leave")
                    self._spawn(self._raise_stop(job.name))
            cluster = await self._cluster()
            from distributed import Variable

            with suppress(Exception):  # the cluster is on its way out; the next one hears of it
                await asyncio.wait_for(Variable(self._lease, client=cluster.client).set(beat), BEAT)

    async def _raise_stop(self, name: str) -> None:
        from distributed import Event

        job = self._jobs.peek(name)
        if job is not None and job.status == "queued":
            self._jobs.change(name, status="stopped", sentence="Stopped before it began.", ended=time.monotonic())
            return
        cluster = await self._cluster()
        with suppress(Exception):
            await Event(f"stop-{name}", client=cluster.client).set()

    async def _run(self, job: Job) -> None:
        """One run from its start to its end, whatever that is."""
        parts: dict[str, Any] = {"status": "failed", "sentence": LOST}
        try:
            cluster = await self._cluster()
            scheduler: Any = cluster.client.scheduler  # `scheduler_info` of an asynchronous client has no workers
            workers = (await scheduler.identity(n_workers=-1))["workers"]
            if len(workers) > self._slots:
                self._wake.set()  # more may start beside this one
            self._slots = max(1, len(workers))
            # a run sent to a worker that is about to go would wait for it, so an only worker is not named
            free = [each for each in workers if each not in self._places.values()] if len(workers) > 1 else []
            self._places[job.name] = next(iter(free), "")
            parts = await self._train(cluster, job)
        except asyncio.CancelledError:
            parts["sentence"] = "The server ended."
            raise
        except Exception as error:
            # The message may name files of this machine: it is for the log, not for learners.
            logger.exception("A training failed")
            parts["sentence"] = f"This could not be trained ({type(error).__name__} in its worker). {SORRY}"
        finally:
            self._places.pop(job.name, None)
            self._jobs.change(job.name, ended=time.monotonic(), asked="", **parts)
            self._wake.set()

    async def _train(self, cluster: Cluster, job: Job) -> dict[str, Any]:
        client, topic = cluster.client, f"run-{job.name}"
        lost, place = asyncio.Event(), self._places[job.name]
        self._lost[job.name] = lost
        self._heard[job.name] = time.monotonic()
        client.subscribe_topic(topic, lambda event: self._hear(job.name, event[1]))
        client.subscribe_topic("all", self._hear_of_workers)
        future = client.submit(
            run_job,
            job.name,
            write_keras_json(replace(job.spec, loss=None, target=None)),
            job.spec.seed,
            job.spec.loss,
            choice_to_json(job.choice),
            json.dumps(settings_to_dict(job.settings)),
            job.first_weights,
            job.memory,
            self._lease,
            key=f"train-{job.name}",
            resources={"training": 1},
            # Dask itself may well send two runs to one worker and none to the other
            **({"workers": [place], "allow_other_workers": True} if place else {}),
            pure=False,
        )
        reply = asyncio.ensure_future(future)
        ends = [asyncio.create_task(each) for each in (lost.wait(), cluster.lost.wait(), self._silence(job.name))]
        try:
            await asyncio.wait({reply, *ends}, return_when=asyncio.FIRST_COMPLETED)
            if not reply.done():
                now, is_silent = self._jobs.peek(job.name), ends[2].done()
                if is_silent and now is not None and now.worker:
                    self._spawn(_replace(client, now.worker))
                # another worker may have begun with it already: it sees the sign
                await self._raise_stop(job.name)
                await future.cancel(force=True)
                return {"status": "failed", "sentence": HUNG if is_silent else LOST}
            return await self._conclude(cluster, job, reply.result())
        finally:
            reply.cancel()
            for end in ends:
                end.cancel()
            self._lost.pop(job.name, None)
            self._heard.pop(job.name, None)
            self._spawn(tidy(client, job.name))

    def _hear(self, name: str, message: Any) -> None:
        """A word from a worker."""
        job = self._jobs.peek(name) if isinstance(message, dict) else None
        if job is None or not job.is_active:
            return
        self._heard[name] = time.monotonic()
        if "started" in message:
            self._jobs.change(name, worker=str(message["started"]), sentence=GETTING_READY)
        if "reports" in message:
            told = tuple(report_of(row) for row in message["reports"])
            new = tuple(each for each in told if not job.reports or each.epoch > job.reports[-1].epoch)
            told_now = {"sentence": "Training."} if any(each.epoch for each in new) else {}
            self._jobs.change(name, reports=job.reports + new, **told_now)

    def _hear_of_workers(self, event: Any) -> None:
        message = event[1]
        if not isinstance(message, dict) or message.get("action") != "remove-worker":
            return
        for job in self._jobs.active():
            place = job.worker or self._places.get(job.name)
            if place and place == message.get("worker") and job.name in self._lost:
                self._lost[job.name].set()

    async def _silence(self, name: str) -> None:
        """Returns when the worker has said nothing for too long."""
        while time.monotonic() - self._heard.get(name, 0) < SILENCE:
            job = self._jobs.peek(name)
            if job is not None and not job.worker:  # still waits in the cluster for a worker
                self._heard[name] = time.monotonic()
            await asyncio.sleep(RESTING)

    async def _conclude(self, cluster: Cluster, job: Job, result: dict[str, Any]) -> dict[str, Any]:
        await self._catch_up(job.name, result["epoch"])
        if result["rss"] > MOST_RESIDENT and (now := self._jobs.peek(job.name)) is not None:
            self._spawn(_replace(cluster.client, now.worker))
        now = self._jobs.peek(job.name) or job
        status, sentence = told(result, now)
        return {
            "status": status,
            "sentence": sentence,
            "best_epoch": result["best_epoch"],
            "weights": result["weights"],
            "memory": result["memory"],
        }

    async def _catch_up(self, name: str, epoch: int) -> None:
        """The result may overtake the last events; they are a few milliseconds behind."""
        for _ in range(100):
            job = self._jobs.peek(name)
            if job is None or job.epoch >= epoch:
                return
            await asyncio.sleep(0.01)


async def _replace(client: Any, worker: str) -> None:
    with suppress(Exception):  # it is gone already
        await client.restart_workers([worker], raise_for_error=False)
