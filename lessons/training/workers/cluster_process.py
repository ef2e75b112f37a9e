"""The process that holds the embedded Dask cluster: scheduler, nanny, workers; on loopback and under TLS.

It is a process of its own for three reasons. The scheduler's work does not take the pages' time. Nothing is
left behind however the server ends, because this process ends when the pipe from the server closes. And
Python's `spawn` runs the main script again in each worker, which under Streamlit would be a page.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import shutil
import sys
import threading
from typing import Any, TextIO

import dask
from distributed import LocalCluster, Nanny, Scheduler, Worker
from distributed.security import Security

SETTINGS = {
    # With 0, tasks that only waited for the killed worker would fail too.
    "distributed.scheduler.allowed-failures": 1,
    # As it comes, a killed worker that is not back after 15 seconds is given up; on a busy machine loading
    # Keras takes longer.
    "distributed.deploy.lost-worker-timeout": "1 day",
    "distributed.worker.multiprocessing-method": "spawn",  # TensorFlow does not survive a fork
    # Above the limit a worker is replaced. Pausing it instead would leave learners waiting for good.
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": 0.95,
    "distributed.worker.profile.enabled": False,
    "distributed.diagnostics.nvml": False,
    # As it comes, the scheduler and each worker wake fifty times a second to see whether they are late.
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "2s",
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
}


def main() -> None:
    """Start the cluster, say on standard output where it is, and live until standard input closes."""
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # a full pipe would stop a worker that prints
    settings = json.loads(sys.argv[1])
    threading.Thread(target=end_with_the_server, args=(settings["folder"],), daemon=True).start()
    asyncio.run(serve(answer, **settings))


def end_with_the_server(folder: str) -> None:
    """End everything when the server closes the pipe or is gone."""
    os.read(0, 1)
    end(folder)


def end(folder: str) -> None:
    """End this process and its workers at once; no task is worth waiting for."""
    workers = multiprocessing.active_children()
    for worker in workers:
        worker.kill()
    for worker in workers:
        worker.join(1)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


async def serve(answer: TextIO, folder: str, n_workers: int, memory_limit: str) -> None:
    """Hold the cluster; answer with its address and keys, or with the reason why there is none.

    Ends the process when a nanny has given up, so that the server starts all of it again.
    """
    nannies: list[asyncio.Task[None]] = []
    try:
        dask.config.set(SETTINGS)
        security = Security.temporary()
        cluster = LocalCluster(
            asynchronous=True,
            n_workers=n_workers,
            processes=True,
            worker_class=SilentNanny,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            security=security,
            memory_limit=memory_limit,
            local_directory=folder,
            preload=["lessons.training.worker_start"],
        )
        cluster.scheduler_spec["cls"] = SilentScheduler
        await cluster
        nannies = [asyncio.create_task(nanny.finished()) for nanny in cluster.workers.values()]
        found = {"address": cluster.scheduler_address, "certificate": security.tls_client_cert}
        found["key"] = security.tls_client_key
    except Exception as error:
        found = {"error": type(error).__name__}
    with answer:
        answer.write(json.dumps(found) + "\n")
    if nannies:
        await asyncio.wait(nannies, return_when=asyncio.FIRST_COMPLETED)
    end(folder)


class SilentScheduler(Scheduler):
    """A scheduler without the web server that listens (on port 8787) even where no dashboard is wanted."""

    def start_http_server(self, *_arguments: Any, **_options: Any) -> None:
        """Open no port."""


class SilentWorker(Worker):
    """A worker without a web server."""

    def start_http_server(self, *_arguments: Any, **_options: Any) -> None:
        """Open no port."""


class SilentNanny(Nanny):
    """A nanny, the part that watches a worker and replaces it, for workers without a web server."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{**options, "worker_class": SilentWorker})
