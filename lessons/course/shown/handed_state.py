"""Two ways from an encoder to a decoder: its final state as the first state, or its vector as every input."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from lessons.network import layers
from lessons.network.layers import Input, Layer, Recurrent
from lessons.network.spec import ModelSpec
from lessons.network.weights import draw_weights

Array = np.ndarray
CELLS = ("SimpleRNN", "LSTM", "GRU")
WAYS = ("nothing", "the final state", "the vector, copied")
READ, FEATURES, UNITS, WRITTEN = 5, 3, 4, 2


@dataclass(frozen=True)
class Handed:
    """What a decoder makes of two sequences that an encoder read.

    Attributes:
        ends: `(2, units)`: the encoder's last state for each sequence.
        begins: `(2, units)`: the decoder's state before its first step.
        states: `(2, time, units)`: the decoder's states.
        weights: what the decoder learns, in words and as a sum.
        params: the sum.
        code: the lines that connect the two.
        problem: what Keras says once numbers come, where the state does not fit; then `states` are empty.
    """

    ends: Array
    begins: Array
    states: Array
    weights: str
    params: int
    code: str
    problem: str = ""

    @property
    def apart(self) -> float:
        """How far the two sequences move the decoder's states at most."""
        return float(np.abs(self.states[0] - self.states[1]).max())


@lru_cache(maxsize=16)
def handed(cell: str, way: str, units: int = UNITS) -> Handed:
    """Reads two sequences and writes two steps with the same weights.

    Args:
        units: of the decoder; the encoder has `UNITS`.

    >>> [handed("GRU", way).apart > 0 for way in WAYS]
    [False, True, True]
    >>> handed("LSTM", "the final state").code.splitlines()[1]
    'output, state, carry = encoder(read)'
    >>> handed("GRU", "the final state", 6).problem
    'Exception encountered when calling GRUCell.call(). Dimensions must be equal, but are 4 and 6'
    """
    encoder = reader(cell)
    record = encoder.run(sequences(), weights_of(encoder, FEATURES, 1))
    ends = [record[name][:, -1] for name in encoder.states]
    decoder = replace(encoder, units=units, return_sequences=True)
    start: tuple[Array, ...] = ()
    if way == WAYS[2]:
        words = np.repeat(ends[0][:, None], WRITTEN, axis=1)
    else:
        words = first_words()
        start = tuple(ends) if way == WAYS[1] else ()
    formula = decoder.formula((None, WRITTEN, words.shape[-1]))
    code = _code(cell, encoder.states, way, units)
    if start and units != UNITS:
        where = f"Exception encountered when calling {cell}Cell.call()."
        said = f"{where} Dimensions must be equal, but are {UNITS} and {units}"
        return Handed(ends[0], ends[0], np.zeros((2, 0, units)), formula.numbers, formula.total, code, said)
    states = decoder.run(words, weights_of(decoder, words.shape[-1], 2), start=start)["state"]
    begins = start[0] if start else np.zeros((2, units), np.float32)
    return Handed(ends[0], begins, states, formula.numbers, formula.total, code)


def reader(cell: str) -> Recurrent:
    """The layer that reads."""
    made: Recurrent = getattr(layers, cell)(UNITS)
    return made


def sequences() -> Array:
    """`(2, time, feature)`: what is read; the second sequence differs in its first step alone."""
    first = np.random.default_rng(11).normal(size=(READ, FEATURES)).astype(np.float32)
    second = first.copy()
    second[0] *= -1
    return np.stack([first, second])


def first_words() -> Array:
    """`(2, time, feature)`: what the decoder reads itself, the same for both sequences."""
    words = np.random.default_rng(5).normal(size=(WRITTEN, FEATURES)).astype(np.float32)
    return np.stack([words, words])


def weights_of(layer: Layer, features: int, seed: int) -> tuple[Array, ...]:
    """The weights of a recurrent layer on so many features, drawn once."""
    return draw_weights(ModelSpec(Input((READ, features)), (layer,), seed=seed))[0]


def _code(cell: str, states: tuple[str, ...], way: str, units: int) -> str:
    encoder = f"layers.{cell}({UNITS}"
    decoder = f"decoder = layers.{cell}({units}, return_sequences=True)"
    if way == WAYS[0]:
        return f"vector = {encoder})(read)  # and nobody uses it\n{decoder}\nwritten = decoder(words)"
    if way == WAYS[2]:
        return (
            f"vector = {encoder})(read)\ncopies = layers.RepeatVector({WRITTEN})(vector)\n"
            f"{decoder}\nwritten = decoder(copies)"
        )
    given = states[0] if len(states) == 1 else f"[{', '.join(states)}]"
    return (
        f"encoder = {encoder}, return_state=True)\noutput, {', '.join(states)} = encoder(read)\n"
        f"{decoder}\nwritten = decoder(words, initial_state={given})"
    )
