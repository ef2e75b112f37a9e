"""Distributions and their figures: the sums, the axis switch, and that Plotly accepts what is drawn."""

import numpy as np
import plotly.graph_objects as go
import pytest

from lessons.figures.distributions import Distributions, distributions_of
from lessons.figures.softmax_map import map_alt, softmax_map, timestep_bars
from lessons.network.inputs import make_inputs
from lessons.network.link import read_link
from lessons.network.predict import predict
from lessons.network.presets import PRESETS
from lessons.network.trace import trace


def shown(link: str, over: str | None = None) -> Distributions | None:
    spec = read_link(link).spec
    return distributions_of(predict(spec), trace(spec, make_inputs(spec).array), over)  # type: ignore[arg-type]


TAGGER = "Input(6,5)|GRU(4,return_sequences=True)|Dense(3)|Softmax({axis})"


def test_a_softmax_over_classes_has_rows_that_sum_to_one() -> None:
    found = shown(TAGGER.format(axis="axis=-1"))
    assert found is not None
    assert np.allclose(found.row_sums, 1)
    assert not np.allclose(found.column_sums, 1)


def test_a_softmax_over_time_has_columns_that_sum_to_one() -> None:
    found = shown(TAGGER.format(axis="axis=1"))
    assert found is not None
    assert found.over == "time"
    assert np.allclose(found.column_sums, 1)
    assert not np.allclose(found.row_sums, 1)


def test_the_axis_switch_gives_what_keras_would_with_the_other_axis() -> None:
    switched, built = shown(TAGGER.format(axis="axis=-1"), over="time"), shown(TAGGER.format(axis="axis=1"))
    assert switched is not None
    assert built is not None
    assert np.allclose(switched.shares, built.shares)


def test_a_network_without_softmax_has_no_distribution() -> None:
    assert shown("Input(5,8)|GRU(16,return_sequences=True)|Dense(20)") is None
    assert shown("Input(5,8)|Dense(3,activation=softmax)|Dense(2)") is None


@pytest.mark.parametrize("key", ["first_words", "string_to_string", "next_word", "timedistributed_2x3", "dense_4"])
def test_plotly_accepts_every_figure_and_the_words_carry_its_numbers(key: str) -> None:
    found = shown(PRESETS[key].link)
    assert found is not None
    for figure in (softmax_map(found, (), 0), timestep_bars(found, 0)):
        go.Figure(figure.to_dict())  # the check the app itself leaves out for speed
        assert len(figure.to_json()) < 30_000
    best = int(found.shares[0].argmax())
    assert f"{found.labels[best]} {found.shares[0, best]:.3f}" in map_alt(found, 0)


def test_a_long_sequence_is_drawn_around_the_chosen_step() -> None:
    found = shown("Input(256,4)|GRU(8,return_sequences=True)|Dense(100,activation=softmax)")
    assert found is not None
    rows = softmax_map(found, (), 200).to_dict()["data"][0]["y"]
    assert 200 in rows
    assert len(rows) == 64
