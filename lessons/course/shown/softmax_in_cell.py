"""A softmax inside a recurrent layer, whose gates spoil the distribution, and one in a Dense on top of it."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from lessons.network import layers
from lessons.network.activations import softmax
from lessons.network.inputs import make_inputs
from lessons.network.layers import Dense, Input
from lessons.network.mistake import Mistake
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace
from lessons.network.weights import draw_weights

Array = np.ndarray
CELLS = ("SimpleRNN", "GRU", "LSTM")
TIMESTEPS, FEATURES, UNITS, CLASSES = 5, 8, 6, 4  # no two sizes are alike


@dataclass(frozen=True)
class InCell:
    """A recurrent layer with `activation="softmax"`, and one as usual with a head.

    Attributes:
        rows: `(time, class)`: what the layer with the softmax inside hands on.
        parts: for each step, the numbers its row is made of: a name and a row `(class,)` each, the result last.
        head: `(time, class)`: what a Dense with softmax hands on.
        spec, head_spec: the two networks.
        warning: the silent mistake of the first one, if it is one.
    """

    rows: Array
    parts: tuple[tuple[tuple[str, Array], ...], ...]
    head: Array
    spec: ModelSpec
    head_spec: ModelSpec
    warning: Mistake | None


@lru_cache(maxsize=4)
def in_cell(cell: str) -> InCell:
    """Runs both networks, with the weights their seed draws.

    Args:
        cell: one of `CELLS`.

    >>> shown = in_cell("LSTM")
    >>> bool((shown.rows.sum(axis=-1) < 0.9).all()), shown.head.sum(axis=-1).round(6).tolist()
    (True, [1.0, 1.0, 1.0, 1.0, 1.0])
    >>> in_cell("SimpleRNN").rows.sum(axis=-1).round(6).tolist()
    [1.0, 1.0, 1.0, 1.0, 1.0]
    """
    kind: type[layers.Recurrent] = getattr(layers, cell)
    given = Input((TIMESTEPS, FEATURES))
    inside = ModelSpec(given, (replace(kind(CLASSES), activation="softmax", return_sequences=True),))
    usual = ModelSpec(given, (replace(kind(UNITS), return_sequences=True), Dense(CLASSES, "softmax")))
    flow = trace(inside, make_inputs(inside).array, draw_weights(inside)).flows[0]
    numbers = {name: values[0] for name, values in flow.inside.items()} | {"state": flow.output[0]}
    return InCell(
        flow.output[0],
        tuple(_parts(cell, numbers, step) for step in range(TIMESTEPS)),
        trace(usual, make_inputs(usual).array, draw_weights(usual)).output[0],
        inside,
        usual,
        next(iter(predict(inside).warnings), None),
    )


def _parts(cell: str, numbers: dict[str, Array], step: int) -> tuple[tuple[str, Array], ...]:
    state = ("= state", numbers["state"][step])
    if cell == "LSTM":
        return ("softmax", softmax(numbers["carry"][step])), ("· output gate", numbers["output_gate"][step]), state
    if cell == "GRU":
        before = numbers["state"][step - 1] if step else np.zeros(CLASSES)
        kept = numbers["update_gate"][step]
        return (("softmax", numbers["candidate"][step]), ("· (1 − update gate)", 1 - kept), ("+ state before", before),
                ("· update gate", kept), state)  # fmt: skip
    return ("softmax", numbers["state"][step]), state
