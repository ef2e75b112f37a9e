"""Runs on a real cluster: reports in order, stop, pause, go on, and what happens when a worker is lost or hangs."""

import os
import signal
import threading
import time
from dataclasses import replace

import pytest

from lessons.training.engine import Engine, Refused
from lessons.training.jobs import MOST_ACTIVE
from lessons.training.probe import probe_of
from lessons.training.samples import make_samples
from lessons.training.tasks import make_task
from tests.training.our_run import bits, our_run
from tests.training.runs import LONG, SHORT, ended, slow, small, under_way, workers
from tests.training.stand_in import Desk
from tests.training.stand_in_topics import topics_of_runs

SOON = 3.0  # seconds; meant is one, and the machine of a test may be busy


@pytest.mark.parametrize("key", ["moons", "three_sentences", "sum_sign"])
def test_a_worker_trains_to_the_numbers_of_this_process(engine: Engine, key: str) -> None:
    spec, choice = small(key, seed=4)
    job = engine.submit(spec, choice, SHORT, "ann")
    assert job.status in ("queued", "running")
    done = ended(engine, job)
    assert (done.status, done.sentence) == ("done", "Trained for 3 epochs.")
    samples = make_samples(spec, make_task(choice), SHORT)
    here = our_run(spec, samples, SHORT, probe=probe_of(spec, choice))
    assert [replace(each, seconds=0.0) for each in done.reports] == [
        replace(each, seconds=0.0) for each in here.reports
    ]
    assert done.weights is not None
    assert bits(done.weights) == bits(here.end.weights)


def test_reports_of_a_quick_run_arrive_in_order_without_gaps(engine: Engine) -> None:
    spec, choice = small()
    done = ended(engine, engine.submit(spec, choice, replace(SHORT, epochs=300, batch_size=512), "ann"))
    assert [report.epoch for report in done.reports] == list(range(301))
    seconds = [report.seconds for report in done.reports]
    assert seconds == sorted(seconds)
    assert done.rate is not None
    assert done.rate > 1


def test_a_run_stops_soon_with_its_last_whole_epoch(engine: Engine) -> None:
    spec, choice = slow()
    job = under_way(engine, engine.submit(spec, choice, LONG, "ann"))
    began = time.monotonic()
    engine.stop(job.name)
    done = ended(engine, job)
    assert time.monotonic() - began < SOON
    assert (done.status, done.sentence) == ("stopped", f"Stopped after epoch {done.epoch}.")
    assert [report.epoch for report in done.reports] == list(range(done.epoch + 1))
    assert done.weights is not None
    engine.stop(job.name)  # nothing is left to stop
    assert engine.jobs.get(job.name) == replace(done, seen=engine.jobs.peek(job.name).seen)  # type: ignore[union-attr]


def test_a_paused_run_goes_on_as_if_it_had_not_been(engine: Engine) -> None:
    spec, choice = slow()
    settings = replace(SHORT, epochs=30, batch_size=1, validation_split=0.2)  # seconds: time enough to pause it
    whole = ended(engine, engine.submit(spec, choice, settings, "ann"))
    job = under_way(engine, engine.submit(spec, choice, settings, "ann"))
    engine.pause(job.name)
    paused = ended(engine, job)
    assert (paused.status, paused.sentence) == (
        "paused",
        f"Paused after epoch {paused.epoch}. Go on whenever you like.",
    )
    assert 0 < paused.epoch < 30
    on = engine.resume(paused.name)
    assert on.reports == paused.reports
    done = ended(engine, on)
    assert done.status == "done"
    assert [replace(each, seconds=0.0) for each in done.reports] == [
        replace(each, seconds=0.0) for each in whole.reports
    ]
    assert done.weights is not None
    assert whole.weights is not None
    assert bits(done.weights) == bits(whole.weights)
    longer = ended(engine, engine.resume(done.name, replace(settings, epochs=32)))
    assert longer.epoch == 32


def test_what_was_never_trained_cannot_go_on(engine: Engine) -> None:
    with pytest.raises(Refused, match="no longer remembered"):
        engine.resume("nobody's")


def test_a_second_run_waits_and_can_be_stopped_before_it_begins(engine: Engine) -> None:
    spec, choice = slow()
    first = under_way(engine, engine.submit(spec, choice, LONG, "ann"))
    second = engine.submit(spec, choice, SHORT, "bob")
    third = engine.submit(spec, choice, SHORT, "ann")
    assert [engine.jobs.get(job.name).place for job in (second, third)] == [0, 1]  # type: ignore[union-attr]
    engine.stop(third.name)
    assert ended(engine, third).sentence == "Stopped before it began."
    engine.stop(first.name)
    assert ended(engine, second).status == "done"


def test_too_many_runs_of_one_learner_are_refused(engine: Engine) -> None:
    spec, choice = slow()
    jobs = [engine.submit(spec, choice, LONG, "ann") for _ in range(MOST_ACTIVE)]
    with pytest.raises(Refused, match="wait for one, or stop it"):
        engine.submit(spec, choice, SHORT, "ann")
    for job in reversed(jobs):
        engine.stop(job.name)
    assert {ended(engine, job).status for job in jobs} == {"stopped"}


def test_keras_answers_while_a_training_goes_on(engine: Engine, desk: Desk) -> None:
    spec, choice = slow()
    done = ended(engine, engine.submit(spec, choice, SHORT, "ann"))
    job = under_way(engine, engine.submit(spec, choice, LONG, "ann"))
    engine.confirm(desk.model, None, 5)
    desk.next_run().finish()
    assert engine.wait(desk.model, None, 5, timeout=60).status == "done"
    assert engine.keras_file(done)[:2] == b"PK"
    now = engine.jobs.get(job.name)
    assert now is not None
    assert now.status == "running"
    engine.stop(job.name)
    ended(engine, job)


def test_a_run_that_belongs_to_everyone_is_started_once(engine: Engine) -> None:
    spec, choice = small()
    names: list[str] = []
    askers = [threading.Thread(target=lambda: names.append(engine.shared(spec, choice, SHORT).name)) for _ in range(12)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert len(set(names)) == 1
    assert len(names) == 12
    done = ended(engine, engine.shared(spec, choice, SHORT))
    assert done.status == "done"
    assert engine.shared(spec, choice, SHORT).name == names[0]
    assert engine.shared(spec, choice, replace(SHORT, seed=1)).name != names[0]


def test_a_run_begins_with_the_weights_it_is_given(engine: Engine) -> None:
    spec, choice = small()
    drawn = ended(engine, engine.shared(spec, choice, SHORT))
    assert drawn.weights is not None
    given = ended(engine, engine.shared(spec, choice, SHORT, drawn.weights))
    assert given.name != drawn.name
    assert engine.shared(spec, choice, SHORT, drawn.weights).name == given.name
    assert given.reports[0].loss == pytest.approx(drawn.reports[-1].loss, rel=0.2)
    assert (given.reports[0].loss or 0) < (drawn.reports[0].loss or 0)


def test_a_run_nobody_looks_at_ends(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lessons.training.workers.desk.LEASE", 0.5)
    monkeypatch.setattr("lessons.training.workers.desk.BEAT", 0.2)
    spec, choice = slow()
    job = engine.submit(spec, choice, LONG, "ann")
    done = ended(engine, job, 60)
    assert done.status == "stopped"
    assert "nobody was looking" in done.sentence


def test_a_run_that_cannot_be_trained_is_told_without_a_path(engine: Engine) -> None:
    spec, _ = small("sum_sign")
    _, choice = small("moons")  # of another shape; the pages find this out before
    done = ended(engine, engine.submit(spec, choice, SHORT, "ann"))
    assert done.status == "failed"
    assert "Try another network or another task; your settings are kept." in done.sentence
    assert "/" not in done.sentence


def test_a_lost_worker_is_told_in_words_and_the_next_run_starts(engine: Engine) -> None:
    spec, choice = slow()
    job = under_way(engine, engine.submit(spec, choice, LONG, "ann"))
    waiting = engine.submit(spec, choice, SHORT, "bob")
    (worker,) = workers()
    began = time.monotonic()
    os.kill(worker.pid, signal.SIGKILL)
    lost = ended(engine, job)
    assert time.monotonic() - began < SOON
    assert lost.status == "failed"
    assert lost.sentence.startswith("The process that trained was ended from outside")
    assert lost.settings == LONG
    assert lost.epoch >= 1  # what had arrived is still there
    assert ended(engine, waiting).status == "done"


def test_a_worker_that_hangs_is_replaced_and_the_next_run_starts(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lessons.training.workers.desk.RESTING", 0.1)
    spec, choice = slow()
    job = under_way(engine, engine.submit(spec, choice, LONG, "ann"))
    waiting = engine.submit(spec, choice, SHORT, "bob")
    (worker,) = workers()
    monkeypatch.setattr("lessons.training.workers.desk.SILENCE", 2.0)
    os.kill(worker.pid, signal.SIGSTOP)  # as native code that never returns and holds the interpreter's lock
    lost = ended(engine, job)
    assert (lost.status, lost.sentence.split(",")[0]) == (
        "failed",
        "The process that trained gave no sign of life for too long",
    )
    monkeypatch.setattr("lessons.training.workers.desk.SILENCE", 90.0)
    assert ended(engine, waiting).status == "done"
    assert worker.pid not in [each.pid for each in workers()]


def test_many_runs_leave_nothing_behind(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lessons.training.workers.remains.LATE", 0.1)
    spec, choice = small()

    def train(first: int, count: int) -> None:
        for number in range(first, first + count):
            assert ended(engine, engine.submit(replace(spec, seed=number), choice, SHORT, "ann")).status == "done"

    train(0, 10)
    (worker,) = workers()
    before = worker.memory_info().rss
    train(10, 25)
    assert (worker.memory_info().rss - before) / 1e6 < 5
    dispatcher = engine._dispatcher
    assert dispatcher is not None
    ends = time.monotonic() + 30
    while left := dispatcher.run(topics_of_runs, timeout=30):
        assert time.monotonic() < ends, left
