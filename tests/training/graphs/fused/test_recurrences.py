"""A fused recurrent layer gives Keras's numbers and TensorFlow's gradients, whatever its arguments."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest

from lessons.network.layers import GRU, LSTM, Bidirectional, Layer, SimpleRNN
from lessons.training.graphs.fused.shaping import SHAPINGS
from lessons.training.graphs.fused.stepping import BLOCK, WRITTEN_OUT
from tests.network.sweep import sweep_size
from tests.training.graphs.fused.both_sides import How, assert_equal, made_up, of_keras, of_ours

CELLS: dict[str, Layer] = {
    "SimpleRNN": SimpleRNN(5, return_sequences=True),
    "GRU": GRU(5, return_sequences=True),
    "GRU, reset before": GRU(5, return_sequences=True, reset_after=False),
    "LSTM": LSTM(5, return_sequences=True),
}
TIMES = (1, 7, 16, 17, 24, 31)  # written out, whole blocks, blocks and a rest
every_cell = pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)


def check(layer: Any, time: int, *, masked: bool = False, seed: int = 0, how: How = "eager") -> None:
    given = made_up(layer, time, masked=masked, seed=seed)
    assert_equal(of_ours(layer, given, how), of_keras(layer, given))


def test_the_times_swept_are_of_every_kind() -> None:
    turns = [divmod(time, BLOCK) for time in TIMES if time > WRITTEN_OUT]
    assert {rest > 0 for _, rest in turns} == {True, False}
    assert {1, WRITTEN_OUT, WRITTEN_OUT + 1} <= set(TIMES)


@pytest.mark.parametrize("masked", [False, True])
@pytest.mark.parametrize("time", TIMES)
@every_cell
def test_states_and_gradients_are_those_of_keras_for_every_length(cell: Any, time: int, masked: bool) -> None:
    check(cell, time, masked=masked)


@pytest.mark.parametrize("activation", SHAPINGS)
@every_cell
def test_every_activation_that_is_known_gives_keras_gradients(cell: Any, activation: str) -> None:
    check(replace(cell, activation=activation), 7)
    if hasattr(cell, "recurrent_activation"):
        check(replace(cell, recurrent_activation=activation), 7, masked=True)


@pytest.mark.parametrize(
    "changed",
    [
        {"use_bias": False},
        {"go_backwards": True},
        {"return_sequences": False},
        {"return_sequences": False, "go_backwards": True, "use_bias": False},
        {"zero_output_for_mask": True},
        {"zero_output_for_mask": True, "return_sequences": False},
        {"activation": None},
    ],
    ids=str,
)
@every_cell
def test_every_argument_means_what_it_means_to_keras(cell: Any, changed: dict[str, Any]) -> None:
    layer = replace(cell, **changed)
    for masked in (False, True):
        check(layer, 7, masked=masked)


@pytest.mark.parametrize("merge_mode", ["concat", "sum", "mul", "ave"])
@every_cell
def test_two_directions_are_merged_as_keras_merges_them(cell: Any, merge_mode: str) -> None:
    for return_sequences in (True, False):
        both = Bidirectional(replace(cell, return_sequences=return_sequences), merge_mode)
        check(both, 5, masked=return_sequences)
    check(both, 5, masked=True)


def test_the_backward_layer_of_two_may_be_another_one() -> None:
    forward, backward = GRU(5, return_sequences=True), GRU(5, "relu", return_sequences=True, go_backwards=True)
    check(Bidirectional(forward, "sum", backward_layer=backward), 7, masked=True)


@pytest.mark.parametrize("return_sequences", [True, False])
@every_cell
def test_a_graph_that_tensorflow_rewrites_makes_the_same_numbers(cell: Any, return_sequences: bool) -> None:
    # two last states side by side: their graph was once rewritten into one that fails
    check(Bidirectional(replace(cell, return_sequences=return_sequences)), 3, how="graph")
    check(replace(cell, return_sequences=return_sequences), 17, masked=True, how="graph")


@pytest.mark.parametrize(
    ("cell", "time"),
    [("SimpleRNN", 17), ("SimpleRNN", 3), ("GRU", 3), ("GRU, reset before", 3), ("LSTM", 3)],
)
def test_xla_makes_the_same_numbers(cell: str, time: int) -> None:
    check(CELLS[cell], time, masked=True, how="xla")


def test_any_mixture_of_arguments_gives_the_gradients_of_keras() -> None:
    for number in range(sweep_size(24)):
        draw = Random(f"recurrence {number}")
        cell: Any = draw.choice(list(CELLS.values()))
        layer: Any = replace(
            cell,
            units=draw.randint(1, 6),
            activation=draw.choice(list(SHAPINGS)),
            use_bias=draw.random() < 0.7,
            return_sequences=draw.random() < 0.6,
            go_backwards=draw.random() < 0.3,
            zero_output_for_mask=draw.random() < 0.3,
        )
        if draw.random() < 0.4:
            plain = replace(layer, go_backwards=False)
            layer = Bidirectional(plain, draw.choice(["concat", "sum", "mul", "ave"]))
        how: How = draw.choice(["eager", "eager", "graph"])
        check(layer, draw.randint(1, 34), masked=draw.random() < 0.5, seed=number, how=how)
