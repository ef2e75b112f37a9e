"""The server's settings are in force however it is started, and its mistakes are sentences."""

import asyncio
import gc
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import app
from tests.browser.server import running_server

ROOT = Path(__file__).resolve().parents[1]


def start(folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "app.py"],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def settings_seen_from(folder: Path, **environment: str) -> dict[str, object]:
    """What Streamlit's settings are once app.py is imported in a process started in this folder."""
    wanted = ["server.address", "server.allowedHosts", "runner.postScriptGC", "client.showErrorDetails"]
    wanted += ["server.maxUploadSize", "server.maxMessageSize", "browser.gatherUsageStats"]
    code = f"import json, app\nfrom streamlit import config\nwanted = {wanted}\n"
    code += "print(json.dumps({name: config.get_option(name) for name in wanted}))"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return dict(json.loads(ran.stdout.splitlines()[-1]))


def test_the_safe_settings_hold_even_when_started_from_another_folder(tmp_path: Path) -> None:
    assert settings_seen_from(tmp_path) == {
        "server.address": "127.0.0.1",
        "server.allowedHosts": ["localhost", "127.0.0.1"],
        "runner.postScriptGC": False,
        "client.showErrorDetails": "none",
        "server.maxUploadSize": 1,
        "server.maxMessageSize": 10,
        "browser.gatherUsageStats": False,
    }


def test_the_looks_come_with_the_page_and_after_streamlits_own() -> None:
    looks = (ROOT / "pages" / "frame.css").read_text(encoding="utf-8")
    assert app.FIRST_PAGE.count(looks) == 1
    assert app.FIRST_PAGE.index(looks) > app.FIRST_PAGE.rindex("stylesheet")


def test_one_setting_opens_the_app_to_a_class(tmp_path: Path) -> None:
    opened = settings_seen_from(tmp_path, UNROLLED_ADDRESS="0.0.0.0")
    assert opened["server.address"] == "0.0.0.0"
    assert opened["server.allowedHosts"] == ["*"]
    assert opened["client.showErrorDetails"] == "none"


def test_settings_that_cannot_be_read_stop_the_server_instead_of_opening_it(tmp_path: Path) -> None:
    for part in ("guard.py", "lessons", "pages"):
        (tmp_path / part).symlink_to(ROOT / part)
    (tmp_path / "app.py").write_bytes((ROOT / "app.py").read_bytes())
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text("[server]\nport = 1\nport = 2\n")
    ended = start(tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.startswith(".streamlit/config.toml cannot be read (Cannot overwrite a value")
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1", "8501.5"])
def test_a_port_that_is_none_is_one_clear_sentence(port: str) -> None:
    ended = start(PORT=port)
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [f"PORT is {port!r}, but a port is a number from 1 to 65535: try PORT=8600."]


def test_a_port_in_use_is_said_in_words_and_a_stopped_server_frees_it_and_says_nothing_about_it(tmp_path: Path) -> None:
    with running_server(tmp_path / "log.txt") as server:
        port = int(server.url.rsplit(":", 1)[1])
        ended = start(PORT=str(port))
    assert ended.returncode != 0
    assert "address already in use" in ended.stderr
    assert "Traceback" not in ended.stderr
    with socket.create_server(("127.0.0.1", port)):
        assert server.said().splitlines() == [f"Unrolled: http://localhost:{port}  (Ctrl+C stops it)"]


def test_garbage_is_collected_on_a_timer_and_what_stays_is_frozen_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rounds = []
    monkeypatch.setattr(app, "SECONDS_BETWEEN_COLLECTIONS", 0)
    gc.callbacks.append(lambda phase, info: rounds.append(info["generation"]) if phase == "stop" else None)
    gc.unfreeze()
    try:

        async def some_rounds() -> None:
            timer = asyncio.create_task(app.collect_garbage())
            while rounds.count(2) < 3:
                await asyncio.sleep(0)
            timer.cancel()

        asyncio.run(asyncio.wait_for(some_rounds(), 30))
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.callbacks.pop()
        gc.unfreeze()
