"""Padding with and without a mask: a state that stands still, a row for id 0, a mask on its way, a loss per step."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from lessons.network import layers
from lessons.network.activations import softmax
from lessons.network.inputs import WORDS
from lessons.network.layers import Dense, Embedding, Input, Layer
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace

Array = np.ndarray
TIMESTEPS, WORD_VECTOR, UNITS, CLASSES = 7, 4, 3, 5
CELLS = ("SimpleRNN", "LSTM", "GRU")
LEAN = 1.5  # how far the bias of class 0 is moved by hand, as training on padding would move it
_TEXT = (1, 4, 6, 9, 1, 11, 2)  # ids of words: the dog sat on the mat, and one more


@dataclass(frozen=True)
class Lane:
    """One padded sequence and the states of a recurrent layer.

    Attributes:
        ids: `(time,)`; 0 is padding.
        words: one for each step.
        states: `(time, units)`.
        shares: `(time, class)`: the softmax of each step.
        losses: `(time,)`: -log of the share of the true class; padding has the class 0.
        spec: the network.
    """

    ids: Array
    words: tuple[str, ...]
    states: Array
    shares: Array
    losses: Array
    spec: ModelSpec

    @property
    def real(self) -> int:
        """How many steps are no padding."""
        return int((self.ids != 0).sum())

    @property
    def drift(self) -> float:
        """How far the last state is from the state after the last real step."""
        return float(np.abs(self.states[-1] - self.states[self.real - 1]).max())


@lru_cache(maxsize=64)
def lane(cell: str, real: int, masked: bool) -> Lane:
    """The same weights on a sequence with so many real steps, padded to seven.

    >>> lane("GRU", 3, True).drift, lane("GRU", 3, False).drift > 0.001
    (0.0, True)
    >>> float(lane("LSTM", 7, True).drift)
    0.0
    """
    recurrent: Layer = replace(getattr(layers, cell)(UNITS), return_sequences=True)
    spec = ModelSpec(
        Input((TIMESTEPS,), dtype="int32"),
        (Embedding(len(WORDS), WORD_VECTOR, mask_zero=masked), recurrent, Dense(CLASSES, "softmax")),
    )
    ids = np.array(_TEXT) * (np.arange(TIMESTEPS) < real)
    run = trace(spec, ids[None].astype(np.int32))
    logits = 8 * run.flows[2].inside["logits"][0].astype(np.float64)  # sharper than a fresh network's
    shares = softmax(logits + LEAN * (np.arange(CLASSES) == 0))
    truth = np.where(ids == 0, 0, ids % (CLASSES - 1) + 1)
    losses = -np.log(shares[np.arange(TIMESTEPS), truth])
    return Lane(ids, tuple(WORDS[each] for each in ids), run.flows[1].output[0], shares, losses, spec)


def table_rows() -> tuple[tuple[str, Array], ...]:
    """The first rows of the Embedding's table, `(feature,)` each, with the word they stand for.

    >>> table_rows()[0][0], bool(np.abs(table_rows()[0][1]).max() > 0)
    ('pad', True)
    """
    table = trace(lane("GRU", 3, True).spec, np.zeros((1, TIMESTEPS), np.int32)).weights[0][0]
    return tuple((WORDS[place], table[place]) for place in range(4))


def masked_mean(real: int) -> tuple[float, float]:
    """The loss of a padded sequence: the mean over its real steps, as with a mask, and over all steps.

    Keras multiplies the losses by the mask and divides by the number of steps that are no padding
    (`reduce_weighted_values` in `keras/src/losses/loss.py`).

    >>> masked_mean(7)[0] == masked_mean(7)[1], masked_mean(3)[0] > 1.5 * masked_mean(3)[1]
    (True, True)
    """
    losses = lane("GRU", real, True).losses
    return float(losses[:real].mean()), float(losses.mean())
