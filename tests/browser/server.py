"""The real server as a learner's machine runs it: `python app.py` in a process of its own."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil  # type: ignore[import-untyped]  # it comes with Dask

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 30


@dataclass(frozen=True)
class Server:
    """A running server: where it answers and what it has said."""

    url: str
    log: Path

    def said(self) -> str:
        """Everything the server has printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")


@contextmanager
def running_server(log: Path, command: list[str] | None = None, **environment: str) -> Iterator[Server]:
    """Start a server on a free port, wait until it is healthy, stop it afterwards.

    Args:
        log: The file to write its output to.
        command: What to run instead of `python app.py`; `{port}` in it becomes the port.
        environment: Variables to add to this process's own.
    """
    port = free_port()
    arguments = [part.format(port=port) for part in command or [sys.executable, "app.py"]]
    with log.open("wb") as output:
        process = subprocess.Popen(
            arguments,
            cwd=ROOT,
            env={**os.environ, "PORT": str(port), **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    server = Server(f"http://127.0.0.1:{port}", log)
    try:
        wait_until_healthy(server, process)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def worker_of(server: Server) -> psutil.Process:
    """The process that holds Keras: the largest the server has started."""
    port = urlsplit(server.url).port
    ours = psutil.Process().children(recursive=True)
    app = next(each for each in ours if any(at.laddr.port == port for at in each.net_connections("tcp")))
    return max(app.children(recursive=True), key=lambda each: each.memory_info().rss)


def wait_until_healthy(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Ask for /healthz until it answers; a server that ends or says nothing is an error with its log."""
    for _ in range(SECONDS_TO_START * 20):
        try:
            with urllib.request.urlopen(f"{server.url}/healthz", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            pass
        try:
            process.wait(timeout=0.05)
        except subprocess.TimeoutExpired:
            continue
        break
    raise RuntimeError(f"the server did not start (exit status {process.poll()}):\n{server.said()}")


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
