"""An encoder, copies of its vector, a decoder and a head: every shape, and what the copies become."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network.inputs import Inputs, make_inputs
from lessons.network.layers import GRU, Dense, Input, RepeatVector, TimeDistributed
from lessons.network.mistake import Mistake
from lessons.network.predict import Prediction, predict
from lessons.network.spec import ModelSpec
from lessons.network.trace import Trace, trace

READ, FEATURES, CODE, WRITER, CLASSES = 10, 6, 16, 16, 9
MOST_WRITTEN, WRITTEN = 7, 5


@dataclass(frozen=True)
class Chain:
    """The network with its numbers.

    Attributes:
        prediction: its facts, up to a mistake.
        inputs: one sample.
        run: every number; ends before a mistake.
        mistake: what stops it, or None.
    """

    prediction: Prediction
    inputs: Inputs
    run: Trace
    mistake: Mistake | None

    @property
    def copies_apart(self) -> float:
        """The largest difference of any two copies."""
        return _spread(self.run.flows[1].output[0])

    @property
    def states_apart(self) -> float:
        """The largest difference of any two states of the decoder."""
        return _spread(self.run.flows[2].output[0])


@lru_cache(maxsize=32)
def chain_of(written: int, keeps: bool = False) -> Chain:
    """Ten steps read, so many written.

    Args:
        keeps: `return_sequences` of the encoder; with it RepeatVector gets a sequence, and refuses.

    >>> chain = chain_of(5)
    >>> [facts.output_shape for facts in chain.prediction.layers]
    [(None, 16), (None, 5, 16), (None, 5, 16), (None, 5, 9)]
    >>> chain.copies_apart, chain.states_apart > 0.01
    (0.0, True)
    >>> chain_of(5, keeps=True).mistake.layer
    1
    """
    head = TimeDistributed(Dense(CLASSES, "softmax"))
    spec = ModelSpec(
        Input((READ, FEATURES)),
        (GRU(CODE, return_sequences=keeps), RepeatVector(written), GRU(WRITER, return_sequences=True), head),
    )
    prediction, inputs = predict(spec), make_inputs(spec)
    return Chain(prediction, inputs, trace(spec, inputs.array), prediction.mistake)


def _spread(rows: np.ndarray) -> float:
    return float((rows.max(axis=0) - rows.min(axis=0)).max())
