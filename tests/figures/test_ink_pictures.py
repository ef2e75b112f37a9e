"""Small pictures as they are seen, and kernels before and after: a square for each number, words with the same ones."""

import re

import numpy as np

from lessons.figures.ink_pictures import ink_pictures, pictures_alt
from lessons.figures.kernel_pairs import kernel_pairs
from lessons.figures.theme import DARK


def test_the_largest_number_has_the_most_ink_and_all_pictures_share_one_scale() -> None:
    pictures = (("T", np.array([[0.0, 2.0]])), ("X", np.array([[1.0, -2.0]])))
    drawn = ink_pictures(pictures, DARK)
    assert [float(each) for each in re.findall(r'fill-opacity="([\d.]+)"', drawn)] == [0.5, 1.0, 0.75, 0.0]
    assert DARK.ink in drawn
    assert "X: above 0.5 are row 0 column 0." in pictures_alt(pictures)


def test_pictures_of_one_number_everywhere_and_strange_names_are_drawn() -> None:
    drawn = ink_pictures((("<b>", np.ones((2, 2))), ("<b>", np.ones((2, 2)))))
    assert "nan" not in drawn
    assert "<b>" not in drawn
    assert drawn.count("&lt;b&gt;") == 2
    assert "above 0.5 are none" in pictures_alt((("x", np.zeros((1, 1))),))


def test_each_kernel_stands_beside_what_has_become_of_it() -> None:
    board = kernel_pairs(
        [(np.full((1, 1), 0.24), np.full((1, 1), -1.56), "largest: L"), (np.ones((1, 1)),) * 2 + ("",)]
    )
    pairs = board.split('<span class="pair"')[1:]
    assert [re.findall(r">(-?[\d.]+)</td>", each) for each in pairs] == [["0.2", "-1.6"], ["1", "1"]]
    assert "kernel 0" in pairs[0]
    assert "largest: L" in pairs[0]
    assert "kernel 1" in pairs[1]
