"""What a page sees of the engine, with a real cluster, also when a worker dies."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from itertools import pairwise
from typing import Any

import numpy
import pytest

from lessons.training.confirmations import ask
from lessons.training.engine import Engine
from tests.training import stand_in
from tests.training.stand_in import Desk


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
        assert [thread.name for thread in threading.enumerate()].count("engine") <= 2  # this one's, the module's
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


def test_the_newest_question_is_answered_first_and_forgotten_ones_are_not_answered(engine: Engine, desk: Desk) -> None:
    engine.confirm(desk.model, None, 0)
    busy = desk.next_run()
    for seed in range(1, 101):
        engine.confirm(desk.model, None, seed)
    asked = {seed: ask(desk.model, None, seed).name for seed in range(1, 101)}
    # The worker takes what the cluster has heard of, so nothing is finished before it has heard of everything.
    ends = time.monotonic() + 60
    while questions_in_the_cluster(engine) & set(asked.values()) != {asked[seed] for seed in range(37, 101)}:
        assert time.monotonic() < ends
    busy.finish()
    seeds: list[int] = []
    while len(seeds) < 64:
        run = desk.next_run()
        seeds.append(run.seed)
        run.finish()
    assert not desk.has_another_run()
    assert sorted(seeds) == list(range(37, 101))
    # Dask hands a worker one or two more than it computes, and it had them before the others were asked.
    assert seeds.index(100) <= 2
    assert sum(earlier < later for earlier, later in pairwise(seeds)) <= 2
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


def test_an_engine_that_was_never_started_says_so() -> None:
    assert Engine().confirm("x", None, 1).sentence == Engine().state().sentence
    assert Engine().state().status == "off"


def questions_in_the_cluster(engine: Engine) -> set[str]:
    """The names of the questions the cluster has heard of and nobody has taken back."""
    dispatcher = engine._dispatcher
    assert dispatcher is not None

    async def names() -> set[str]:
        client = (await dispatcher._cluster).client
        keys = await client.run_on_scheduler(known_keys)
        return {key.split("-")[1] for key in keys if key.startswith("check-")}

    return asyncio.run_coroutine_threadsafe(names(), dispatcher._loop).result(30)


def known_keys(dask_scheduler: Any) -> list[str]:
    """The keys a scheduler knows; called in its process."""
    return list(dask_scheduler.tasks)
