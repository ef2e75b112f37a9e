"""However a server ends, it ends in silence and leaves no process behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from tests.training.processes import living

ROOT = Path(__file__).resolve().parents[3]

SERVER = """
import sys
from lessons.training import engine
heavy = lambda: [name for name in sys.modules if name.split(".")[0] in ("tensorflow", "keras")]
assert "distributed" not in sys.modules, "importing the engine must be cheap"
engine.start()
{then}
"""
CHECK = """
import numpy
from lessons.network.keras_json import write_keras_json
from lessons.network.link import read_link
link = "Input(64,15)|GRU(16,return_sequences=True)|TimeDistributed(Dense(15))"
model = write_keras_json(read_link(link).spec)
assert engine.wait_until("ready", 120), engine.state()
said = engine.wait(model, numpy.ones((2, 64, 15), "float32"), 7, timeout=120)
assert not heavy(), heavy()[:3]
params = [layer["params"] for layer in said.report["layers"]]
print(said.sentence, params, said.report["outputs"].shape, flush=True)
input()
"""


def serve(then: str, folder: Path) -> subprocess.Popen[str]:
    """A server of its own, started from a strange folder."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", SERVER.format(then=then)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_the_real_keras_answers_a_server_that_never_imports_it_and_ends_in_silence(tmp_path: Path) -> None:
    server = serve(CHECK, tmp_path)
    assert server.stdout
    said = server.stdout.readline()
    assert said.startswith("Keras 3."), server.communicate()[1]
    assert said.endswith("has built this model. [1584, 255] (2, 64, 15)\n")
    children = psutil.Process(server.pid).children(recursive=True)
    output = server.communicate("\n", timeout=120)  # it ends without calling close
    assert (server.returncode, output) == (0, ("", ""))
    assert living(children) == []


def test_ctrl_c_while_starting_leaves_nothing_behind(tmp_path: Path) -> None:
    server, children = starting(tmp_path)
    os.killpg(server.pid, signal.SIGINT)
    _, errors = server.communicate(timeout=120)
    assert errors.strip().endswith("KeyboardInterrupt")
    assert errors.count("Traceback") == 1  # input()'s own
    assert living(children) == []


def test_a_server_that_is_killed_takes_its_processes_with_it(tmp_path: Path) -> None:
    server, children = starting(tmp_path)
    server.kill()
    server.communicate(timeout=120)
    assert living(children) == []


def starting(folder: Path) -> tuple[subprocess.Popen[str], list[psutil.Process]]:
    """A server that has begun to start its cluster, and its processes so far."""
    server = serve("print('started', flush=True); input()", folder)
    assert server.stdout
    assert server.stdout.readline() == "started\n"
    return server, started_by(server)


def started_by(server: subprocess.Popen[str]) -> list[psutil.Process]:
    """The processes of a server that has begun to start its cluster."""
    ends = time.monotonic() + 20
    while not (children := psutil.Process(server.pid).children(recursive=True)):
        assert time.monotonic() < ends
    return children
