"""What a recurrent layer hands on: every state or the last, its own state besides, one reader or two."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from lessons.network import layers
from lessons.network.inputs import make_inputs
from lessons.network.layers import Bidirectional, Dense, Input, Layer
from lessons.network.mistake import Mistake
from lessons.network.predict import Prediction, predict
from lessons.network.spec import ModelSpec
from lessons.network.trace import Trace, trace
from lessons.network.weights import draw_weights

Array = np.ndarray
CELLS = ("SimpleRNN", "LSTM", "GRU")
TIMESTEPS, FEATURES, UNITS, CLASSES = 5, 8, 6, 4  # no two sizes are alike
READERS = ("one reader", "Bidirectional")


def one_switch(cell: str, keeps: bool, head: bool) -> tuple[Prediction, Trace]:
    """A recurrent layer on five steps, its `return_sequences` on or off, with or without a softmax head.

    >>> one_switch("GRU", True, True)[0].output_shapes, one_switch("GRU", False, True)[0].output_shapes
    (((None, 5, 4),), ((None, 4),))
    """
    stack: tuple[Layer, ...] = (_cell(cell, UNITS, return_sequences=keeps),)
    return _run(ModelSpec(Input((TIMESTEPS, FEATURES)), (*stack, *((Dense(CLASSES, "softmax"),) if head else ()))))


@dataclass(frozen=True)
class Ends:
    """The rows of a sequence, and the one vector that is left without `return_sequences`.

    Attributes:
        rows: `(time, feature)`.
        last: `(feature,)`.
        kept: for each place of `last` the row it was taken from, `(feature,)`.
    """

    rows: Array
    last: Array
    kept: Array

    @property
    def from_last_row(self) -> float:
        """The largest difference of the vector and the last row."""
        return float(np.abs(self.rows[-1] - self.last).max())

    @property
    def from_kept(self) -> float:
        """The largest difference of the vector and the places it was taken from."""
        return float(np.abs(self.rows[self.kept, np.arange(len(self.last))] - self.last).max())


def ends_of(cell: str, reader: str) -> Ends:
    """Runs the same weights with and without `return_sequences`.

    >>> ends_of("GRU", "one reader").from_last_row, ends_of("GRU", "Bidirectional").from_last_row > 0.01
    (0.0, True)
    >>> ends_of("GRU", "Bidirectional").from_kept
    0.0
    """
    units = UNITS if reader == READERS[0] else UNITS // 2
    both = [_reader(_cell(cell, units, return_sequences=keeps), reader) for keeps in (True, False)]
    rows, last = (_run(ModelSpec(Input((TIMESTEPS, FEATURES)), (layer,)))[1].output[0] for layer in both)
    kept = np.full(len(last), TIMESTEPS - 1)
    if reader != READERS[0]:
        kept[units:] = 0  # the backward reader has read everything when it arrives at step 0
    return Ends(rows, last, kept)


def stack_of(first_keeps: bool, second_keeps: bool) -> tuple[Prediction, Mistake | None]:
    """Two recurrent layers and a head; the second one needs what the first one may throw away.

    >>> stack_of(False, True)[1].blame, stack_of(True, True)[1] is None
    (0, True)
    """
    spec = ModelSpec(
        Input((TIMESTEPS, FEATURES)),
        (
            layers.LSTM(UNITS, return_sequences=first_keeps),
            layers.LSTM(3, return_sequences=second_keeps),
            Dense(CLASSES, "softmax"),
        ),
    )
    prediction = predict(spec)
    return prediction, prediction.mistake


@dataclass(frozen=True)
class Handed:
    """One tensor that leaves a layer.

    Attributes:
        name: what it is.
        shape: with the batch axis.
        values: of the first sample, `(time, feature)` or `(feature,)`.
        apart: the largest difference of it, or of its last row, from the last row of the output.
    """

    name: str
    shape: tuple[int | None, ...]
    values: Array
    apart: float


def handed_on(cell: str, keeps: bool) -> tuple[tuple[Handed, ...], ModelSpec]:
    """Every tensor of a layer with `return_state=True`.

    >>> [(each.name, each.shape) for each in handed_on("LSTM", True)[0]]
    [('output', (None, 5, 6)), ('state h', (None, 6)), ('state c', (None, 6))]
    >>> [each.apart == 0 for each in handed_on("LSTM", False)[0]]
    [True, True, False]
    """
    spec = ModelSpec(Input((TIMESTEPS, FEATURES)), (_cell(cell, UNITS, return_sequences=keeps, return_state=True),))
    prediction, run = _run(spec)
    outputs = run.flows[0].outputs
    last = outputs[0][0, -1] if keeps else outputs[0][0]
    told = []
    for name, shape, output in zip(("output", "state h", "state c"), prediction.layers[0].output_shapes, outputs,
                                   strict=False):  # fmt: skip
        row = output[0, -1] if output.ndim == 3 else output[0]
        told.append(Handed(name, shape, output[0], float(np.abs(row - last).max())))
    return tuple(told), spec


def head_last(cell: str) -> tuple[Array, Array, float]:
    """A head on the last state, and the last row of the same head on every state.

    Returns:
        Distributions of every step `(time, class)`; the one of the last state `(class,)`; their difference there.

    >>> head_last("GRU")[2] < 1e-6
    True
    """
    (_, every), (_, one) = one_switch(cell, True, True), one_switch(cell, False, True)
    return every.output[0], one.output[0], float(np.abs(every.output[0, -1] - one.output[0]).max())


def _reader(layer: Layer, reader: str) -> Layer:
    return layer if reader == READERS[0] else Bidirectional(layer)


def _cell(name: str, units: int, *, return_sequences: bool, return_state: bool = False) -> Layer:
    kind: type[layers.Recurrent] = getattr(layers, name)
    return replace(kind(units), return_sequences=return_sequences, return_state=return_state)


@lru_cache(maxsize=64)
def _run(spec: ModelSpec) -> tuple[Prediction, Trace]:
    return predict(spec), trace(spec, make_inputs(spec).array, draw_weights(spec))
