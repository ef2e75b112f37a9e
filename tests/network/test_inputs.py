"""What is fed: whatever a learner types, the sample fits the network and is finite."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.network.inputs import make_inputs
from lessons.network.link import read_link
from lessons.network.trace import trace

WORDS = read_link("Input(5,dtype=int32)|Embedding(20,8,mask_zero=True)|GRU(4)").spec
NUMBERS = read_link("Input(2,3)|GRU(4)").spec


def test_the_same_spec_is_fed_the_same_numbers() -> None:
    assert np.array_equal(make_inputs(NUMBERS).array, make_inputs(NUMBERS).array)


def test_typed_words_become_ids_and_the_rest_is_padding() -> None:
    fed = make_inputs(WORDS, "words", "The cat")
    assert fed.array.tolist() == [[1, 3, 0, 0, 0]]
    assert fed.labels == ("the", "cat", "pad", "pad", "pad")
    assert "padding" in fed.notices[0]


def test_an_unknown_word_is_told_and_left_out() -> None:
    fed = make_inputs(WORDS, "words", "the zebra sat")
    assert fed.array.tolist()[0][:2] == [1, 6]
    assert "zebra" in fed.notices[0]


def test_an_open_time_axis_is_fed_as_many_steps_as_asked() -> None:
    spec = read_link("Input(None,3)|GRU(4)").spec
    assert make_inputs(spec, timesteps=7).array.shape == (1, 7, 3)
    assert make_inputs(spec).array.shape == (1, 5, 3)


def test_a_masked_network_is_shown_some_padding() -> None:
    assert make_inputs(WORDS).array[0, -2:].tolist() == [0, 0]


@given(st.sampled_from([WORDS, NUMBERS]), st.sampled_from(["numbers", "words", "random"]), st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_typed_text_gives_a_sample_the_network_can_run(spec: object, source: str, typed: str) -> None:
    fed = make_inputs(spec, source, typed)  # type: ignore[arg-type]
    assert np.isfinite(fed.array).all()
    assert trace(spec, fed.array).stopped is None  # type: ignore[arg-type]
