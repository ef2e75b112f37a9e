"""What lesson 4 shows beside its numbers: the picture follows the knobs."""

import pytest

from lessons.course.shown import parameter_xray
from lessons.figures.scene import make_scene


@pytest.mark.parametrize(("units", "words", "steps"), [(10, 100, 4), (10, 100, 12), (3, 7, 1)])
def test_timesteps_are_columns_and_units_are_cells(units: int, words: int, steps: int) -> None:
    prediction = parameter_xray.next_word(units, words)
    inputs, run = parameter_xray.next_word_run(units, words, steps)
    scene = make_scene(prediction, inputs, run)
    assert [row["steps"] for row in scene["rows"]] == [steps] * 3
    assert [row["of"] for row in scene["rows"]] == [1, units, words]
    assert scene["rows"][1]["cells"] == units


def test_timesteps_add_no_parameter() -> None:
    assert parameter_xray.next_word_run(10, 100, 1)[1].weights[0][1].shape == (10, 10)
    weights = [parameter_xray.next_word_run(10, 100, steps)[1].weights for steps in (1, 12)]
    sizes = [[[each.shape for each in layer] for layer in run] for run in weights]
    assert sizes[0] == sizes[1]
