"""Where the workers are: on loopback, behind keys, started again when lost, or at an address."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
import subprocess
import sys
import time
from pathlib import Path

import dask
import psutil  # type: ignore[import-untyped]
import pytest
from distributed.comm.core import connect
from distributed.security import Security

from lessons.training.engine import Engine
from tests.training import stand_in
from tests.training.processes import family, listening, living
from tests.training.stand_in import Desk

ROOT = Path(__file__).resolve().parents[3]


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
def test_a_stranger_with_no_keys_or_other_keys_is_refused(engine: Engine, has_keys: bool, tmp_path: Path) -> None:
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


def test_whatever_goes_wrong_with_a_cluster_is_told_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNROLLED_SCHEDULER", "tcp://127.0.0.1:1")
    engine = Engine(check=stand_in.check)
    try:
        with dask.config.set({"distributed.client": {}}):  # Dask's own settings, unreadable
            engine.start()
            assert engine.wait_until("failed", 60)
            assert engine.state().sentence.startswith("The workers could not be reached (KeyError).")
        assert engine.confirm("x", None, 1).sentence == engine.state().sentence
    finally:
        engine.close()
