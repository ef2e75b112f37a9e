"""The parameters of a recurrent layer to scale, and two GRUs that differ in one row of bias."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from lessons.course.shown.recurrent_step import PARTS
from lessons.network import layers
from lessons.network.inputs import Inputs, make_inputs
from lessons.network.layers import GRU, Dense, Formula, Input, SimpleRNN
from lessons.network.predict import Prediction, predict
from lessons.network.spec import ModelSpec
from lessons.network.trace import Trace, trace
from lessons.network.weights import draw_weights

MOST_UNITS, MOST_FEATURES, MOST_STEPS = 16, 16, 64


@dataclass(frozen=True)
class Xray:
    """The weights of one recurrent layer, gate by gate.

    Attributes:
        gates: the name of each gate, in the order of the columns.
        blocks: for each weight its name, its rows, and its columns for one gate.
        formula: how the parameters add up.
        spec: the network it was made from.
        output: its output shape.
    """

    gates: tuple[str, ...]
    blocks: tuple[tuple[str, int, int], ...]
    formula: Formula
    spec: ModelSpec
    output: tuple[int | None, ...]


def xray_of(cell: str, features: int, units: int, timesteps: int, reset_after: bool = True) -> Xray:
    """Looks at the weights of a layer.

    >>> xray_of("LSTM", 8, 16, 5).formula.total, xray_of("LSTM", 8, 16, 50).formula.total
    (1600, 1600)
    >>> xray_of("GRU", 15, 16, 64).blocks[-1], xray_of("GRU", 15, 16, 64, reset_after=False).blocks[-1]
    (('bias', 2, 16), ('bias', 1, 16))
    """
    layer = getattr(layers, cell)(units, return_sequences=True)
    if isinstance(layer, GRU):
        layer = replace(layer, reset_after=reset_after)
    spec = ModelSpec(Input((timesteps, features)), (layer,))
    facts = predict(spec).layers[0]
    blocks = []
    for weight in facts.weights:
        rows = weight.shape[0] if len(weight.shape) > 1 else 1
        blocks.append((weight.name.replace("_", " "), rows, weight.shape[-1] // layer.gates))
    gates = PARTS[cell] if layer.gates > 1 else ("no gates",)
    return Xray(gates, tuple(blocks), facts.formula, spec, facts.output_shape)


def next_word(units: int, words: int) -> Prediction:
    """The network of the first document: one number a step, any number of steps, a softmax over words.

    >>> facts = next_word(10, 100)
    >>> [layer.params for layer in facts.layers], facts.total_params, facts.output_shapes[0]
    ([120, 1100], 1220, (None, None, 100))
    """
    head = Dense(words, "softmax")
    return predict(ModelSpec(Input((None, 1)), (SimpleRNN(units, return_sequences=True), head)))


def next_word_run(units: int, words: int, timesteps: int) -> tuple[Inputs, Trace]:
    """So many steps for that network, and what it makes of them with its first weights, `(1, time, class)`.

    >>> inputs, run = next_word_run(10, 100, 3)
    >>> inputs.array.shape, run.output.shape, bool(np.allclose(run.output.sum(axis=-1), 1))
    ((1, 3, 1), (1, 3, 100), True)
    """
    spec = next_word(units, words).spec
    inputs = make_inputs(spec, timesteps=timesteps)
    return inputs, trace(spec, inputs.array)


@dataclass(frozen=True)
class TwoGrus:
    """Two layers with the same kernels and no bias but zeros.

    Attributes:
        today, before: the facts of the whole network with `reset_after=True` and `False`.
        shapes: the shape of each one's bias.
        rows: what unit 0 answers at each step, `(2, time)`.
        apart: the largest difference of the two outputs.
    """

    today: Prediction
    before: Prediction
    shapes: tuple[tuple[int, ...], tuple[int, ...]]
    rows: np.ndarray
    apart: float


@lru_cache(maxsize=1)
def two_grus() -> TwoGrus:
    """The GRU of the last document, as Keras makes it today and as it made it then.

    >>> two_grus().today.layers[0].params, two_grus().before.layers[0].params, two_grus().apart > 0.001
    (1584, 1536, True)
    """
    specs = [
        ModelSpec(Input((64, 15)), (GRU(16, return_sequences=True, reset_after=on), Dense(15, "softmax")))
        for on in (True, False)
    ]
    kernel, recurrent, _ = draw_weights(specs[0])[0]
    x = make_inputs(specs[0]).array
    outputs, shapes = [], []
    for spec in specs:
        head = draw_weights(spec)[1]
        bias = np.zeros(predict(spec).layers[0].weights[-1].shape, np.float32)
        shapes.append(bias.shape)
        outputs.append(trace(spec, x, ((kernel, recurrent, bias), head)).flows[0].output[0])
    apart = float(np.abs(outputs[0] - outputs[1]).max())
    rows = np.stack([each[:, 0] for each in outputs])
    return TwoGrus(predict(specs[0]), predict(specs[1]), (shapes[0], shapes[1]), rows, apart)
