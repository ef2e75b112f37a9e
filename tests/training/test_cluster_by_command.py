"""Two workers started by the commands of README.md, under TLS: runs go on two at a time and end at the same numbers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lessons.network.link import read_link
from lessons.training.probe import probe_of
from lessons.training.samples import make_samples
from lessons.training.settings import Settings
from lessons.training.tasks import TASKS, make_task
from tests.training.cluster_by_command import ROOT, cluster_by_command
from tests.training.our_run import our_run

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
ended = [engine.jobs.wait_for(job.name, lambda now: not now.is_active, 120) for job in jobs]
print(json.dumps([[job.status, job.worker, [report.loss for report in job.reports]] for job in ended]))
engine.close()
"""


def test_a_cluster_by_command_trains_two_at_a_time_to_the_same_numbers(tmp_path: Path) -> None:
    with cluster_by_command(tmp_path, 2) as cluster:
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
