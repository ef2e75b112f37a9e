"""The arithmetic of the benchmarks' report, and that the benchmarks run; never how fast anything is."""

import subprocess
import sys

import pytest

from tests.benchmarks.report import Row, table
from tests.browser.server import ROOT


@pytest.mark.parametrize(("rival", "ok"), [(40.0, True), (39.0, False)])
def test_faster_divides_the_rival_by_ours_and_reaches_its_target_or_not(rival: float, ok: bool) -> None:
    row = Row("predict", 0.2, "ms", rival, "Keras", "faster", 200)
    assert row.ratio == pytest.approx(rival / 0.2)
    assert row.ok is ok


@pytest.mark.parametrize(("ours", "ok"), [(30.0, True), (31.0, False)])
def test_slower_divides_ours_by_the_rival_and_must_stay_below_its_target(ours: float, ok: bool) -> None:
    row = Row("click", ours, "ms", 5.0, "empty page", "slower", 6)
    assert row.ratio == pytest.approx(ours / 5)
    assert row.ok is ok


@pytest.mark.parametrize(("ours", "ok"), [(250.0, True), (250.1, False)])
def test_a_size_is_held_to_its_target_whatever_the_rival_takes(ours: float, ok: bool) -> None:
    row = Row("server", ours, "MB", 800.0, "naive page", "size", 250)
    assert row.ratio is None
    assert row.ok is ok


def test_a_row_without_a_target_is_neither_ok_nor_short() -> None:
    assert Row("click", 1.0, "ms", 2.0, "naive page", "faster").ok is None


def test_the_table_says_ratio_target_and_whether_it_is_short() -> None:
    lines = table([Row("predict", 0.5, "ms", 50.0, "Keras", "faster", 200)]).splitlines()
    cells = [cell.strip() for cell in lines[-1].split("|")[1:-1]]
    assert cells == ["predict", "0.50 ms", "50 ms, Keras", "100 times faster", "at least 200 times faster", "short"]
    assert len({len(line) for line in lines}) == 1


def test_the_benchmarks_run() -> None:
    command = [sys.executable, "-m", "tests.benchmarks", "--only", "predict", "--quick"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "| predict: String to string (GRU, 64 x 15) " in ran.stdout


def test_a_part_that_does_not_exist_is_refused_with_the_list_of_those_that_do() -> None:
    command = [sys.executable, "-m", "tests.benchmarks", "--only", "weather"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 2
    assert "no weather; choose from predict, trace, reader, lessons, rerun" in ran.stderr
    assert "Traceback" not in ran.stderr
