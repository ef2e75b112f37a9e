"""The engine with a real cluster: what a page sees, and what is left when things die."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import dask
import numpy
import psutil  # type: ignore[import-untyped]
import pytest
from distributed.comm.core import connect
from distributed.security import Security

from lessons.training import engine as this_process
from lessons.training.engine import Engine
from tests.training import stand_in
from tests.training.stand_in import Desk

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = Engine(check=stand_in.check, patience=300)
    engine.start()
    assert engine.wait_until("ready", 120), engine.state()
    yield engine
    engine.close()


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.close()


@pytest.fixture
def other_desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.close()


def test_starting_returns_at_once_and_twice_is_once() -> None:
    engine = Engine(check=stand_in.check)
    try:
        started = time.perf_counter()
        threads = [threading.Thread(target=engine.start) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert time.perf_counter() - started < 0.1  # each under 0.02
        assert engine.state().status == "starting"
        assert [thread.name for thread in threading.enumerate()].count(
            "engine"
        ) <= 2  # this one's, the module's
        assert engine.confirm("1", None, 0).status == "checking"
        assert "starting" in engine.confirm("1", None, 0).sentence
    finally:
        engine.close()
    assert engine.state().status == "off"


def test_a_ready_engine_knows_its_keras(engine: Engine) -> None:
    assert engine.state().status == "ready"
    assert engine.state().keras is not None
    assert (engine.state().keras or "").startswith("3.")


def test_a_check_is_answered_and_a_page_never_waits_for_it(engine: Engine, desk: Desk) -> None:
    inputs = numpy.arange(6, dtype="float32").reshape(1, 2, 3)
    began = time.perf_counter()
    assert engine.confirm(desk.model, inputs, 7).status == "checking"
    assert time.perf_counter() - began < 0.02
    inputs[:] = 0  # the page may go on using its array
    desk.next_run().finish()
    said = engine.wait(desk.model, numpy.arange(6, dtype="float32").reshape(1, 2, 3), 7, timeout=120)
    assert said.status == "done"
    assert said.report is not None
    assert said.report["total_params"] == 7
    numpy.testing.assert_array_equal(said.report["outputs"], [[[0, 1, 2], [3, 4, 5]]])
    assert "stand-in" in said.sentence


def test_the_same_question_from_many_sessions_is_one_check(engine: Engine, desk: Desk) -> None:
    answers: list[str] = []

    def session() -> None:
        answers.append(engine.wait(desk.model, None, 1, timeout=120).status)

    sessions = [threading.Thread(target=session) for _ in range(20)]
    for thread in sessions:
        thread.start()
    desk.next_run().finish()
    for thread in sessions:
        thread.join()
    assert answers == ["done"] * 20
    assert engine.confirm(desk.model, None, 1).status == "done"
    assert not desk.has_another_run()


def test_another_seed_or_another_input_is_another_check(engine: Engine, desk: Desk) -> None:
    questions = [
        (numpy.zeros((1, 2)), 1),
        (numpy.zeros((1, 2)), 2),
        (numpy.zeros((2, 1)), 1),
        (numpy.zeros((1, 2), "int64"), 1),
        (None, 1),
    ]
    for inputs, seed in questions:
        assert engine.confirm(desk.model, inputs, seed).status == "checking"
        desk.next_run().finish()
        assert engine.wait(desk.model, inputs, seed, timeout=120).status == "done"


def test_a_check_that_fails_is_a_sentence_without_a_path(engine: Engine) -> None:
    said = engine.wait("no port", None, 1, timeout=120)
    assert said.status == "unavailable"
    assert "ValueError" in said.sentence
    assert "/" not in said.sentence


@pytest.mark.parametrize(
    ("model", "inputs", "words"),
    [
        ("x" * 100_000, None, "100,000 characters"),
        ("x", numpy.zeros(2_000_000), "16.0 MB"),
        ("x", numpy.array([print]), "numbers"),
    ],
)
def test_what_is_too_large_or_not_a_number_is_not_sent(
    engine: Engine, model: str, inputs: numpy.ndarray | None, words: str
) -> None:
    said = engine.confirm(model, inputs, 1)
    assert said.status == "unavailable"
    assert words in said.sentence


def test_the_newest_question_is_answered_first_and_forgotten_ones_are_not_answered(
    engine: Engine, desk: Desk
) -> None:
    engine.confirm(desk.model, None, 0)
    busy = desk.next_run()
    for seed in range(1, 101):
        engine.confirm(desk.model, None, seed)
    busy.finish()
    seeds = []
    for _ in range(64):
        run = desk.next_run()
        seeds.append(run.seed)
        run.finish()
    # The worker may have begun with a few before it heard of the others.
    assert seeds.index(100) < 20
    assert sum(seed <= 36 for seed in seeds) < 10
    assert engine.wait(desk.model, None, 100, timeout=120).status == "done"


def test_a_killed_worker_costs_a_few_seconds_of_checking_and_nothing_else(
    engine: Engine, desk: Desk, other_desk: Desk
) -> None:
    known = other_desk
    engine.confirm(known.model, None, 1)
    known.next_run().finish()
    assert engine.wait(known.model, None, 1, timeout=120).status == "done"

    engine.confirm(desk.model, None, 1)
    killed = [0]
    for _ in range(2):  # the second time Dask gives the check up, and the engine asks again
        run = desk.next_run()
        assert run.pid not in killed
        os.kill(run.pid, signal.SIGKILL)
        killed.append(run.pid)
        assert engine.wait(desk.model, None, 1, timeout=0.1).status == "checking"
        assert engine.confirm(known.model, None, 1).status == "done"
    desk.next_run().finish()
    assert engine.wait(desk.model, None, 1, timeout=120).status == "done"


def test_a_question_without_an_answer_is_given_up(desk: Desk) -> None:
    engine = Engine(check=stand_in.check, patience=0.2)
    engine.start()
    try:
        said = engine.wait(desk.model, None, 1, timeout=120)
        assert engine.state().status == "starting"
        assert said.status == "unavailable"
        assert "did not answer" in said.sentence
    finally:
        engine.close()


def test_only_loopback_is_listened_on_and_strangers_are_refused(engine: Engine) -> None:
    ports = [at for process in family() for at in listening(process)]
    assert len(ports) == 3  # scheduler, nanny, worker
    assert {address for address, _ in ports} == {"127.0.0.1"}
    assert 8787 not in [port for _, port in ports]
    refusal = "(?i)closed|reset|handshake|timed out"

    async def knock(port: int) -> None:
        with pytest.raises(OSError, match=refusal):
            await connect(f"tcp://127.0.0.1:{port}", timeout=0.5)

    async def knock_everywhere() -> None:
        await asyncio.gather(*(knock(port) for _, port in ports))

    asyncio.run(knock_everywhere())


@pytest.mark.parametrize("has_keys", [False, True])
def test_a_stranger_with_no_keys_or_other_keys_is_refused(
    engine: Engine, has_keys: bool, tmp_path: Path
) -> None:
    stranger = ssl.create_default_context()
    stranger.check_hostname, stranger.verify_mode = False, ssl.CERT_NONE  # an intruder checks nothing
    if has_keys:
        keys = Security.temporary()
        (tmp_path / "both.pem").write_text(keys.tls_client_cert + keys.tls_client_key)
        stranger.load_cert_chain(tmp_path / "both.pem")
    for process in family():
        for address in listening(process):
            with (
                socket.create_connection(address, timeout=5) as line,
                pytest.raises(ssl.SSLError, match=r"(?i)alert"),
                stranger.wrap_socket(line) as secured,
            ):
                secured.recv(1)


def test_what_runs_in_a_worker_stands_back_for_the_pages(engine: Engine, desk: Desk) -> None:
    engine.confirm(desk.model, None, 3)
    run = desk.next_run()
    assert run.niceness > os.nice(0)
    assert psutil.Process(run.pid).environ().get("TF_ENABLE_ONEDNN_OPTS") == "0"
    run.finish()


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
    server = serve("print('started', flush=True); input()", tmp_path)
    assert server.stdout
    assert server.stdout.readline() == "started\n"
    children = started_by(server)
    os.killpg(server.pid, signal.SIGINT)
    _, errors = server.communicate(timeout=120)
    assert errors.strip().endswith("KeyboardInterrupt")
    assert errors.count("Traceback") == 1  # input()'s own
    assert living(children) == []


def test_a_server_that_is_killed_takes_its_processes_with_it(tmp_path: Path) -> None:
    server = serve("print('started', flush=True); input()", tmp_path)
    assert server.stdout
    assert server.stdout.readline() == "started\n"
    children = started_by(server)
    server.kill()
    server.communicate(timeout=120)
    assert living(children) == []


def test_a_lost_cluster_is_started_and_asked_again_and_closing_leaves_no_process(desk: Desk) -> None:
    before = set(psutil.Process().children(recursive=True))
    engine = Engine(check=stand_in.check)
    engine.start()
    try:
        engine.confirm(desk.model, None, 1)
        desk.next_run()
        (cluster,) = set(psutil.Process().children()) - before
        lost = set(psutil.Process().children(recursive=True)) - before
        cluster.kill()
        desk.next_run().finish()
        assert engine.wait(desk.model, None, 1, timeout=120).status == "done"
        ours = set(psutil.Process().children(recursive=True)) - before
        assert len(ours) >= 2
    finally:
        began = time.perf_counter()
        engine.close()
    assert time.perf_counter() - began < 2
    assert living(lost | ours) == []
    assert engine.confirm(desk.model, None, 1).status == "unavailable"
    engine.close()


def test_an_existing_cluster_is_joined_by_its_address(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = Security.temporary()
    (tmp_path / "cert.pem").write_text(keys.tls_scheduler_cert)
    (tmp_path / "key.pem").write_text(keys.tls_scheduler_key)
    files = {"--tls-ca-file": "cert.pem", "--tls-cert": "cert.pem", "--tls-key": "key.pem"}
    tls = [word for option, name in files.items() for word in (option, str(tmp_path / name))]

    def dask_command(*words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *words, *tls, "--host", "127.0.0.1", "--no-dashboard"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    scheduler = dask_command("scheduler", "--port", "0", "--protocol", "tls")
    assert scheduler.stderr
    address = next(line.split()[-1] for line in scheduler.stderr if "Scheduler at:" in line)
    worker = dask_command("worker", address, "--nthreads", "1", "--no-nanny")
    monkeypatch.setenv("UNROLLED_SCHEDULER", address)
    settings = {
        "distributed.comm.tls.ca-file": str(tmp_path / "cert.pem"),
        "distributed.comm.tls.client.cert": str(tmp_path / "cert.pem"),
        "distributed.comm.tls.client.key": str(tmp_path / "key.pem"),
    }
    engine = Engine(check=stand_in.check)
    try:
        with dask.config.set(settings):
            engine.start()
            assert engine.wait_until("ready", 120), engine.state()
        engine.confirm(desk.model, None, 1)
        run = desk.next_run()
        assert run.pid == worker.pid
        run.finish()
        assert engine.wait(desk.model, None, 1, timeout=120).status == "done"
    finally:
        engine.close()
        assert worker.poll() is None  # it is not ours to end
        for process in (worker, scheduler):
            process.kill()
            process.communicate()


def test_a_wrong_address_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNROLLED_SCHEDULER", "http://class.example")
    engine = Engine(check=stand_in.check)
    engine.start()
    try:
        assert engine.wait_until("failed", 20)
        assert "http://class.example" in engine.state().sentence
        assert "tls://host:8786" in engine.confirm("x", None, 1).sentence
    finally:
        engine.close()


def test_an_engine_that_was_never_started_says_so() -> None:
    assert Engine().confirm("x", None, 1).sentence == Engine().state().sentence
    assert this_process.Engine().state().status == "off"


def family() -> list[psutil.Process]:
    """This process and everything it started."""
    return [psutil.Process(), *psutil.Process().children(recursive=True)]


def listening(process: psutil.Process) -> list[tuple[str, int]]:
    """The addresses and ports a process listens on, those of this test process's own desks left out."""
    if process.pid == os.getpid():
        return []
    return [
        (at.laddr.ip, at.laddr.port) for at in process.net_connections() if at.status == psutil.CONN_LISTEN
    ]


def started_by(server: subprocess.Popen[str]) -> list[psutil.Process]:
    """The processes of a server that has begun to start its cluster."""
    ends = time.monotonic() + 20
    while not (children := psutil.Process(server.pid).children(recursive=True)):
        assert time.monotonic() < ends
    return children


def living(processes: list[psutil.Process] | set[psutil.Process]) -> list[psutil.Process]:
    """Those still alive after three seconds."""
    _, alive = psutil.wait_procs(list(processes), timeout=3)
    return [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]
