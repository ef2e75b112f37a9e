"""Who may train next, how many may wait, and what is remembered."""

import threading
from typing import Any

import numpy as np
import pytest

from lessons.training import jobs as limits
from lessons.training.jobs import Jobs, Refused, size_of
from lessons.training.report import Report
from lessons.training.settings import Settings
from tests.training.runs import small

SPEC, CHOICE = small()


def add(jobs: Jobs, owner: str, **more: Any) -> str:
    return jobs.add(owner, SPEC, CHOICE, Settings(), **more).name


def begin(jobs: Jobs) -> str:
    job = jobs.begin()
    return job.name if job else ""


def end(jobs: Jobs, name: str, **parts: Any) -> None:
    end.clock += 1  # type: ignore[attr-defined]
    jobs.change(name, status="done", ended=end.clock, **parts)  # type: ignore[attr-defined]


end.clock = 0.0  # type: ignore[attr-defined]


def places(jobs: Jobs) -> dict[str, int]:
    return {job.name: job.place for job in jobs.active() if job.status == "queued"}


def test_each_learner_has_one_running_job_and_the_others_wait() -> None:
    jobs = Jobs()
    first, second = add(jobs, "ann"), add(jobs, "ann")
    other = add(jobs, "bob")
    assert [begin(jobs), begin(jobs), begin(jobs)] == [first, other, ""]
    end(jobs, first)
    assert begin(jobs) == second
    assert begin(jobs) == ""


def test_runs_that_belong_to_everyone_go_side_by_side() -> None:
    jobs = Jobs()
    names = [add(jobs, ""), add(jobs, "")]
    assert [begin(jobs), begin(jobs)] == names


def test_the_learner_whose_turn_is_longest_ago_comes_first() -> None:
    jobs = Jobs()
    anns = [add(jobs, "ann") for _ in range(3)]
    bobs = [add(jobs, "bob") for _ in range(2)]
    cyds = [add(jobs, "cyd")]
    began = []
    while name := begin(jobs):
        began.append(name)
        end(jobs, name)
    assert began == [anns[0], bobs[0], cyds[0], anns[1], bobs[1], anns[2]]


def test_the_place_says_how_many_come_before() -> None:
    jobs = Jobs()
    anns = [add(jobs, "ann") for _ in range(3)]
    bob, cyd = add(jobs, "bob"), add(jobs, "cyd")
    assert places(jobs) == {anns[0]: 0, bob: 1, cyd: 2, anns[1]: 3, anns[2]: 4}
    begin(jobs)
    assert places(jobs) == {bob: 0, cyd: 1, anns[1]: 2, anns[2]: 3}
    jobs.change(bob, status="stopped", ended=1.0)
    assert places(jobs) == {cyd: 0, anns[1]: 1, anns[2]: 2}


@pytest.mark.parametrize("seed", range(5))
def test_places_foretell_the_order_in_which_runs_begin(seed: int) -> None:
    draw = np.random.default_rng(seed)
    jobs = Jobs()
    for _ in range(40):
        owner = str(draw.choice(list("abcdefg")))
        try:
            add(jobs, owner)
        except Refused:
            if name := begin(jobs):
                end(jobs, name)
    for job in jobs.active():
        if job.status == "running":
            end(jobs, job.name)
    foretold = sorted(places(jobs), key=lambda name: places(jobs)[name])
    began = []
    while name := begin(jobs):
        began.append(name)
        end(jobs, name)
    assert began == foretold


def test_a_learner_with_too_many_runs_is_told_to_wait_and_others_are_not() -> None:
    jobs = Jobs()
    for _ in range(limits.MOST_ACTIVE):
        add(jobs, "ann")
    with pytest.raises(Refused, match=r"3 runs under way already: wait for one, or stop it\."):
        add(jobs, "ann")
    add(jobs, "bob")
    end(jobs, begin(jobs))
    add(jobs, "ann")


def test_a_server_with_too_many_runs_says_when_to_come_back() -> None:
    jobs = Jobs()
    for number in range(limits.MOST_QUEUED):
        add(jobs, f"learner {number}")
    with pytest.raises(Refused, match=r"Try again in a minute; your settings stay\."):
        add(jobs, "one more")


def test_of_each_learner_only_the_last_runs_are_remembered() -> None:
    jobs = Jobs()
    names = []
    for _ in range(limits.MOST_ENDED + 3):
        names.append(add(jobs, "ann"))
        begin(jobs)
        end(jobs, names[-1])
    assert [job.name for job in jobs.of("ann")] == names[:2:-1]
    assert jobs.get(names[0]) is None
    assert jobs.change(names[0], status="done") is None


def test_runs_that_belong_to_everyone_are_remembered_much_longer() -> None:
    jobs = Jobs()
    names = []
    for _ in range(limits.MOST_ENDED_SHARED + 1):
        names.append(add(jobs, ""))
        begin(jobs)
        end(jobs, names[-1])
    assert jobs.get(names[0]) is None
    assert all(jobs.get(name) for name in names[1:])


def test_what_is_remembered_is_bounded_by_its_bytes_and_the_newest_stays() -> None:
    jobs = Jobs()
    third = np.zeros(limits.MOST_BYTES // 12, np.float32)
    names = []
    for number in range(6):
        names.append(add(jobs, f"learner {number}"))
        begin(jobs)
        end(jobs, names[-1], weights=((third,),))
    assert [name for name in names if jobs.peek(name)] == names[4:]
    huge = add(jobs, "ann")
    begin(jobs)
    end(jobs, huge, memory={"state": [np.zeros(limits.MOST_BYTES, np.int8), {"more": np.zeros(9)}]})
    assert jobs.peek(huge) is not None
    assert not any(jobs.peek(name) for name in names)


def test_a_run_dropped_for_its_size_makes_no_room_for_itself() -> None:
    jobs = Jobs()
    sizes = {"small": 1000, "huge": limits.MOST_BYTES * 9 // 10, "last": limits.MOST_BYTES // 2}
    names = {}
    for key, size in sizes.items():
        names[key] = add(jobs, key)
        begin(jobs)
        end(jobs, names[key], weights=((np.zeros(size, np.int8),),))
    assert {key for key, name in names.items() if jobs.peek(name)} == {"small", "last"}


def test_the_size_of_a_run_is_that_of_its_arrays_and_reports() -> None:
    jobs = Jobs()
    name = add(jobs, "ann")
    empty = jobs.peek(name)
    assert empty is not None
    report = Report(1, 0.5, 0.5, None, None, 0.001, 0.1, (0.5,) * 64, (1.0,), "x" * 2560)
    full = jobs.change(name, weights=((np.zeros((10, 10), np.float32),),), reports=(report,) * 200)
    assert full is not None
    assert size_of(full) - size_of(empty) > 400 + 200 * 2560


def test_waiting_for_a_run_returns_when_it_is_there_or_forgotten() -> None:
    jobs = Jobs()
    name = add(jobs, "ann")
    seen = []
    waiting = threading.Thread(target=lambda: seen.append(jobs.wait_for(name, lambda job: not job.is_active, 30)))
    waiting.start()
    begin(jobs)
    end(jobs, name)
    waiting.join(30)
    assert [job.status for job in seen if job] == ["done"]
    assert jobs.wait_for("nobody's", lambda job: True, 30) is None
    assert jobs.wait_for(name, lambda job: False, 0.01) is not None


def test_looking_at_a_run_renews_its_lease_and_the_engines_own_look_does_not() -> None:
    jobs = Jobs()
    name = add(jobs, "ann")
    first = jobs.peek(name)
    assert jobs.peek(name) == first
    looked = jobs.get(name)
    assert first is not None
    assert looked is not None
    assert looked.seen > first.seen
    assert jobs.get("nobody's") is None


def test_a_runs_name_cannot_be_guessed() -> None:
    jobs = Jobs()
    names = {add(jobs, f"learner {number}") for number in range(200)}
    assert len(names) == 200
    assert all(len(name) == 22 for name in names)  # 128 bits
    assert max(sum(a == b for a, b in zip(one, other, strict=True)) for one in names for other in names - {one}) < 9
