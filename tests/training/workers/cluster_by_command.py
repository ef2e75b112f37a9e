"""A cluster started by the commands in README.md, on loopback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Started:
    """A cluster.

    Args:
        variables: for everyone who joins it, UNROLLED_SCHEDULER included.
        workers: their processes; each is a nanny, and its only child is the worker.
    """

    variables: dict[str, str]
    workers: tuple[subprocess.Popen[str], ...]


def readme_commands() -> list[str]:
    """The lines of the section "More machines"."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("## More machines")[1].split("\n## ")[0]
    return [line for block in section.split("```")[1::2] for line in block.strip().splitlines()]


@contextmanager
def cluster_by_command(folder: Path, n_workers: int) -> Iterator[Started]:
    """Runs the lines of README.md; only the place of the keys and the address are the test's own."""
    port = str(free_port())
    replaced = {
        ".venv/bin/python": sys.executable,
        "unrolled.pem": str(folder / "unrolled.pem"),
        "192.168.1.10": "127.0.0.1",
        "8786": port,
    }
    lines = readme_commands()
    for old, new in replaced.items():
        lines = [line.replace(old, new) for line in lines]
    keys, *exports, scheduler, worker, app = lines
    subprocess.run(keys.split(), cwd=ROOT, check=True)
    variables = dict(line.removeprefix("export ").split("=", 1) for line in exports)
    running: list[subprocess.Popen[str]] = []
    try:
        running.append(start(scheduler, variables))
        read_until(running[0], "Scheduler at:")
        running += [start(worker, variables) for _ in range(n_workers)]
        for each in running[1:]:
            read_until(each, "Registered to:")
        address = app.split()[0].split("=", 1)
        yield Started(variables | {address[0]: address[1]}, tuple(running[1:]))
    finally:
        for process in reversed(running):  # a worker ends by itself when its scheduler is gone, but not at once
            process.terminate()
        for process in running:
            try:
                process.communicate(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()


def start(command: str, variables: dict[str, str]) -> subprocess.Popen[str]:
    """Starts a command in the project's folder, on loopback."""
    return subprocess.Popen(
        [*command.split(), "--host", "127.0.0.1"],
        cwd=ROOT,
        env={**os.environ, **variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def read_until(process: subprocess.Popen[str], words: str) -> None:
    """Waits for what a process says when it is ready."""
    assert process.stderr
    said = []
    for line in process.stderr:
        said.append(line)
        if words in line:
            return
    raise AssertionError("".join(said))


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
