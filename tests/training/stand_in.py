"""A check that lets a test see each of its runs and end it; its model's text is the test's port."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from typing import Any

import numpy


def check(model: str, inputs: numpy.ndarray | None, seed: int) -> dict[str, Any]:
    """Tell the test this worker's process number and its thread's niceness, and answer when it says so."""
    with socket.create_connection(("127.0.0.1", int(model.split()[0]))) as line, line.makefile("rw") as words:
        words.write(f"{os.getpid()} {seed} {os.nice(0)}\n")
        words.flush()
        if not words.readline():
            raise ConnectionError("the test is over")
    return {"keras": "stand-in", "layers": [], "total_params": seed, "outputs": inputs, "error": None}


@dataclass
class Run:
    """One run of the check in a worker."""

    pid: int
    seed: int
    niceness: int
    line: socket.socket

    def finish(self) -> None:
        """Let it return its report."""
        self.line.sendall(b"go on\n")


class Desk:
    """Where the runs report."""

    def __init__(self) -> None:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.model = str(self.server.getsockname()[1])
        self.lines: list[socket.socket] = []

    def next_run(self, seconds: float = 120) -> Run:
        """Wait for a run to begin."""
        self.server.settimeout(seconds)
        line, _ = self.server.accept()
        self.lines.append(line)
        with line.makefile("r") as words:
            pid, seed, niceness = map(int, words.readline().split())
        return Run(pid, seed, niceness, line)

    def has_another_run(self) -> bool:
        """Whether a run has begun that nobody asked about."""
        self.server.settimeout(0)
        try:
            self.server.accept()[0].close()
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        """End every run that still waits."""
        for line in [*self.lines, self.server]:
            line.close()
