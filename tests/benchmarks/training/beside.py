"""What training costs everybody else: a click in the playground while a run goes on, and memory after many runs."""

import asyncio
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from lessons.network.link import read_link
from lessons.training.engine import Engine
from lessons.training.settings import Settings
from lessons.training.tasks import TASKS, make_task
from tests.benchmarks.memory import descendants, memory
from tests.benchmarks.report import Row
from tests.benchmarks.rerun import click, visitor, warm_up
from tests.benchmarks.servers import Server, serving
from tests.benchmarks.tab import Tab

AT_MOST_IDLE = 1.5  # times a click on an idle server
FIRST_EVENT = 300.0  # milliseconds from a click to the first event, on a warm worker
STOPPED = 1000.0  # milliseconds from Stop to the end of the run
MOST_GROWTH = 50.0  # MB of any process over all runs
LONGEST = "task=reversal&epochs=500"  # a run that outlasts the measurement


def rows(sessions: list[int], rounds: int, runs: int) -> Iterator[Row]:
    """Clicks beside a run, the first event, and memory."""
    with serving("ours") as server:
        for count in [each for each in sessions if each <= 20]:
            idle, busy = asyncio.run(beside_a_run(server, count, rounds))
            said = f"click in the playground while a run trains, {count} session{'s' * (count > 1)}"
            yield Row(said, busy, "ms", idle, "no run", "slower", AT_MOST_IDLE)
    yield from first_event_and_growth(runs)


async def beside_a_run(server: Server, sessions: int, rounds: int) -> tuple[float, float]:
    """The median milliseconds of a click without and with a run, in turns of a few clicks each."""
    tabs = [visitor(server, number) for number in range(sessions)]
    await asyncio.gather(*(tab.open() for tab in tabs))
    await asyncio.gather(*(warm_up(tab, "ours") for tab in tabs))
    lab = Tab(server.url, "training_lab", LONGEST)
    await lab.open()
    taken: dict[bool, list[float]] = {False: [], True: []}
    for _ in range(max(2, rounds // 10)):
        for trains in (False, True):
            if trains:
                await lab.press("Train")
                await asyncio.sleep(1.0)  # its graphs are made; the epochs are what goes on for long
            for _ in range(5):
                answers = await asyncio.gather(*(click(tab, "ours") for tab in tabs))
                taken[trains] += [answer.seconds for answer in answers]
            if trains:
                await lab.press("Stop")
                await lab.until_it_has("Train")
    for tab in [*tabs, lab]:
        await tab.close()
    return 1000 * median(taken[False]), 1000 * median(taken[True])


def first_event_and_growth(runs: int) -> Iterator[Row]:
    """A warm engine: from submitting to the first event and the first epoch; then many runs in a row."""
    engine = Engine()
    engine.start()
    if not engine.wait_until("ready", 120):
        raise RuntimeError(engine.state().sentence)
    try:
        events, epochs = [], []
        for number in range(10):
            event, epoch = _one(engine, number, epochs=3)
            events.append(event)
            epochs.append(epoch)
        yield Row("click to first event, warm worker", 1000 * median(events[2:]), "ms", target=FIRST_EVENT)
        yield Row("click to first trained epoch, warm worker", 1000 * median(epochs[2:]), "ms", target=FIRST_EVENT)
        stops = [_stopped(engine, number) for number in range(6)]
        yield Row("stop to the end of the run, its slowest of 5", 1000 * max(stops[1:]), "ms", target=STOPPED)
        if not Path("/proc/self/smaps_rollup").exists():
            return
        own = os.getpid()
        pids = {"server": own, **{f"process {place}": pid for place, pid in enumerate(descendants(own))}}
        for number in range(30):  # allocators fill their pools first
            _one(engine, number, epochs=2)
        before = {name: memory(pid).rss for name, pid in pids.items()}
        for number in range(runs):
            _one(engine, number, epochs=2)
        grown = {name: memory(pid).rss - before[name] for name, pid in pids.items()}
        worst = max(grown, key=lambda name: grown[name])
        yield Row(f"growth of the process that grew most, {runs} runs", grown[worst], "MB", target=MOST_GROWTH)
    finally:
        engine.close()


def _one(engine: Engine, seed: int, epochs: int) -> tuple[float, float]:
    """One run; the seconds until its first event and its first trained epoch."""
    choice = TASKS["three_sentences"].default
    spec = replace(read_link(make_task(choice).model).spec, seed=seed)
    start = time.perf_counter()
    job = engine.submit(spec, choice, Settings(epochs=epochs), "benchmark")
    engine.jobs.wait_for(job.name, lambda job: bool(job.reports) or not job.is_active, 60)
    event = time.perf_counter() - start
    engine.jobs.wait_for(job.name, lambda job: job.epoch >= 1 or not job.is_active, 60)
    epoch = time.perf_counter() - start
    ended = engine.jobs.wait_for(job.name, lambda job: not job.is_active, 60)
    if ended is None or ended.status != "done":
        raise RuntimeError(f"A run ended badly: {ended and ended.sentence}")
    return event, epoch


def _stopped(engine: Engine, seed: int) -> float:
    """The seconds from asking a long run of the string model to stop until it has ended."""
    choice = TASKS["reversal"].default
    spec = replace(read_link(make_task(choice).model).spec, seed=seed)
    job = engine.submit(spec, choice, Settings(epochs=500), "benchmark")
    engine.jobs.wait_for(job.name, lambda job: job.epoch >= 2 or not job.is_active, 60)
    start = time.perf_counter()
    engine.stop(job.name)
    ended = engine.jobs.wait_for(job.name, lambda job: not job.is_active, 60)
    if ended is None or ended.status != "stopped":
        raise RuntimeError(f"A run was not stopped: {ended and ended.sentence}")
    return time.perf_counter() - start
