"""What is not known here goes through Keras: no layer is fused that does more than the formulas."""

from dataclasses import replace

import pytest

from lessons.network.layers import GRU, LSTM, Bidirectional, Conv1D, Dense, Embedding, Layer, SimpleRNN
from lessons.network.regularizers import L2
from lessons.training.graphs.fused.fuse import fuse

CELLS = (SimpleRNN(4), GRU(4), GRU(4, reset_after=False), LSTM(4))
UNUSUAL = (
    {"dropout": 0.1},
    {"recurrent_dropout": 0.1},
    {"stateful": True},
    {"return_state": True},
    {"activation": "elu"},
    {"activity_regularizer": L2(0.1)},
)


@pytest.mark.parametrize("unusual", UNUSUAL, ids=str)
@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_a_layer_that_does_more_goes_through_keras(cell: Layer, unusual: dict[str, object]) -> None:
    layer = replace(cell, **unusual)  # type: ignore[arg-type]
    assert fuse(layer) is None
    assert fuse(Bidirectional(layer)) is None
    assert fuse(cell) is not None


def test_a_gate_of_an_unknown_activation_goes_through_keras() -> None:
    assert fuse(GRU(4, recurrent_activation="hard_sigmoid")) is None
    assert fuse(LSTM(4, recurrent_activation="softmax")) is None


def test_two_directions_that_are_not_merged_go_through_keras() -> None:
    assert fuse(Bidirectional(GRU(4), merge_mode=None)) is None


@pytest.mark.parametrize("layer", [Dense(4), Conv1D(4, 3), Embedding(4, 4)], ids=str)
def test_a_layer_that_does_not_recur_is_not_fused(layer: Layer) -> None:
    assert fuse(layer) is None
