"""Six numbers read twice: as six timesteps of one feature, and as one timestep of six features."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network.inputs import Inputs
from lessons.network.layers import Dense, Input, SimpleRNN
from lessons.network.predict import Prediction, predict
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec
from lessons.network.trace import Trace, trace

Array = np.ndarray
NUMBERS = (0.4, -0.9, 0.7, 0.2, -0.5, 0.8)
READINGS = ("six timesteps", "six features")
UNITS = 4
_NUDGE = 1e-3


@dataclass(frozen=True)
class Reading:
    """What a recurrent layer makes of the six numbers in one of the two shapes.

    Attributes:
        prediction, inputs, run: the network, what it is fed, and what it makes of it.
        shape: of the array: `(batch, time, feature)`.
        kernel: `(features, units)`.
        moves: `(6,)`: move one number a little; how many times as far the state after the last step moves, in that of
            its units that moves farthest.
        zeros: how many numbers of the recurrent kernel are multiplied by the zeros before the first step and by
            nothing else.
        dense_apart: how far the state is from a Dense with `tanh`, the same kernel and bias; `None` where the layer
            reads several steps.
    """

    prediction: Prediction
    inputs: Inputs
    run: Trace
    shape: Shape
    kernel: Shape
    moves: Array
    zeros: int
    dense_apart: float | None

    @property
    def state(self) -> Array:
        """`(units,)`: the state after the last step.

        >>> [reading_of(each).state.shape for each in READINGS]
        [(4,), (4,)]
        """
        last: Array = self.run.output[0]
        return last

    @property
    def axis(self) -> str:
        """The axis along which the six numbers lie."""
        return "time" if self.shape[1] == len(NUMBERS) else "feature"


@lru_cache(maxsize=2)
def reading_of(name: str) -> Reading:
    """Reads the six numbers in one of the two shapes.

    Args:
        name: one of `READINGS`.

    >>> [(each.kernel, each.prediction.total_params) for each in map(reading_of, READINGS)]
    [((1, 4), 24), ((6, 4), 44)]
    >>> reading_of(READINGS[1]).dense_apart
    0.0
    """
    count = len(NUMBERS)
    size = (count, 1) if name == READINGS[0] else (1, count)
    array = np.array(NUMBERS, np.float32).reshape(1, *size)
    spec = ModelSpec(Input(size), (SimpleRNN(UNITS),))
    prediction, run = predict(spec), trace(spec, array)
    weights = prediction.layers[0].weights
    alone = size[0] == 1
    return Reading(
        prediction, Inputs(array), run, array.shape, weights[0].shape, _moves(run), weights[1].count * alone,
        _apart_from_dense(run) if alone else None,
    )  # fmt: skip


def _moves(run: Trace) -> Array:
    # a slope by a small step needs more digits than float32 has
    spec = ModelSpec(Input(run.inputs.shape[1:]), (SimpleRNN(UNITS),))
    count = len(NUMBERS)
    steps = (np.eye(count) * _NUDGE).reshape(count, *run.inputs.shape[1:])
    ahead, back = (trace(spec, run.inputs.astype(np.float64) + way * steps, run.weights).output for way in (1, -1))
    farthest: Array = np.abs(ahead - back).max(axis=-1) / (2 * _NUDGE)  # (6,)
    return farthest


def _apart_from_dense(run: Trace) -> float:
    kernel, _, bias = run.weights[0]
    spec = ModelSpec(Input((len(NUMBERS),)), (Dense(UNITS, "tanh"),))
    return float(np.abs(trace(spec, run.inputs[:, 0], ((kernel, bias),)).output - run.output).max())
