"""Two workers started by command, under TLS: the same runs, two at a time, and a lost machine is noticed."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace

import dask
import psutil  # type: ignore[import-untyped]
import pytest

from lessons.training.engine import Engine
from lessons.training.probe import probe_of
from lessons.training.samples import make_samples
from lessons.training.tasks import make_task
from tests.training import stand_in
from tests.training.cluster_by_command import Started, cluster_by_command
from tests.training.our_run import bits, our_run
from tests.training.runs import LONG, SHORT, ended, reached, slow, small, under_way
from tests.training.stand_in import Desk


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    with cluster_by_command(tmp_path_factory.mktemp("keys"), 2) as started:
        yield started


@pytest.fixture(scope="module")
def joined(cluster: Started) -> Iterator[Engine]:
    """An engine that joined it, as the app does with these variables."""
    engine = Engine(check=stand_in.check, patience=300)
    os.environ |= cluster.variables
    try:
        with dask.config.set(dask.config.collect_env(cluster.variables)):
            engine.start()
            assert engine.wait_until("ready", 120), engine.state()
            yield engine
    finally:
        engine.close()
        for name in cluster.variables:
            del os.environ[name]


@pytest.mark.parametrize("key", ["moons", "three_sentences", "sum_sign"])
def test_the_same_runs_end_at_the_same_numbers(joined: Engine, key: str) -> None:
    spec, choice = small(key, seed=4)
    settings = replace(SHORT, validation_split=0.2)
    done = ended(joined, joined.submit(spec, choice, settings, "ann"))
    assert (done.status, done.sentence) == ("done", "Trained for 3 epochs.")
    here = our_run(spec, make_samples(spec, make_task(choice), settings), settings, probe=probe_of(spec, choice))
    assert [replace(each, seconds=0.0) for each in done.reports] == [
        replace(each, seconds=0.0) for each in here.reports
    ]
    assert done.weights is not None
    assert bits(done.weights) == bits(here.end.weights)


def test_keras_checks_there_too(joined: Engine, desk: Desk) -> None:
    joined.confirm(desk.model, None, 9)
    desk.next_run().finish()
    assert joined.wait(desk.model, None, 9, timeout=60).status == "done"


def test_two_runs_go_on_at_a_time_and_a_lost_machine_is_noticed(joined: Engine, cluster: Started) -> None:
    spec, choice = slow()
    ann, bob = (joined.submit(spec, choice, LONG, owner) for owner in ("ann", "bob"))
    both = [under_way(joined, job) for job in (ann, bob)]
    assert [job.status for job in both] == ["running", "running"]
    assert both[0].worker != both[1].worker
    third = joined.submit(*small(), SHORT, "cyd")
    assert reached(joined, third, lambda now: True).status == "queued"
    joined.stop(bob.name)
    assert ended(joined, third).status == "done"

    began = time.monotonic()
    port = int(both[0].worker.rsplit(":", 1)[1])
    for process in machine_of(cluster, port):
        process.send_signal(signal.SIGKILL)
    lost = ended(joined, ann)
    assert time.monotonic() - began < 3  # meant is one second, and the machine of a test may be busy
    assert lost.status == "failed"
    assert lost.sentence.startswith("The process that trained was ended from outside")
    # the worker that is left was offered the lost run, and puts it down for the next one
    assert ended(joined, joined.submit(*small(), SHORT, "ann"), 60).status == "done"
    assert joined.jobs.peek(ann.name) == lost


def machine_of(cluster: Started, port: int) -> list[psutil.Process]:
    """The nanny and the worker that listens on this port, so that nothing starts it again."""
    for nanny in cluster.workers:
        family = [psutil.Process(nanny.pid), *psutil.Process(nanny.pid).children(recursive=True)]
        if any(at.laddr.port == port for each in family for at in each.net_connections() if at.status == "LISTEN"):
            return family
    raise AssertionError(f"no worker listens on port {port}")
