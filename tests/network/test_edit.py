"""Edits by knob: what each one changes, and that a broken network can always be edited further."""

import pytest

from lessons.network.edit import (
    add_layer,
    duplicate,
    head_layer,
    new_layer,
    recurrent_layer,
    set_argument,
    set_bidirectional,
    set_return_sequences,
    set_time_distributed,
)
from lessons.network.layers import LAYERS
from lessons.network.link import read_link, write_link
from lessons.network.predict import predict
from lessons.network.spec import MAX_LAYERS

STACK = read_link("Input(5,8)|LSTM(4,return_sequences=True)|Bidirectional(GRU(6))|Dense(3)|Dense(2)").spec


def test_the_switches_act_on_the_chosen_layer_else_on_the_last_that_fits() -> None:
    assert recurrent_layer(STACK, None) == 1
    assert recurrent_layer(STACK, 0) == 0
    assert recurrent_layer(STACK, 3) == 1
    assert head_layer(STACK, None) == 3
    assert head_layer(STACK, 2) == 2
    assert recurrent_layer(read_link("Input(3)|Dense(2)").spec, 0) is None


def test_return_sequences_is_switched_inside_a_wrapper() -> None:
    assert "Bidirectional(GRU(6,return_sequences=True))" in write_link(set_return_sequences(STACK, 1, True))


def test_wrapping_and_unwrapping_gives_the_same_network() -> None:
    assert set_time_distributed(set_time_distributed(STACK, 3, True), 3, False) == STACK
    assert set_bidirectional(set_bidirectional(STACK, 0, True), 0, False) == STACK


def test_an_argument_of_a_wrapped_layer_is_set_inside() -> None:
    assert "Bidirectional(GRU(9))" in write_link(set_argument(STACK, 1, "units", 9))
    assert "merge_mode=sum" in write_link(set_argument(STACK, 1, "merge_mode", "sum"))


@pytest.mark.parametrize("name", LAYERS)
def test_every_layer_can_be_added_anywhere(name: str) -> None:
    for after in range(-1, len(STACK.layers)):
        changed, place = add_layer(STACK, name, after)
        assert changed.layers[place] == new_layer(name)
        predict(changed)


def test_no_more_than_twelve_layers_are_ever_built() -> None:
    spec = STACK
    for _ in range(20):
        spec = duplicate(spec, 0)
        spec, _place = add_layer(spec, "Dense", 0)
    assert len(spec.layers) == MAX_LAYERS
