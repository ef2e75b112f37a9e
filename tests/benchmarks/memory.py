"""Memory of the server process itself, idle and with visitors, and of its workers; read from /proc (Linux)."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import rerun
from tests.benchmarks.report import Row
from tests.benchmarks.servers import Server, serving

SESSIONS = 50
TARGET = 250  # MB
NAIVE_SESSIONS = 5  # enough for its size; each of its clicks takes half a second


@dataclass(frozen=True)
class Memory:
    """Megabytes: resident, and resident with shared pages counted by their share."""

    rss: float
    pss: float


def rows(quick: bool) -> Iterator[Row]:
    """Ours idle and with visitors, beside the naive page."""
    if not Path("/proc/self/smaps_rollup").exists():
        print("memory: not measured, it is read from /proc, which is Linux's.")
        return
    sessions = 5 if quick else SESSIONS
    with serving("ours") as ours, serving("naive") as naive:
        asyncio.run(visit(ours, 1))
        asyncio.run(visit(naive, 1))
        idle, rival = memory(ours.pid), memory(naive.pid)
        yield Row("server, RSS after one visitor", idle.rss, "MB", rival.rss, "naive page", target=TARGET)
        yield Row("server, PSS after one visitor", idle.pss, "MB", rival.pss, "naive page", target=TARGET)
        visited, rival = asyncio.run(visit(ours, sessions)), asyncio.run(visit(naive, NAIVE_SESSIONS))
        words = f"naive page, {NAIVE_SESSIONS} sessions"
        yield Row(f"server, RSS with {sessions} sessions", visited.rss, "MB", rival.rss, words, target=TARGET)
        yield Row(f"server, PSS with {sessions} sessions", visited.pss, "MB", rival.pss, words, target=TARGET)
        workers = [memory(pid) for pid in descendants(ours.pid)]
        yield Row("workers with Keras and their scheduler, PSS", sum(each.pss for each in workers), "MB")


async def visit(server: Server, sessions: int) -> Memory:
    """The memory while so many visitors are there, each after some clicks."""
    tabs = [rerun.visitor(server, number) for number in range(sessions)]
    await asyncio.gather(*(tab.open() for tab in tabs))
    for _ in range(2 if server.name == "naive" else 6):
        await asyncio.gather(*(rerun.click(tab, server.name) for tab in tabs))
    found = memory(server.pid)
    await asyncio.gather(*(tab.close() for tab in tabs))
    return found


def memory(pid: int) -> Memory:
    """What one process holds."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    kilobytes = {words[0]: float(words[1]) for line in lines if len(words := line.split()) == 3}
    return Memory(kilobytes["Rss:"] / 1024, kilobytes["Pss:"] / 1024)


def descendants(pid: int) -> list[int]:
    """The processes a process has started, and theirs."""
    children = [
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text(encoding="ascii").split()
    ]
    return children + [found for child in children for found in descendants(child)]
