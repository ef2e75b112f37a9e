"""Processes, as the tests look at them."""

from __future__ import annotations

import os

import psutil  # type: ignore[import-untyped]


def family() -> list[psutil.Process]:
    """This process and its engine's; the servers and browsers of other tests in this process are left out."""
    clusters = [child for child in psutil.Process().children() if "cluster_process" in " ".join(child.cmdline())]
    return [psutil.Process(), *clusters, *(each for cluster in clusters for each in cluster.children(recursive=True))]


def listening(process: psutil.Process) -> list[tuple[str, int]]:
    """The addresses and ports a process listens on, those of this test process's own desks left out."""
    if process.pid == os.getpid():
        return []
    return [(at.laddr.ip, at.laddr.port) for at in process.net_connections() if at.status == psutil.CONN_LISTEN]


def living(processes: list[psutil.Process] | set[psutil.Process]) -> list[psutil.Process]:
    """Those still alive after three seconds."""
    _, alive = psutil.wait_procs(list(processes), timeout=3)
    return [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]
