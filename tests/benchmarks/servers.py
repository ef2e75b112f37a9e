"""The three servers that are compared, each in a process of its own: ours, an empty page, the naive page."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.browser.server import ROOT, free_port

HERE = Path(__file__).resolve().parent
SECONDS_TO_START = 60
Name = Literal["ours", "empty", "naive"]
_COMMANDS: dict[Name, list[str]] = {
    "ours": ["app.py"],
    "empty": ["-m", "tests.benchmarks.empty_server"],
    # as it comes; without a question for an e-mail address, and without telling Streamlit about this run
    "naive": ["-m", "streamlit", "run", "page.py", "--server.headless=true", "--browser.gatherUsageStats=false"],
}


@dataclass(frozen=True)
class Server:
    """A running server.

    Args:
        seconds: from starting the process to its first answer.
    """

    name: Name
    url: str
    pid: int
    seconds: float


@contextmanager
def serving(name: Name) -> Iterator[Server]:
    """Start a server on a free port, wait until it is healthy, stop it afterwards."""
    port = free_port()
    command = [sys.executable, *_COMMANDS[name], *([f"--server.port={port}"] if name == "naive" else [])]
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            # the naive page's folder has no settings of ours, nor has anything above it Streamlit would read
            cwd=HERE / "naive" if name == "naive" else ROOT,
            env={**os.environ, "PORT": str(port), "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        url = f"http://127.0.0.1:{port}"
        try:
            _wait_until_healthy(f"{url}/{'healthz' if name == 'ours' else '_stcore/health'}", process)
            yield Server(name, url, process.pid, time.perf_counter() - start)
        except Exception:
            log.seek(0)
            sys.stderr.write(log.read().decode(errors="replace")[-4000:])
            raise
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_healthy(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            if process.poll() is not None:
                break
            time.sleep(0.01)
    raise RuntimeError(f"{address} never answered (exit status {process.poll()}).")
