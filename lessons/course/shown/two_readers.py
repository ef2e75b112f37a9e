"""Bidirectional: two readers, how their answers are joined, and which steps each number of the last row has seen."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network.inputs import Inputs, make_inputs
from lessons.network.layers import GRU, Bidirectional, Input
from lessons.network.layers.bidirectional import MERGES
from lessons.network.predict import Prediction, predict
from lessons.network.shape import Shapes
from lessons.network.spec import ModelSpec
from lessons.network.trace import Trace, trace

Array = np.ndarray
TIMESTEPS, FEATURES, UNITS = 5, 8, 3
MODES = (*MERGES, "None")
TAKEN = ("output[:, -1]", "return_sequences=False")


@dataclass(frozen=True)
class Readers:
    """Two readers on one sequence.

    Attributes:
        prediction: shapes and parameters.
        inputs: the sample.
        run: every number.
        forward, backward: `(time, units)`: the states of each reader, the row of a step at its step.
        merged: `(time, feature)`: what the layer hands on; the forward reader's rows for `None`.
    """

    prediction: Prediction
    inputs: Inputs
    run: Trace
    forward: Array
    backward: Array
    merged: Array


@lru_cache(maxsize=16)
def readers(mode: str, keeps: bool) -> Readers:
    """Both readers with the same weights, joined in one way.

    Args:
        mode: one of `MODES`.
        keeps: `return_sequences`.

    >>> two = readers("sum", True)
    >>> bool(np.allclose(two.forward + two.backward, two.merged)), two.prediction.total_params
    (True, 234)
    """
    spec = ModelSpec(Input((TIMESTEPS, FEATURES)), (_layer(mode, keeps),))
    inputs = make_inputs(spec)
    run = trace(spec, inputs.array)
    inside, flow = run.flows[0].inside, run.flows[0]
    rows = flow.output[0] if keeps else flow.output
    return Readers(predict(spec), inputs, run, inside["forward/state"][0], inside["backward/state"][0], rows)


def merges(keeps: bool) -> tuple[tuple[str, Shapes], ...]:
    """For every merge mode the shapes that leave the layer.

    >>> merges(True)[0]
    ('concat', ((None, 5, 6),))
    """
    return tuple((mode, readers(mode, keeps).prediction.layers[0].output_shapes) for mode in MODES)


@dataclass(frozen=True)
class LastStates:
    """The rows of a Bidirectional, the one vector it gives without them, and what a change of one step moves.

    Attributes:
        rows: `(time, feature)`: return_sequences=True.
        last: `(feature,)`: return_sequences=False.
        rows_moved, last_moved: the places that change with the step, as True.
    """

    rows: Array
    last: Array
    rows_moved: Array
    last_moved: Array

    @property
    def apart(self) -> tuple[float, float]:
        """The largest difference of `output[:, -1]` and the one vector, in the forward half and in the backward."""
        gaps = np.abs(self.rows[-1] - self.last)
        return float(gaps[:UNITS].max()), float(gaps[UNITS:].max())


@lru_cache(maxsize=8)
def last_states(changed: int) -> LastStates:
    """Changes one step of the input and sees which numbers move.

    >>> last_states(2).rows_moved[-1].tolist()
    [True, True, True, False, False, False]
    >>> bool(last_states(2).last_moved.all()), bool(last_states(4).rows_moved[-1].all()), last_states(1).apart[0]
    (True, True, 0.0)
    """
    x = readers("concat", True).inputs.array
    other = x.copy()
    other[0, changed] += 1
    rows, rows_after = (trace(_spec(True), each).output[0] for each in (x, other))
    last, last_after = (trace(_spec(False), each).output[0] for each in (x, other))
    return LastStates(rows, last, rows != rows_after, last != last_after)


def _spec(keeps: bool) -> ModelSpec:
    return ModelSpec(Input((TIMESTEPS, FEATURES)), (_layer("concat", keeps),))


def _layer(mode: str, keeps: bool) -> Bidirectional:
    return Bidirectional(GRU(UNITS, return_sequences=keeps), merge_mode=None if mode == "None" else mode)
