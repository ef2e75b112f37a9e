"""Real Keras on one pair of labels and loss: what it says is what the page of the matcher says."""

import math
import os
import re
from itertools import product

import pytest

from lessons.course.shown.loss_grid import FORMS, LOSSES, Cell, cell_of
from lessons.training.engine import Engine, Refused
from lessons.training.workers.fit_once import Ran
from tests.network.sweep import some


def ran(engine: Engine, cell: Cell, rows: int = 8) -> Ran:
    return engine.fit_once(cell.spec, rows, timeout=120)


# every third by day: each compiles a network of its own
CELLS = some(list(product((True, False), FORMS, LOSSES)), every=3)


@pytest.mark.parametrize(("keeps", "form", "loss"), CELLS)
def test_each_cell_does_what_its_sign_says(keras_engine: Engine, keeps: bool, form: str, loss: str) -> None:
    cell = cell_of(keeps, form, loss)
    found, verdict = ran(keras_engine, cell), cell.verdict
    stops = verdict.outcome in ("does not fit", "fits by chance")
    assert (found.error != "", math.isnan(found.loss)) == (stops, stops), found
    assert os.sep + "lib" not in found.says  # no folder of the machine
    if stops:
        assert found.error == verdict.keras_error
        if "Incompatible shapes" not in verdict.keras_says:
            assert re.sub(r"\W", "", verdict.keras_says.split("[...]")[0])[:60] in re.sub(r"\W", "", found.says)


def test_what_fits_by_chance_runs_with_the_right_number_of_rows_and_stops_with_any_other(keras_engine: Engine) -> None:
    cell = cell_of(True, "(batch,)", "mean_squared_error")
    assert [rows for rows in (3, 4, 5) if not ran(keras_engine, cell, rows).error] == [4]
    assert "Incompatible shapes: [8] vs. [8,5,4]" in ran(keras_engine, cell).says


def test_without_workers_it_is_refused_in_words() -> None:
    with pytest.raises(Refused, match="just now"):
        Engine().fit_once(cell_of(True, "(batch,)", "mean_squared_error").spec, 8)
