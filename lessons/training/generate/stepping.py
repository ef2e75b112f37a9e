"""One step of a network that carries its state, so that a text of any length costs one step a word."""

from collections.abc import Callable, Sequence

import numpy as np

from lessons.network.activations import ACTIVATIONS
from lessons.network.layers import (
    GRU,
    LSTM,
    Activation,
    Dense,
    Dropout,
    Embedding,
    Layer,
    Recurrent,
    SimpleRNN,
    Softmax,
    TimeDistributed,
)
from lessons.network.spec import ModelSpec
from lessons.network.weights import Weights

Array = np.ndarray
State = tuple[Array, ...]
_ALONE = (Embedding, Dense, Activation, Softmax, Dropout)  # each step by itself


def can_carry(spec: ModelSpec) -> bool:
    """Whether one word at a time, with the state carried on, gives the same numbers as the whole text at once.

    True for chains of Embedding, SimpleRNN, GRU and LSTM that read forward and return every step, and layers that
    work on each step by itself.
    """
    return bool(spec.layers) and all(_carries(layer) for layer in spec.layers)


def _carries(layer: Layer) -> bool:
    if isinstance(layer, SimpleRNN | LSTM | GRU):
        plain = not (layer.go_backwards or layer.return_state)
        smooth = "softmax" not in str(layer.activation) + str(getattr(layer, "recurrent_activation", ""))
        return layer.return_sequences and plain and smooth
    if isinstance(layer, TimeDistributed):
        return isinstance(layer.layer, Dense | Activation | Dropout)
    if isinstance(layer, Embedding):
        return not layer.mask_zero  # a mask would skip steps
    return isinstance(layer, _ALONE) and getattr(layer, "axis", -1) == -1


class Carried:
    """A network in the middle of a text.

    Args:
        spec: one that `can_carry`.
        weights: as `trace` takes them.
    """

    def __init__(self, spec: ModelSpec, weights: Weights) -> None:
        self._steps = [_step_of(layer, arrays) for layer, arrays in zip(spec.layers, weights, strict=True)]

    def read(self, step: Array) -> Array:
        """Reads one step, `(1, 1)` ids or `(1, 1, feature)` numbers; returns what leaves, `(class,)`."""
        for take in self._steps:
            step = take(step)
        shares: Array = step[0, 0]
        return shares


def _step_of(layer: Layer, weights: Sequence[Array]) -> Callable[[Array], Array]:
    if not isinstance(layer, Recurrent):
        return lambda step: layer.forward(step, weights).output
    cell = _cell_of(layer, weights)
    units = layer.units
    state: State = tuple(np.zeros((1, units), weights[1].dtype) for _ in layer.states)

    def take(step: Array) -> Array:
        nonlocal state
        state = cell(step[0], state)
        return state[0][None]  # (1, 1, units)

    return take


def _cell_of(layer: Recurrent, weights: Sequence[Array]) -> Callable[[Array, State], State]:
    """The formulas of `lessons/network/layers/cells.py`, for one step and with a state from before."""
    kernel, recurrent = weights[:2]
    bias = weights[2] if len(weights) > 2 else np.zeros(kernel.shape[1], kernel.dtype)
    shape = ACTIVATIONS[layer.activation or "linear"]
    gate = ACTIVATIONS[getattr(layer, "recurrent_activation", None) or "linear"]
    units = recurrent.shape[0]

    def simple(x: Array, state: State) -> State:
        return (shape(x @ kernel + bias + state[0] @ recurrent),)

    def lstm(x: Array, state: State) -> State:
        h, carry = state
        i, f, c, o = np.split(x @ kernel + bias + h @ recurrent, 4, axis=1)
        carry = gate(f) * carry + gate(i) * shape(c)
        return gate(o) * shape(carry), carry

    def gru(x: Array, state: State) -> State:
        (h,) = state
        outer, second = (bias[0], bias[1]) if bias.ndim == 2 else (bias, 0)
        arriving = x @ kernel + outer
        if isinstance(layer, GRU) and layer.reset_after:
            inner = h @ recurrent + second
            z, r = np.split(gate(arriving[:, : 2 * units] + inner[:, : 2 * units]), 2, axis=1)
            candidate = shape(arriving[:, 2 * units :] + r * inner[:, 2 * units :])
        else:
            inner = h @ recurrent[:, : 2 * units]
            z, r = np.split(gate(arriving[:, : 2 * units] + inner), 2, axis=1)
            candidate = shape(arriving[:, 2 * units :] + (r * h) @ recurrent[:, 2 * units :])
        return (z * h + (1 - z) * candidate,)

    return simple if isinstance(layer, SimpleRNN) else lstm if isinstance(layer, LSTM) else gru
