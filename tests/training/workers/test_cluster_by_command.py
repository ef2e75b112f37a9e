"""Two workers started by the commands of README.md, under TLS: two runs at a time, the same numbers, a lost machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import dask
import psutil  # type: ignore[import-untyped]
import pytest

from lessons.network.link import read_link
from lessons.training.engine import Engine
from lessons.training.probe import probe_of
from lessons.training.samples import make_samples
from lessons.training.settings import Settings
from lessons.training.tasks import TASKS, make_task
from tests.training import stand_in
from tests.training.our_run import our_run
from tests.training.runs import LONG, SHORT, ended, slow, small, under_way
from tests.training.stand_in import Desk
from tests.training.workers.cluster_by_command import ROOT, Started, cluster_by_command

KEYS = ("moons", "three_sentences", "sum_sign", "reversal")
# The server joins a cluster by the variables it is started with, so it is a process of its own here too.
JOIN = """
import json, sys
from lessons.network.link import read_link
from lessons.training.engine import Engine
from lessons.training.settings import Settings
from lessons.training.tasks import TASKS, make_task

engine = Engine()
engine.start()
assert engine.wait_until("ready", 120), engine.state()
jobs = []
for key in sys.argv[1:]:
    choice = TASKS[key].default
    spec = read_link(make_task(choice).model).spec
    jobs.append(engine.submit(spec, choice, Settings(epochs=3), key))
while under_way := [job for job in jobs if engine.jobs.get(job.name).is_active]:  # a run nobody looks at is ended
    engine.jobs.wait_for(under_way[0].name, lambda now: not now.is_active, 5)
ended = [engine.jobs.peek(job.name) for job in jobs]
print(json.dumps([[job.status, job.worker, [report.loss for report in job.reports]] for job in ended]))
engine.close()
"""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    with cluster_by_command(tmp_path_factory.mktemp("keys"), 2) as started:
        yield started


@pytest.fixture
def joined(cluster: Started) -> Iterator[Engine]:
    """An engine of this process; Dask reads the variables again, as it does in a process that starts with them."""
    engine = Engine(check=stand_in.check, patience=300)
    os.environ |= cluster.variables
    dask.config.refresh()
    try:
        engine.start()
        assert engine.wait_until("ready", 120), engine.state()
        yield engine
    finally:
        engine.close()
        for name in cluster.variables:
            del os.environ[name]
        dask.config.refresh()


def test_a_cluster_by_command_trains_two_at_a_time_to_the_same_numbers(cluster: Started) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", JOIN, *KEYS],
        cwd=ROOT,
        env={**os.environ, **cluster.variables},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    ended = json.loads(ran.stdout.splitlines()[-1])
    assert [status for status, _, _ in ended] == ["done"] * len(KEYS)
    assert len({worker for _, worker, _ in ended}) == 2
    for key, (_, _, losses) in zip(KEYS, ended, strict=True):
        choice, settings = TASKS[key].default, Settings(epochs=3)
        spec = read_link(make_task(choice).model).spec
        here = our_run(spec, make_samples(spec, make_task(choice), settings), settings, probe=probe_of(spec, choice))
        assert losses == pytest.approx([report.loss for report in here.reports], abs=1e-6)


def test_a_lost_machine_is_noticed_and_what_it_did_is_not_begun_elsewhere(
    joined: Engine, cluster: Started, desk: Desk
) -> None:
    spec, choice = slow()
    ann, bob = (under_way(joined, joined.submit(spec, choice, LONG, owner)) for owner in ("ann", "bob"))
    assert ann.worker != bob.worker
    joined.confirm(desk.model, None, 9)
    desk.next_run().finish()
    assert joined.wait(desk.model, None, 9, timeout=60).status == "done"
    third = joined.submit(*small(), SHORT, "cyd")
    joined.stop(bob.name)
    assert ended(joined, third).status == "done"

    began = time.monotonic()
    for process in machine_of(cluster, int(ann.worker.rsplit(":", 1)[1])):
        process.send_signal(signal.SIGKILL)
    lost = ended(joined, ann)
    assert time.monotonic() - began < 3  # meant is one second, and the machine of a test may be busy
    assert lost.status == "failed"
    assert lost.sentence.startswith("The process that trained was ended from outside")
    # the worker that is left was offered the lost run by Dask, and puts it down for the next one
    assert ended(joined, joined.submit(*small(), SHORT, "ann"), 60).status == "done"
    assert joined.jobs.peek(ann.name) == lost


def machine_of(cluster: Started, port: int) -> list[psutil.Process]:
    """The nanny and the worker that listens on this port, so that nothing starts it again."""
    for nanny in cluster.workers:
        family = [psutil.Process(nanny.pid), *psutil.Process(nanny.pid).children(recursive=True)]
        if any(at.laddr.port == port for each in family for at in each.net_connections() if at.status == "LISTEN"):
            return family
    raise AssertionError(f"no worker listens on port {port}")
