"""What the browser is told of a run: plain JSON for every task, and nothing to those who do not know its name."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import app
from lessons.network.link import read_link
from lessons.network.predict import predict
from lessons.network.trace import trace
from lessons.network.weights import draw_weights
from lessons.training import engine
from lessons.training.job import Job
from lessons.training.probe import probe_of
from lessons.training.report import Report, pack, unpack
from lessons.training.run_view import answer_of, run_answer
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice
from lessons.training.tasks import TASKS, make_task

NAMES = ("status", "place", "sentence", "epochs", "seconds", "rate", "left", "start", "reports", "next")


def run_of(key: str, **changed: Any) -> Job:
    """A run of a task's own network with two reports."""
    choice = TASKS[key].default
    spec = read_link(make_task(choice).model).spec
    probe = probe_of(spec, choice)
    task = make_task(choice)
    x = task.x[task.probe : task.probe + 1].astype(spec.input.dtype)
    shares = probe.shares(trace(spec, x, draw_weights(spec)).output[0])
    norms = tuple(0.5 for facts in predict(spec).layers if facts.trainable_params)
    first = Report(0, 1.5, 0.1, None, None, 0.001, 0.0, None, None, None if shares is None else pack(shares))
    second = Report(1, 1.25, 0.2, None, None, 0.001, 0.75, (1.0,) * probe.timesteps, norms, None)
    given: dict[str, Any] = {"reports": (first, second), "status": "running", "started": 1.0, "ended": 2.0} | changed
    return Job("name", "ann", spec, choice, Settings(epochs=5), **given)


@pytest.mark.parametrize("key", [key for key in TASKS if key != "own_text"])
def test_every_task_has_a_view_that_fits_its_reports(key: str) -> None:
    job = run_of(key)
    said = json.loads(json.dumps(answer_of(job, 0), allow_nan=False))
    assert tuple(said) == NAMES
    start, (first, second) = said["start"], said["reports"]
    shares = unpack(first["probe"], len(start["classes"]))
    np.testing.assert_allclose(shares.sum(1), 1, atol=0.06 if len(start["classes"]) < 64 else 1)
    assert len(start["layers"]) == len(second["norms"])
    assert len(start["steps"]) in (0, len(shares))
    assert start["loss"] == make_task(job.choice).loss
    assert start["floor"] is None or start["floor"] >= 0
    assert start["floor_words"].endswith(".")
    if start["truth"] is not None:
        truth = np.array(start["truth"])
        assert truth.shape == shares.shape
        assert truth.min() >= 0
        assert truth.sum(1).max() <= 1.001
    assert (said["epochs"], said["next"], said["seconds"], said["rate"]) == (5, 2, 1.0, 1.33)


def test_a_text_of_the_learners_own_has_its_words_and_its_truth() -> None:
    choice = TaskChoice("own_text", text="the cat sat on the mat. the dog sat on the cat. " * 6)
    spec = read_link(make_task(choice).model).spec
    start = answer_of(replace(run_of("moons"), spec=spec, choice=choice, reports=()), 0)["start"]
    assert "cat" in start["classes"]
    assert len(start["truth"]) == len(start["steps"])


def test_only_what_the_browser_has_not_seen_is_sent() -> None:
    job = run_of("moons")
    assert [row["epoch"] for row in answer_of(job, 0)["reports"]] == [0, 1]
    assert [row["epoch"] for row in answer_of(job, 1)["reports"]] == [1]
    assert answer_of(job, 2)["reports"] == answer_of(job, 99_999)["reports"] == []
    assert [row["epoch"] for row in answer_of(job, -5)["reports"]] == [0, 1]


def test_a_loss_that_is_no_number_is_still_json() -> None:
    broken = Report(2, None, None, None, None, 0.001, 1.0, (0.0,), (0.0,), pack(np.array([[np.nan, np.inf]])))
    said = answer_of(replace(run_of("moons"), reports=(broken,), status="failed"), 0)
    assert json.loads(json.dumps(said, allow_nan=False))["reports"][0]["loss"] is None


def ask(path: str, query: str = "") -> tuple[int, dict[str, Any]]:
    """A request to the app as it is served, guard and all."""
    messages: list[dict[str, Any]] = []
    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": path,
        "raw_path": path.encode(), "root_path": "", "query_string": query.encode(),
        "headers": [(b"host", b"localhost:8501")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8501),
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        messages.append(message)

    asyncio.run(app.app(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in messages)
    return messages[0]["status"], json.loads(body)


@pytest.mark.parametrize("name", ["x", "name", "a" * 22, "A" * 5000, "..%2Fkeras", "'; drop", "ключ"])
def test_a_name_nobody_knows_is_not_found_and_told_what_to_do(name: str) -> None:
    status, said = ask(f"/runs/{name}")
    assert status == 404
    assert said == {"error": "This run is no longer remembered; press Train to start it again."}
    assert run_answer(name, 0) is None


def test_who_knows_a_runs_name_sees_it_and_who_knows_most_of_it_does_not() -> None:
    known = run_of("moons")
    job = engine.jobs.add("ann", known.spec, known.choice, known.settings)
    engine.jobs.change(job.name, reports=known.reports)
    try:
        status, said = ask(f"/runs/{job.name}")
        assert (status, said["status"], said["next"]) == (200, "queued", 2)
        assert ask(f"/runs/{job.name}", "after=1")[1]["reports"][0]["epoch"] == 1
        for strange in ("after=-1", "after=x", "after=1e9", "after=%00", "after=" + "9" * 40):
            assert len(ask(f"/runs/{job.name}", strange)[1]["reports"]) == 2
        for wrong in (job.name[:-1], job.name + "A", job.name.swapcase(), "ann"):
            assert ask(f"/runs/{wrong}")[0] == 404
        assert "ann" not in json.dumps(said)
    finally:
        engine.jobs.change(job.name, status="stopped", ended=1.0)
