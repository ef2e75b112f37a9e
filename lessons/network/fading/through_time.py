"""How the gradient fades on its way back through time: backpropagation through a cell, written out in NumPy."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

import numpy as np

from lessons.network.initializers import Orthogonal
from lessons.network.layers import GRU, LSTM, Input, Recurrent, SimpleRNN
from lessons.network.layers.cells import Record
from lessons.network.spec import ModelSpec
from lessons.network.weights import draw_weights

Array = np.ndarray
CellName = Literal["SimpleRNN", "GRU", "LSTM"]
CELLS: tuple[CellName, ...] = get_args(CellName)
UNITS, FEATURES, BATCH = 16, 8, 16
MOST_TIMESTEPS = 64
_LAYERS: dict[CellName, type[Recurrent]] = {"SimpleRNN": SimpleRNN, "GRU": GRU, "LSTM": LSTM}


@dataclass(frozen=True)
class FadingCell:
    """A recurrent layer with fresh weights, and the seeded batch it reads.

    Args:
        cell: the layer's name in Keras.
        timesteps: how many steps it reads, at most `MOST_TIMESTEPS`.
        gain: the recurrent kernel is orthogonal, and its rows have this length.
        gate_bias: added to the bias of the gate that keeps the memory (LSTM: forget, GRU: update).
    """

    cell: CellName = "SimpleRNN"
    timesteps: int = 20
    gain: float = 1.0
    gate_bias: float = 0.0

    @property
    def spec(self) -> ModelSpec:
        """The network: the layer alone, handing on its last state."""
        kernel = "orthogonal" if self.gain == 1 else Orthogonal(gain=float(self.gain))
        return ModelSpec(Input((self.timesteps, FEATURES)), (_LAYERS[self.cell](UNITS, recurrent_initializer=kernel),))

    def weights(self) -> tuple[Array, ...]:
        """kernel, recurrent_kernel and bias, float64."""
        kernel, recurrent, bias = (each.astype(np.float64) for each in draw_weights(self.spec)[0])
        if self.cell == "LSTM":
            bias[UNITS : 2 * UNITS] += self.gate_bias
        elif self.cell == "GRU":
            bias[0, :UNITS] += self.gate_bias
        return kernel, recurrent, bias

    def inputs(self) -> Array:
        """`(batch, time, feature)`: seeded, the same last steps whatever the number of timesteps."""
        random = np.random.default_rng([self.spec.seed, 11])
        steps = random.normal(size=(MOST_TIMESTEPS, BATCH, FEATURES))[: self.timesteps]
        return steps[::-1].swapaxes(0, 1)


@lru_cache(maxsize=256)
def fade_through_time(fading: FadingCell) -> Array:
    """How much each input step still moves the last state, by its distance from the end.

    Returns:
        `(distance,)`: the norm of d state[last] / d input[last - distance], averaged over the batch. Distance 0
        is the last step; the further back, the more often the gradient went through the recurrent kernel.

    >>> norms = fade_through_time(FadingCell("SimpleRNN", timesteps=10))
    >>> norms.shape, bool(norms[9] < norms[0])
    ((10,), True)
    """
    layer, x = fading.spec.layers[0], fading.inputs()
    if not isinstance(layer, Recurrent):
        raise TypeError(f"{layer.title} has no state; SimpleRNN, GRU and LSTM have one.")
    weights = fading.weights()
    record = layer.run(x, weights, None)
    step_back = _BACKWARD[fading.cell]
    # one row for each unit of the last state, and how that unit depends on the state at this step
    state = np.tile(np.eye(UNITS), (len(x), 1, 1))  # (batch, unit of the last state, units)
    carry = np.zeros_like(state)
    norms = np.empty(fading.timesteps)
    for distance in range(fading.timesteps):
        to_input, state, carry = step_back(record, fading.timesteps - 1 - distance, state, carry, weights)
        norms[distance] = np.sqrt((to_input**2).sum(axis=(1, 2))).mean()
    norms.setflags(write=False)
    return norms


def share_kept(norms: Array) -> Array:
    """The norms as shares of the last step's: 1 at distance 0.

    >>> share_kept(np.array([2.0, 1.0, 0.5])).tolist()
    [1.0, 0.5, 0.25]
    """
    return norms / norms[0]


Gradients = tuple[Array, Array, Array]  # to the input, to the state before, to the carry before


def _simple_rnn_back(record: Record, t: int, state: Array, carry: Array, weights: tuple[Array, ...]) -> Gradients:
    scores = state * (1 - record["state"][:, t, None] ** 2)  # through tanh
    return scores @ weights[0].T, scores @ weights[1].T, carry


def _lstm_back(record: Record, t: int, state: Array, carry: Array, weights: tuple[Array, ...]) -> Gradients:
    i, f, g, o = (record[name][:, t, None] for name in ("input_gate", "forget_gate", "candidate", "output_gate"))
    before = _before(record["carry"], t)
    shown = np.tanh(record["carry"][:, t, None])
    carry = carry + state * o * (1 - shown**2)
    parts = (
        carry * g * i * (1 - i),
        carry * before * f * (1 - f),
        carry * i * (1 - g**2),
        state * shown * o * (1 - o),
    )
    scores = np.concatenate(parts, axis=-1)  # (batch, unit of the last state, 4·units)
    return scores @ weights[0].T, scores @ weights[1].T, carry * f


def _gru_back(record: Record, t: int, state: Array, carry: Array, weights: tuple[Array, ...]) -> Gradients:
    kernel, recurrent, bias = weights
    z, r, g = (record[name][:, t, None] for name in ("update_gate", "reset_gate", "candidate"))
    before = _before(record["state"], t)
    last = slice(2 * UNITS, None)
    inner = before @ recurrent[:, last] + bias[1, last]
    candidate = state * (1 - z) * (1 - g**2)
    update, reset = state * (before - g) * z * (1 - z), candidate * inner * r * (1 - r)
    to_input = np.concatenate((update, reset, candidate), axis=-1) @ kernel.T
    to_state = np.concatenate((update, reset, candidate * r), axis=-1) @ recurrent.T
    return to_input, to_state + state * z, carry


def _before(values: Array, t: int) -> Array:
    return values[:, t - 1, None] if t else np.zeros_like(values[:, 0, None])


_BACKWARD: dict[CellName, Callable[..., Gradients]] = {
    "SimpleRNN": _simple_rnn_back,
    "GRU": _gru_back,
    "LSTM": _lstm_back,
}
