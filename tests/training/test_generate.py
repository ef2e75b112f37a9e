"""Text a network makes: the numbers of the whole pass step by step, the draws, the loops, and what is refused."""

import numpy as np
import pytest

from lessons.network.layers import GRU, Bidirectional, SimpleRNN
from lessons.network.link import read_link
from lessons.network.spec import ModelSpec
from lessons.network.weights import Weights, draw_weights
from lessons.training.generate import CannotRead, chances_of, find_loop, generate, open_time, read_all
from lessons.training.generate.reading import Reader
from lessons.training.generate.stepping import can_carry

Array = np.ndarray
PREFIX = [3, 1, 4]
CARRIED = {
    "SimpleRNN": "SimpleRNN(16,return_sequences=True)",
    "SimpleRNN without bias": "SimpleRNN(16,return_sequences=True,use_bias=False,activation=relu)",
    "GRU": "GRU(16,return_sequences=True)",
    "GRU, reset before": "GRU(16,return_sequences=True,reset_after=False)",
    "GRU without bias": "GRU(16,return_sequences=True,use_bias=False)",
    "LSTM": "LSTM(16,return_sequences=True)",
    "two layers": "LSTM(16,return_sequences=True)|Dropout(0.5)|GRU(7,return_sequences=True)",
}
REREAD = {
    "Bidirectional": "Bidirectional(GRU(16,return_sequences=True))",
    "causal Conv1D": "Conv1D(16,3,padding=causal)",
    "GRU and LayerNormalization": "GRU(16,return_sequences=True)|LayerNormalization()",
}


def network(middle: str, first: str = "Input(8,dtype=int32)|Embedding(20,8)") -> tuple[ModelSpec, Weights]:
    spec = read_link(f"{first}|{middle}|TimeDistributed(Dense(20,activation=softmax))", seed=5).spec
    random = np.random.default_rng(11)
    # larger than fresh weights and no bias of 0, so that no part of a formula can hide
    return spec, tuple(
        tuple((array + random.normal(0, 0.5, array.shape)).astype(np.float32) for array in layer)
        for layer in draw_weights(spec)
    )


@pytest.mark.parametrize("middle", CARRIED.values(), ids=CARRIED)
def test_a_state_carried_from_step_to_step_gives_the_numbers_of_one_whole_pass(middle: str) -> None:
    spec, weights = network(middle)
    assert can_carry(spec)
    ids = np.random.default_rng(0).integers(0, 20, 30)
    reader = Reader(spec, weights)
    stepwise = np.array([reader.read(int(each)) for each in ids])
    np.testing.assert_allclose(stepwise, read_all(spec, weights, ids), atol=2e-6)


@pytest.mark.parametrize("middle", REREAD.values(), ids=REREAD)
def test_a_network_that_carries_no_plain_state_reads_the_whole_text_again(middle: str) -> None:
    spec, weights = network(middle)
    assert not can_carry(spec)
    made = generate(spec, weights, PREFIX, 4)
    text = list(made.whole)
    for place in range(4):
        row = read_all(spec, weights, text[: len(PREFIX) + place])[-1]
        np.testing.assert_array_equal(made.distributions[place], row)


def test_ids_as_plain_numbers_are_read_too() -> None:
    spec, weights = network("SimpleRNN(10,return_sequences=True)", first="Input(8,1)")
    assert read_all(spec, weights, PREFIX).shape == (3, 20)
    assert len(generate(spec, weights, PREFIX, 5).ids) == 5


def test_the_prefix_is_read_from_its_first_step_on_however_long_the_windows_were() -> None:
    spec, weights = network(CARRIED["GRU"])
    long = list(range(20)) * 2
    cut = generate(spec, weights, long[-8:], 1).distributions[0]
    whole = generate(spec, weights, long, 1).distributions[0]
    np.testing.assert_allclose(whole, read_all(spec, weights, long)[-1], atol=2e-6)
    assert np.abs(whole - cut).max() > 1e-6


def test_greedy_takes_the_likeliest_word_each_time() -> None:
    spec, weights = network(CARRIED["GRU"])
    made = generate(spec, weights, PREFIX, 12, "greedy", temperature=9.0, seed=1)
    assert made.ids == tuple(made.distributions.argmax(axis=1))
    assert made.ids == generate(spec, weights, PREFIX, 12, "greedy", seed=2).ids


def test_a_seed_makes_the_text_again_and_another_one_another_text() -> None:
    spec, weights = network(CARRIED["LSTM"])
    first, again, other = (generate(spec, weights, PREFIX, 30, "sampling", seed=each) for each in (7, 7, 8))
    assert first.ids == again.ids
    np.testing.assert_array_equal(first.chances, again.chances)
    assert first.ids != other.ids


def test_words_are_drawn_as_often_as_the_softmax_says() -> None:
    spec, weights = network(CARRIED["SimpleRNN"])
    first = [generate(spec, weights, PREFIX, 1, "sampling", seed=seed).ids[0] for seed in range(3000)]
    shares = read_all(spec, weights, PREFIX)[-1]
    often = np.bincount(first, minlength=20) / len(first)
    np.testing.assert_allclose(often, shares, atol=5 * np.sqrt(0.25 / len(first)))


def test_top_k_never_draws_a_word_beyond_the_k_likeliest() -> None:
    spec, weights = network(CARRIED["GRU"])
    for k in (1, 3):
        made = generate(spec, weights, PREFIX, 60, "top-k", temperature=3.0, top_k=k)
        ranks = [int((row > row[each]).sum()) for row, each in zip(made.distributions, made.ids, strict=True)]
        assert max(ranks) == k - 1
        assert (np.count_nonzero(made.chances, axis=1) == k).all()


def test_a_low_temperature_is_surer_and_a_high_one_bolder() -> None:
    shares = np.array([[0.5, 0.3, 0.2], [1.0, 0.0, 0.0]])
    np.testing.assert_allclose(chances_of(shares), shares, atol=1e-12)
    tops = [float(chances_of(shares[0], each).max()) for each in (0.1, 0.5, 1.0, 2.0, 50.0)]
    assert tops == sorted(tops, reverse=True)
    assert tops[0] > 0.99
    assert tops[-1] < 0.34
    np.testing.assert_allclose(chances_of(shares[0], 0.5), np.square(shares[0]) / np.square(shares[0]).sum())
    assert np.isfinite(chances_of(shares, 0.0)).all()
    assert chances_of(np.full(4, 0.25), top_k=2).tolist() == [0.5, 0.5, 0.0, 0.0]


@pytest.mark.parametrize(
    ("text", "start", "period"),
    [("abcabc", 0, 3), ("xyzabab", 3, 2), ("thaaa", 2, 1), ("aaaa", 0, 1), ("xabcabcab", 1, 3), ("abab", 0, 2)],
)
def test_a_loop_begins_where_the_text_repeats_itself_for_good(text: str, start: int, period: int) -> None:
    loop = find_loop([ord(sign) for sign in text])
    assert loop is not None
    assert (loop.start, loop.period) == (start, period)


@pytest.mark.parametrize("text", ["", "a", "aa", "abc", "ababc", "abcab", "aab"])
def test_a_text_that_does_not_go_round_has_no_loop(text: str) -> None:
    assert find_loop([ord(sign) for sign in text]) is None


def test_greedy_text_of_a_network_that_forgets_everything_is_marked_as_a_loop() -> None:
    spec = read_link("Input(8,dtype=int32)|Embedding(20,8)|TimeDistributed(Dense(20,activation=softmax))").spec
    made = generate(spec, draw_weights(spec), [2], 45)  # only the last word counts, so a word seen twice is a loop
    assert made.loop is not None
    start, period = made.loop.start, made.loop.period
    assert made.whole[start : start + period] == made.whole[start + period : start + 2 * period]


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("Input(8,dtype=int32)|Embedding(20,8)|Flatten()|Dense(20,activation=softmax)", "tied to one number"),
        ("Input(8,dtype=int32)|Embedding(20,8)|GRU(16)|Dense(20,activation=softmax)", "return_sequences=True"),
        ("Input(8,dtype=int32)|Embedding(20,8)|GRU(16,return_sequences=True)|Dense(20)", "activation='softmax'"),
        ("Input(8,dtype=int32)|Embedding(20,8)|Conv1D(20,5)|Softmax()", "cannot read this text"),
        ("Input(8,dtype=int32)|Embedding(2,8)|GRU(20,return_sequences=True)|Softmax()", "ids from 0 to 1"),
    ],
)
def test_a_network_that_cannot_go_on_with_a_text_says_why(link: str, words: str) -> None:
    spec = read_link(link).spec
    for act in (generate, lambda *given: read_all(*given[:3])):
        with pytest.raises(CannotRead) as refused:
            act(spec, draw_weights(spec), PREFIX, 3)
        assert words in str(refused.value)
        assert str(refused.value).endswith(".")


def test_nothing_is_made_of_nothing_and_never_too_much() -> None:
    spec, weights = network(CARRIED["GRU"])
    for act in (lambda: generate(spec, weights, [], 3), lambda: read_all(spec, weights, [])):
        with pytest.raises(CannotRead):
            act()
    for length in (0, 201):
        with pytest.raises(ValueError, match="choose 1 to 200"):
            generate(spec, weights, PREFIX, length)


def test_opening_the_time_axis_changes_no_layer() -> None:
    spec, _ = network(CARRIED["GRU"])
    opened = open_time(spec)
    assert opened.input.shape == (None,)
    assert opened.layers == spec.layers


def test_layers_that_read_backward_or_keep_a_mask_are_not_carried() -> None:
    spec, _ = network(CARRIED["GRU"])
    backward = spec.with_layer(1, GRU(16, return_sequences=True, go_backwards=True))
    both = spec.with_layer(1, Bidirectional(SimpleRNN(16, return_sequences=True)))
    masked = read_link("Input(8,dtype=int32)|Embedding(20,8,mask_zero=True)|GRU(16,return_sequences=True)").spec
    assert not any(can_carry(each) for each in (backward, both, masked))
