"""The graph of a Dense: both columns are named, in the ink of the page, and three steps fit a phone."""

import re

import numpy as np

from lessons.figures.neuron_graph import neuron_graph
from lessons.figures.theme import DARK


def test_both_columns_are_named_in_the_ink_of_a_dark_page() -> None:
    drawn = neuron_graph(np.ones((4, 3)), 3, DARK, ("lower grade", "upper grade"))
    words = re.findall(r'fill="([^"]*)">([^<]+)</text>', drawn)
    assert [word for _, word in words[:5]] == ["lower", "grade", "upper", "grade", "step 0"]
    assert {ink for ink, _ in words} == {DARK.ink}


def test_three_steps_are_hardly_wider_than_a_phone() -> None:
    wide = re.search(r'width="(\d+)"', neuron_graph(np.ones((6, 6)), 3))
    assert wide is not None
    assert int(wide[1]) <= 430
