"""The figures of the page Gradients: Plotly accepts them, and figure, words and arrays say the same numbers."""

import numpy as np
import plotly.graph_objects as go
import pytest

from lessons.course.fading_words import fading_sentence
from lessons.course.one_step import SCORES, WORDS
from lessons.course.shown.ready_networks import READY
from lessons.figures.fading_curves import curves_alt, depth_curves, time_curves
from lessons.figures.influence_map import bars_alt, influence_alt, influence_bars, influence_map
from lessons.figures.score_bars import score_alt, score_bars
from lessons.figures.theme import DARK
from lessons.network.activations import softmax
from lessons.network.fading import (
    CELLS,
    DenseStack,
    FadingCell,
    fade_through_time,
    fade_with_depth,
    score_gradient,
    share_kept,
)
from lessons.network.fading.with_depth import ACTIVATIONS
from lessons.network.influence import influence_of, pattern_of, reached_by
from lessons.network.link import read_link
from lessons.network.readable import readable

Array = np.ndarray


def moves_of(name: str) -> Array:
    return influence_of(read_link(READY[name]).spec)


PATTERNS = {
    "Dense": ("own step", "input step 3"),
    "SimpleRNN": ("past", "input steps 0 to 3"),
    "GRU": ("past", "input steps 0 to 3"),
    "LSTM": ("past", "input steps 0 to 3"),
    "Bidirectional": ("all", "input steps 0 to 5"),
    "Flatten + Dense": ("all", "input steps 0 to 5"),
    "Conv1D": ("window", "input steps 1 to 3"),
}


@pytest.mark.parametrize("name", READY)
def test_each_ready_network_has_its_pattern(name: str) -> None:
    assert pattern_of(moves_of(name)).name == PATTERNS[name][0]


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("Input(6,3)|GRU(4)|Dense(2)", "one output"),
        ("Input(9,3)|Conv1D(4,3,strides=2)", "window"),
        ("Input(9,3)|Conv1D(4,3)|LSTM(4,return_sequences=True)", "past"),
        ("Input(9,3)|SimpleRNN(4,return_sequences=True,go_backwards=True)", "future"),
        ("Input(9,3)|MaxPooling1D(3)|RepeatVector(2)", "other"),
    ],
)
def test_other_networks_have_patterns_too(link: str, name: str) -> None:
    if name == "other":
        assert pattern_of(np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]])).name == name
    else:
        assert pattern_of(influence_of(read_link(link).spec)).name == name


@pytest.mark.parametrize("name", READY)
def test_the_map_writes_each_number_once_and_leaves_cells_without_a_path_empty(name: str) -> None:
    moves = moves_of(name)
    plain = influence_map(moves, 3).to_dict()
    go.Figure(plain)
    written = [text for each in plain["data"] for text in each.get("text", [])]
    assert sorted(written) == sorted(readable(float(1000 * each)) for each in moves[moves > 0])
    assert f"output step 3: {PATTERNS[name][1]}" in influence_alt(moves)
    assert f"in thousandths: {reached_by(moves, 3)[0]}:" in bars_alt(moves, 3)
    assert f"3: {readable(float(1000 * moves[3, 3]))}" in bars_alt(moves, 3)
    bars = influence_bars(moves, 3).to_dict()
    go.Figure(bars)
    assert bars["data"][0]["text"] == [readable(float(1000 * each)) if each else "" for each in moves[3]]


def test_a_long_map_has_no_numbers_and_stays_small() -> None:
    figure = influence_map(np.tri(64), 10, theme=DARK)
    go.Figure(figure.to_dict())
    assert not any("text" in each for each in figure.to_dict()["data"])
    assert len(figure.to_json()) < 120_000


def test_the_curves_end_at_the_numbers_the_words_say() -> None:
    through_time = {cell: share_kept(fade_through_time(FadingCell(cell, 20))) for cell in CELLS}
    with_depth = {each: share_kept(fade_with_depth(DenseStack(each))[::-1]) for each in ACTIVATIONS}
    for kept, draw, back in ((through_time, time_curves, "steps back"), (with_depth, depth_curves, "layers back")):
        plain = draw(kept, next(iter(kept)), DARK).to_dict()  # type: ignore[arg-type]
        go.Figure(plain)
        assert len({each["line"]["dash"] for each in plain["data"]}) == 3  # the colour is never the only sign
        for curve, (name, values) in zip(plain["data"], kept.items(), strict=True):
            assert curve["y"][-1] == pytest.approx(values[-1])
            assert f"{name} {readable(float(values[-1]))}" in curves_alt(kept, back)  # type: ignore[arg-type]


def test_the_names_of_curves_that_end_together_do_not_touch() -> None:
    notes = time_curves(dict.fromkeys("abc", np.array([1.0, 1e-3])), "a").to_dict()["layout"]["annotations"]
    heights = sorted(each["y"] for each in notes)
    assert min(heights[1] - heights[0], heights[2] - heights[1]) >= 0.29  # of 5 powers of ten on 300 pixels: a line


def test_a_curve_is_said_to_fade_to_arrive_to_grow_or_to_explode() -> None:
    said = [fading_sentence("GRU", np.array([1.0, end]), "steps") for end in (0.0, 1e-5, 0.5, 1.5, 5.0, 100.0)]
    for sentence, word in zip(said, ("nothing", "fades", "arrives", "arrives", "grows", "explodes"), strict=True):
        assert word in sentence


@pytest.mark.parametrize("target", range(len(WORDS)))
def test_the_true_word_alone_is_pushed_up(target: int) -> None:
    shares, gradient = softmax(SCORES), score_gradient(SCORES, target)
    plain = score_bars(WORDS, shares, gradient).to_dict()
    go.Figure(plain)
    assert ["▲" in text for text in plain["data"][1]["text"]] == [place == target for place in range(len(WORDS))]
    assert f"{WORDS[target]}: p {shares[target]:.2f}, pushed up" in score_alt(WORDS, shares, gradient)
