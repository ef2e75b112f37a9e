"""Where the workers are: an embedded cluster in its own process, or the one named in UNROLLED_SCHEDULER."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lessons.training.worker_start import ENVIRONMENT

if TYPE_CHECKING:
    from distributed import Client

ROOT = Path(__file__).resolve().parents[3]
LONGEST_START = 120.0  # seconds; on a cold disk TensorFlow alone can take twenty
ADVICE = "`pip install -r requirements.txt` brings what it needs (distributed, cryptography)."
COMMAND = "from lessons.training.workers.cluster_process import main; main()"


class ClusterError(Exception):
    """There is no cluster; the message is a sentence that says why and what to do."""


@dataclass(frozen=True)
class Cluster:
    """A connected cluster.

    Attributes:
        client: speaks to its scheduler; belongs to the event loop that opened it.
        lost: set when the cluster is gone and must be opened again.
        pid: the embedded cluster's process, None for a cluster by address.
    """

    client: Client
    lost: asyncio.Event
    pid: int | None = None


@asynccontextmanager
async def open_cluster(n_workers: int, memory_limit: str) -> AsyncIterator[Cluster]:
    """Connect to the cluster in UNROLLED_SCHEDULER, or start an embedded one; leaves nothing behind.

    Args:
        n_workers: worker processes of the embedded cluster.
        memory_limit: above this a worker of the embedded cluster is replaced, in Dask's words, such as "2GB".

    Raises:
        ClusterError: when it cannot be started or reached.
    """
    address = os.environ.get("UNROLLED_SCHEDULER", "").strip()
    opened = cluster_by_address(address) if address else embedded_cluster(n_workers, memory_limit)
    async with opened as cluster:
        yield cluster


@asynccontextmanager
async def cluster_by_address(address: str) -> AsyncIterator[Cluster]:
    """An existing cluster; Dask's own settings (`DASK_DISTRIBUTED__COMM__TLS__...`) name its TLS files."""
    if not address.startswith(("tls://", "tcp://")):
        raise ClusterError(
            f"UNROLLED_SCHEDULER is {address!r}, but an address looks like tls://host:8786 (or tcp://): "
            "correct it, or unset it to use this machine."
        )
    async with connect(address, security=None) as client:
        # The client itself finds a scheduler that comes back, so this cluster is never lost.
        yield Cluster(client, lost=asyncio.Event())


@asynccontextmanager
async def embedded_cluster(n_workers: int, memory_limit: str) -> AsyncIterator[Cluster]:
    """A cluster on this machine that ends with this process."""
    folder = tempfile.mkdtemp(prefix="unrolled-")
    settings = json.dumps({"folder": folder, "n_workers": n_workers, "memory_limit": memory_limit})
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, settings],
        stdin=subprocess.PIPE,  # never written to: closing it ends the cluster
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={**os.environ, **ENVIRONMENT, "PYTHONPATH": os.pathsep.join(paths)},
        start_new_session=True,  # Ctrl+C is for the server, which then ends the cluster without a traceback
    )
    answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
    ended = asyncio.Event()
    threading.Thread(
        target=watch,
        args=(process, asyncio.get_running_loop(), answer, ended),
        name="cluster-watch",
        daemon=True,
    ).start()
    try:
        # Here, not on top: it takes 0.3 s, which the process needs anyway, but not the pages.
        from distributed.security import Security

        found = await read_answer(answer)
        certificate, key = found["certificate"], found["key"]
        security = Security(
            require_encryption=True, tls_ca_file=certificate, tls_client_cert=certificate, tls_client_key=key
        )
        async with connect(found["address"], security) as client:
            yield Cluster(client, lost=ended, pid=process.pid)
    finally:
        await end(process, ended)
        # The process does it too, for the case that this one is killed.
        shutil.rmtree(folder, ignore_errors=True)


def watch(
    process: subprocess.Popen[bytes],
    loop: asyncio.AbstractEventLoop,
    answer: asyncio.Future[bytes],
    ended: asyncio.Event,
) -> None:
    """Carry the process's answer and its end into the event loop, from a thread of its own."""
    line = process.stdout.readline() if process.stdout else b""
    with suppress(RuntimeError):  # the loop is closed: nobody is waiting any more
        loop.call_soon_threadsafe(set_answer, answer, line)
    process.wait()
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(ended.set)


def set_answer(answer: asyncio.Future[bytes], line: bytes) -> None:
    """Hand the line over, unless the wait for it was given up."""
    if not answer.done():
        answer.set_result(line)


async def read_answer(answer: asyncio.Future[bytes]) -> dict[str, str]:
    """What the cluster's process said when it was ready."""
    try:
        line = await asyncio.wait_for(answer, LONGEST_START)
    except TimeoutError:
        raise ClusterError(
            f"The worker process was not ready after {LONGEST_START:.0f} seconds; it is tried again."
        ) from None
    try:
        found: dict[str, Any] = json.loads(line)
    except ValueError:
        raise ClusterError(f"The worker process ended before it was ready. {ADVICE}") from None
    if "error" in found:
        raise ClusterError(f"The worker process could not start ({found['error']}). {ADVICE}")
    return found


@asynccontextmanager
async def connect(address: str, security: Any) -> AsyncIterator[Client]:
    """A client for the cluster at the address, closed without a word even when the cluster is gone."""
    from distributed import Client

    # It tells each lost connection with a traceback; the engine's state tells it in a sentence.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    try:
        client = await Client(address, security=security, asynchronous=True, set_as_default=False, timeout=10)
    except (OSError, ValueError, TypeError) as error:
        raise ClusterError(
            f"No Dask scheduler answers at {address} ({type(error).__name__}): start it, or correct "
            "UNROLLED_SCHEDULER; for tls:// Dask also needs the certificate files in its settings."
        ) from None
    try:
        yield client
    finally:
        with suppress(Exception):
            await asyncio.wait_for(client.close(), 1)


async def end(process: subprocess.Popen[bytes], ended: asyncio.Event) -> None:
    """End the embedded cluster: ask by closing its pipe, and kill it if that is not enough."""
    if process.stdin:
        process.stdin.close()
    try:
        await asyncio.wait_for(ended.wait(), 3)
    except TimeoutError:
        process.kill()
        await ended.wait()
    if process.stdout:
        process.stdout.close()
