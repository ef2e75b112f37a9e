"""The figures of the pages about next words: Plotly accepts them, and figure, words and arrays say the same."""

import numpy as np
import plotly.graph_objects as go
import pytest

from lessons.figures.lane_rows import LaneWords, lane_rows, lanes_alt
from lessons.figures.loss_lines import LossLine, loss_alt, loss_lines
from lessons.figures.paired_bars import MOST_ROWS, PairedBars, paired_alt, paired_bars
from lessons.figures.plain_figure import PlainFigure
from lessons.figures.shifted_rows import ShiftedRows, shifted_alt, shifted_rows
from lessons.figures.state_strips import StatePair, state_strips, strips_alt
from lessons.figures.step_losses import losses_alt, step_losses
from lessons.figures.theme import DARK
from lessons.figures.word_labels import word_labels
from lessons.figures.word_map import own_columns, word_map

HOSTILE = ("<b>", "&amp;", "x" * 60, "plain")


def texts(figure: PlainFigure) -> list[str]:
    """Every text a trace writes; Plotly itself checks the figure."""
    plain = figure.to_dict()
    go.Figure(plain)
    return [text for trace in plain["data"] for text in trace.get("text", [])]


def test_the_truth_stands_behind_the_softmax_with_both_numbers() -> None:
    shown = PairedBars(("the", "snail", "heron"), np.array([0.0, 0.65, 0.35]), np.array([0.0, 2, 1]) / 3, "softmax",
                       "true")  # fmt: skip
    figure = paired_bars(shown, DARK)
    assert texts(figure) == ["", " 0.65 · <i>0.67</i>", " 0.35 · <i>0.33</i>"]
    behind, front = figure.to_dict()["data"][:2]
    assert behind["width"] > front["width"]
    assert "snail 0.65 (true 0.67), heron 0.35 (true 0.33)" in paired_alt(shown)


def test_of_many_words_the_likeliest_are_drawn_and_the_others_summed_up() -> None:
    front = np.full(100, 0.005)
    front[70] += 0.5
    behind = np.zeros(100)
    behind[30] = 1.0
    shown = PairedBars(tuple(f"w{place}" for place in range(100)), front, behind, "softmax", "true")
    assert len(shown.rows) == MOST_ROWS - 1
    assert set(shown.rows[:2]) == {70, 30}
    assert shown.others == 85
    assert sum(shown.values(front)) == pytest.approx(1)
    assert sum(shown.values(behind)) == pytest.approx(1)
    figure = paired_bars(shown)
    assert texts(figure)[-1].startswith(" 0.4")
    assert figure.to_dict()["layout"]["yaxis"]["ticktext"][-1] == "85 others "


def test_words_are_shown_as_text_whatever_they_hold() -> None:
    shown = PairedBars(HOSTILE, np.full(4, 0.25), np.full(4, 0.25), "softmax", "true")
    ticks = paired_bars(shown).to_dict()["layout"]["yaxis"]["ticktext"]
    assert ticks[:2] == ["&lt;b&gt; ", "&amp;amp; "]
    assert max(map(len, ticks)) < 20
    lane = LaneWords(HOSTILE, HOSTILE, (0.5,) * 4)
    rows = ShiftedRows(HOSTILE, 0, HOSTILE)
    for figure in (lane_rows(HOSTILE, lane, lane, None), shifted_rows(rows, 7),
                   word_map(np.full((4, 4), 0.25), HOSTILE, HOSTILE, 0)):  # fmt: skip
        assert not any("<b>" in text for text in texts(figure))
        assert "<b>" not in str(figure.to_dict()["data"])


def test_labels_stay_different_when_they_are_shortened() -> None:
    long = tuple("x" * 20 + end for end in "abc")
    assert len(set(word_labels(long, 8))) == 3


def test_the_map_of_an_unsure_network_is_pale() -> None:
    figure = word_map(np.full((3, 12), 1 / 12), tuple("abcdefghijkl"), ("a", "b", "c"), 1)
    texts(figure)
    cells = figure.to_dict()["data"][0]
    assert (cells["zmin"], cells["zmax"]) == (0, 1)


def test_of_many_words_the_map_keeps_every_winner_and_sums_up_the_others() -> None:
    random = np.random.default_rng(4)
    shares = random.dirichlet(np.full(90, 0.1), 24)
    words = tuple(f"w{place}" for place in range(90))
    figure = word_map(shares, words, words[:24], 2)
    texts(figure)
    cells, winners = figure.to_dict()["data"][:2]
    assert len(cells["x"]) == 24
    assert cells["x"][-1] == "67 others"
    assert winners["x"] == [words[place] for place in shares.argmax(axis=1)]
    assert [cells["x"].index(word) for word in cells["x"][:-1]] == sorted(range(23))
    assert [int(word[1:]) for word in cells["x"][:-1]] == sorted(own_columns(shares))
    crowd = word_map(np.eye(30), words[:30], words[:30], 0).to_dict()["data"]
    assert crowd[1]["x"][:23] == list(words[:23])
    assert set(crowd[1]["x"][23:]) == {"7 others"}


@pytest.mark.parametrize("shift", [0, 1, 3])
def test_an_arrow_leads_from_each_word_to_the_step_it_is_the_target_of(shift: int) -> None:
    words = ("the", "snail", "found", "a", "warm", "stone", ".")[: 4 + shift]
    shown = ShiftedRows(words, shift, ("the", "snail", "x", "a"))
    figure = shifted_rows(shown, 7, DARK)
    arrows = figure.to_dict()["layout"]["annotations"]
    assert [(each["ax"], each["x"]) for each in arrows] == [(step + shift, step) for step in range(4)]
    assert shown.targets == words[shift : shift + 4]
    marks = [text[-1] for text in texts(figure)[-4:]]
    assert marks == ["✓" if said == target else "✗" for said, target in zip(shown.said, shown.targets, strict=True)]
    assert f"step 2: fed found, target {shown.targets[2]}, the network says x" in shifted_alt(shown)


def test_the_losses_of_runs_are_drawn_and_told_from_first_to_last() -> None:
    lines = [LossLine("shift 0", (2.5, 0.5, None)), LossLine("shift 1", (2.5, 1.0, 0.25), 0.2)]
    figure = loss_lines(lines, DARK)
    texts(figure)
    dashes = [each["line"]["dash"] for each in figure.to_dict()["data"]]
    assert len(set(dashes)) == 3  # the colour is never the only sign
    assert loss_alt(lines) == (
        "Loss by epoch: shift 0 from 2.500 to no number in 2 epochs; shift 1 from 2.500 to 0.250 in 2 epochs. "
        "The dotted line, the best possible: 0.200."
    )
    assert "no run has reported" in loss_alt([LossLine("a", ())])


def test_runs_with_the_same_best_possible_loss_share_one_dotted_line_that_is_named() -> None:
    drawn = loss_lines([LossLine("relu", (1.0, 0.5), 0.1), LossLine("tanh", (1.0, 0.7), 0.1)]).to_dict()["data"]
    assert [each["name"] for each in drawn] == ["relu", "tanh", "best possible"]
    assert drawn[-1]["showlegend"]


def test_equal_states_are_told_to_be_equal_and_every_number_is_written_once() -> None:
    same = StatePair("as numbers", np.array([1.0, -1.0, 0.04]), np.array([1.0, -1.0, 0.04]))
    other = StatePair("Embedding", np.array([0.5, -0.2, 0.0]), np.array([-0.9, 0.7, 0.1]))
    figure = state_strips((same, other), ("id 50", "id 99"), DARK)
    assert sorted(texts(figure)) == sorted(
        ["1.0", "−1.0", "0", "1.0", "−1.0", "0", "0.5", "−0.2", "0", "−0.9", "0.7", "0.1"]
    )
    assert "as numbers: 0 apart at most; Embedding: 1.4 apart at most" in strips_alt((same, other), ("id 50", "id 99"))


def test_the_first_divergence_is_framed_and_both_lanes_are_told() -> None:
    truth = ("was", "once", "a")
    forced = LaneWords(("there", "was", "once"), ("was", "the", "a"), (0.9, 0.5, 0.8))
    free = LaneWords(("there", "was", "the"), ("was", "the", "the"), (0.9, 0.5, 0.4))
    figure = lane_rows(truth, forced, free, 1, DARK)
    layout = figure.to_dict()["layout"]
    assert layout["shapes"][-1]["y0"] < 1 < layout["shapes"][-1]["y1"]
    assert [text[-1] for text in texts(figure) if text[-1] in "✓✗"] == list("✓✗✓✓✗✗")
    backward = [each for each in layout["annotations"] if each.get("showarrow")]
    assert [(each["ay"] < each["y"], each["ax"] > each["x"]) for each in backward] == [(True, True)] * 2
    assert "they part at step 1" in lanes_alt(truth, forced, free, 1)
    assert "Fed its own: was the the." in lanes_alt(truth, forced, free, 1)
    assert "they never part" in lanes_alt(truth, forced, free, None)


def test_the_losses_of_both_lanes_are_told_as_they_are_drawn() -> None:
    forced, free = np.array([0.5, 1.5]), np.array([0.5, 4.5])
    figure = step_losses(forced, free, 1)
    texts(figure)
    assert losses_alt(forced, free) == (
        "Loss of each of 2 steps. Mean with teacher forcing 1.00, free running 2.50; free running costs most at t=1, "
        "4.50."
    )
    assert figure.to_dict()["layout"]["shapes"]
    assert step_losses(forced, free, None).to_dict()["layout"]["shapes"] == []


def test_a_run_that_ends_long_before_the_others_has_a_dot_at_its_end() -> None:
    lines = (LossLine("short", (4.6, *[4.5] * 10)), LossLine("long", tuple(4.6 / (1 + each) for each in range(501))))
    dots = [trace for trace in loss_lines(lines).to_dict()["data"] if trace["mode"] == "markers"]
    assert [(dot["x"], dot["y"]) for dot in dots] == [([10], [4.5])]
    assert not [trace for trace in loss_lines(lines[1:]).to_dict()["data"] if trace["mode"] == "markers"]
