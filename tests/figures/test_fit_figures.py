"""The figures about overfitting: Plotly accepts them, and figure and words say the same."""

import numpy as np
import plotly.graph_objects as go
import pytest

from lessons.figures.decision_map import decision_map
from lessons.figures.fitted_curve import fitted_curve
from lessons.figures.loss_lines import LossLine
from lessons.figures.loss_pair import loss_pair, pair_alt, shared_top
from lessons.figures.loss_parts import loss_parts, parts_alt
from lessons.figures.plain_figure import PlainFigure
from lessons.figures.search_map import search_alt, search_map
from lessons.figures.size_histograms import size_histograms, sizes_alt
from lessons.figures.stopped_run import stopped_run
from lessons.figures.theme import DARK, LIGHT, Theme
from lessons.figures.tries_by_setting import tries_alt, tries_by_setting
from lessons.figures.unit_bars import unit_bars

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def traces(figure: PlainFigure) -> list[dict]:
    """The traces; Plotly itself checks the figure."""
    plain = figure.to_dict()
    go.Figure(plain)
    return list(plain["data"])


@THEMES
def test_training_and_validation_differ_in_colour_and_in_dash_and_the_lowest_is_marked(theme: Theme) -> None:
    line = LossLine("8 units", (0.7, 0.5, 0.2), 0.3, (None, 0.4, 0.6))
    training, validation, lowest, floor = traces(loss_pair(line, 1.0, 5, theme))
    assert training["line"]["color"] != validation["line"]["color"]
    assert "dash" not in training["line"]
    assert validation["line"]["dash"] == "dash"
    assert (lowest["x"], lowest["y"]) == ([1], [0.4])
    assert (floor["x"], floor["y"]) == ([0, 5], [0.3, 0.3])
    assert "validation loss lowest at epoch 1, 0.400, then 0.600" in pair_alt(line)


def test_a_run_that_has_only_begun_has_no_validation_loss_yet() -> None:
    line = LossLine("8 units", (0.7,), None, (None,))
    assert len(traces(loss_pair(line, 1.0))) == 2
    assert "no validation loss yet" in pair_alt(line)


def test_a_loss_that_has_run_away_does_not_flatten_the_others() -> None:
    calm, wild = LossLine("a", (0.7, 0.4), None, (None, 0.5)), LossLine("b", (0.7, 0.4), None, (None, 40.0))
    assert shared_top([calm]) < 1
    assert shared_top([calm, wild]) < 3


@THEMES
def test_behind_the_stop_the_curves_are_pale(theme: Theme) -> None:
    figure = stopped_run([0.7, 0.6, 0.5, 0.4], [0.7, 0.6, 0.8, 0.9], 3, 2, (1, 2), theme)
    shown = traces(figure)
    assert [each["x"] for each in shown[:2]] == [[1, 2, 3], [3, 4]]
    assert shown[0]["opacity"] > shown[1]["opacity"]
    assert shown[-1]["x"] == [2]
    assert shown[-1]["y"] == [0.6]
    assert shown[-2]["x"] == [1, 2]


@THEMES
def test_the_two_parts_of_a_loss_add_up_and_differ_in_pattern(theme: Theme) -> None:
    figure = loss_parts(0.25, 0.5, 1.0, theme)
    data, penalty = traces(figure)
    assert data["x"][0] + penalty["x"][0] == 0.75
    assert data["marker"]["pattern"]["shape"] != penalty["marker"]["pattern"]["shape"]
    assert "0.750" in figure.to_dict()["layout"]["annotations"][0]["text"]
    assert "0.750" in parts_alt(0.25, 0.5)


@THEMES
def test_the_tries_of_grid_and_chance_have_forms_of_their_own_and_the_best_is_larger(theme: Theme) -> None:
    places = np.array([[0.1, 0.2], [0.5, 0.5]])
    _, grid, random = traces(search_map(np.ones((5, 5)), places, places, (1, 0), (-4, 0), (2, 10), theme))
    assert grid["marker"]["symbol"] != random["marker"]["symbol"]
    assert np.argmax(grid["marker"]["size"]) == 1
    assert np.argmax(random["marker"]["size"]) == 0
    assert "grid 0.100" in search_alt(np.array([0.1, 0.4]), np.array([0.3, 0.2]))


@THEMES
def test_a_map_and_a_curve_are_drawn_for_plotly(theme: Theme) -> None:
    side, line = np.linspace(-1, 1, 4), np.linspace(-1, 1, 9)
    points, labels = np.array([[0.0, 0.1], [0.5, 0.5]]), np.array([0, 1])
    _, _, inner, outer = traces(decision_map(side, np.full((4, 4), 0.3), points, labels, ("inner", "outer"), theme))
    assert inner["marker"]["symbol"] != outer["marker"]["symbol"]
    assert len(traces(fitted_curve((line, line), (line, line), (line, line), (line, line), theme))) == 4


def test_a_bar_is_as_wide_as_its_layer_has_units_and_the_last_layer_stands_on_top() -> None:
    html = unit_bars("<b>", [("Dense(8)", 8, 24), ("Dense(2)", 2, 18)], "42 in all", 8)
    assert html.index("25.0%") < html.index("100.0%")
    assert "&lt;b&gt;" in html


@THEMES
def test_every_weight_stands_in_one_row_and_all_rows_share_their_axes(theme: Theme) -> None:
    sizes = {"nothing": np.array([0.3, 0.2, 0.4]), "L1": np.array([0.0, 1e-8, 2.0]), "L2": np.array([0.01, 0.02, 0.1])}
    figure = size_histograms(sizes, 0.01, theme)
    assert [each["name"] for each in traces(figure)] == list(sizes)
    layout = figure.to_dict()["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis3"]["range"]
    assert layout["xaxis"]["anchor"] == "y3"  # below the last row
    assert layout["yaxis"]["domain"][0] > layout["yaxis2"]["domain"][1]
    assert "L1: 2 of 3 below 0.01" in sizes_alt(sizes, 0.01)


@THEMES
def test_both_panels_have_every_try_and_the_best_is_larger(theme: Theme) -> None:
    grid = (np.array([0.001, 0.1]), np.array([0.9, 1.0]), np.array([0.4, 0.2]))
    random = (np.array([0.02, 0.5]), np.array([0.85, 0.95]), np.array([0.1, 0.7]))
    tries = {"grid": grid, "random": random}
    shown = traces(tries_by_setting(tries, (-4, 0), (0.85, 1), theme))
    assert [each["xaxis"] for each in shown] == ["x", "x", "x2", "x2"]
    assert [each["marker"]["symbol"] for each in shown[:2]] == ["square", "circle"]
    assert shown[0]["marker"]["size"][0] < shown[0]["marker"]["size"][1]
    assert "random: 2 tries, lowest 0.100 at a rate of 0.02 with decay 0.85" in tries_alt(tries)
