"""The figures of the last lessons: squares to scale, pixels, a cube in a row, answers against the truth."""

import re

import numpy as np
import plotly.graph_objects as go

from lessons.course.shown.picture_networks import load_of
from lessons.course.shown.unrolled_cube import cell_of, places
from lessons.figures.pixel_board import channel_boards, pixel_board, place_row
from lessons.figures.scale_squares import scale_squares
from lessons.figures.truth_scatter import truth_scatter


def test_areas_of_squares_are_as_parameters() -> None:
    drawn = scale_squares((("conv2d", 10_000), ("dense", 90_000)), 90_000)
    sides = [float(each) for each in re.findall(r'<rect [^>]*width="([\d.]+)"', drawn)]
    assert np.isclose(sides[1] ** 2 / sides[0] ** 2, 9, rtol=0.01)


def test_a_name_is_written_as_text() -> None:
    assert "<b>" not in scale_squares((("<b>", 1),), 1)
    assert "<i>" not in pixel_board(np.ones((1, 1)), "<i>")


def test_the_framed_pixel_is_the_same_number_in_the_cube_and_in_the_row() -> None:
    table = places()
    for place in range(table.size):
        row = place_row([cell_of(each)[2] for each in range(table.size)], place)
        framed = [re.findall(r'framed">(\d+)<', drawn) for drawn in (channel_boards(table, place), row)]
        assert framed == [[str(place)], [str(place)]]


def test_answers_against_the_truth_are_a_valid_figure() -> None:
    drawn = truth_scatter(np.array([1.0, -2.0]), np.array([0.5, 0.5])).to_dict()
    assert [each.mode for each in go.Figure(drawn).data] == ["lines", "markers"]


def test_without_a_flatten_the_multiplications_stay_and_the_parameters_go() -> None:
    flat, plain, pooled = (load_of(between, 64) for between in ("Flatten", "nothing", "GlobalAveragePooling2D"))
    assert plain.prediction.layers[-2].macs == flat.prediction.layers[-2].macs
    assert plain.prediction.total_params == pooled.prediction.total_params < flat.prediction.total_params / 2000
    assert (flat.distributions, plain.distributions, pooled.distributions) == (1, 62 * 62, 1)
