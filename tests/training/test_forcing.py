"""Two lanes of one network: the true words in, or its own; and the beginning that knows nothing of the end."""

import numpy as np
import pytest

from lessons.network.link import read_link
from lessons.network.weights import draw_weights
from lessons.training.forcing import compare_beginning, two_lanes
from lessons.training.generate import generate, read_all

SPEC = read_link(
    "Input(8,dtype=int32)|Embedding(20,8)|GRU(16,return_sequences=True)|Dense(20,activation=softmax)", seed=3
).spec
WEIGHTS = draw_weights(SPEC)
TEXT = np.random.default_rng(1).integers(0, 20, 13)


def test_the_forced_lane_is_fed_the_text_and_the_free_lane_its_own_words() -> None:
    lanes = two_lanes(SPEC, WEIGHTS, TEXT)
    assert lanes.forced.fed == tuple(TEXT[:-1])
    assert lanes.truth == tuple(TEXT[1:])
    assert lanes.free.fed[0] == TEXT[0]
    assert lanes.free.fed[1:] == lanes.free.says[:-1]
    assert lanes.free.says == generate(SPEC, WEIGHTS, TEXT[:1], 12).ids


def test_until_the_first_divergence_both_lanes_are_one() -> None:
    own = generate(SPEC, WEIGHTS, TEXT[:1], 6).whole
    # the text goes another way at its fifth word, and once more at its last
    text = [*own[:4], (own[4] + 1) % 20, own[5], (own[6] + 1) % 20]
    lanes = two_lanes(SPEC, WEIGHTS, text)
    assert lanes.divergence == 3
    np.testing.assert_allclose(lanes.forced.shares[:4], lanes.free.shares[:4], atol=2e-6)
    assert np.abs(lanes.forced.shares[4:] - lanes.free.shares[4:]).max() > 1e-4
    assert two_lanes(SPEC, WEIGHTS, own).divergence is None
    assert two_lanes(SPEC, WEIGHTS, own).accuracy == 1.0


def test_the_loss_of_a_step_is_minus_the_logarithm_of_the_true_words_share() -> None:
    lanes = two_lanes(SPEC, WEIGHTS, TEXT)
    for lane in (lanes.forced, lanes.free):
        true = [float(row[word]) for row, word in zip(lane.shares, lanes.truth, strict=True)]
        np.testing.assert_allclose(lane.losses, [-np.log(each) for each in true], rtol=1e-6)


@pytest.mark.parametrize("step", [0, 5, 12])
def test_a_row_of_the_whole_pass_is_the_last_row_of_its_beginning(step: int) -> None:
    equality = compare_beginning(SPEC, WEIGHTS, TEXT, step)
    np.testing.assert_allclose(equality.whole, read_all(SPEC, WEIGHTS, TEXT)[step])
    assert equality.difference == float(np.abs(equality.whole - equality.beginning).max())
    assert equality.difference < 1e-6


def test_a_network_that_reads_both_ways_is_not_equal_to_its_beginning() -> None:
    spec = read_link(
        "Input(8,dtype=int32)|Embedding(20,8)|Bidirectional(GRU(16,return_sequences=True))|Dense(20,activation=softmax)"
    ).spec
    assert compare_beginning(spec, draw_weights(spec), TEXT, 5).difference > 1e-4
