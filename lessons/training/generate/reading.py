"""A trained network reads ids: all at once, or one after another for as long as one likes.

A model trained on windows of 8 steps has no weight that knows of the 8. So its time axis is opened, Input(None),
and the same weights read a text of any length from its first step on; nothing is cut off and nothing is padded.
Beyond the length of its windows it does what it was never trained for, and a page should say so.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from lessons.network.layers import Misfit
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace
from lessons.network.weights import Weights
from lessons.training.generate.stepping import Carried, can_carry

Array = np.ndarray
MOST_REREAD = 64  # steps: a network whose state cannot be carried reads them all again for each word


class CannotRead(ValueError):
    """This network cannot go through a text step by step; the message is a sentence that says why."""


def open_time(spec: ModelSpec) -> ModelSpec:
    """The same network for any number of timesteps.

    Raises:
        CannotRead: its weights are tied to a length, or it has no time axis at its end.

    >>> from lessons.network.link import read_link
    >>> open_time(read_link("Input(8,dtype=int32)|Embedding(9,4)|GRU(5,return_sequences=True)").spec).input.shape
    (None,)
    """
    opened = replace(spec, input=replace(spec.input, shape=(None, *spec.input.shape[1:])), loss=None, target=None)
    prediction = predict(opened)
    if prediction.mistake or not spec.input.shape:
        raise CannotRead(
            "The weights of this network are tied to one number of timesteps, so it cannot read a text word by word. "
            "Leave out layers such as Flatten that mix all steps."
        )
    if len(prediction.output_shapes[0]) != 3:
        raise CannotRead(
            "This network says one thing about a whole sequence. To say what comes next after every step it needs "
            "return_sequences=True in its last recurrent layer."
        )
    return opened


def read_all(spec: ModelSpec, weights: Weights, ids: Sequence[int] | Array) -> Array:
    """What the network says after each step of a text, in one pass: `(time, class)`.

    Args:
        spec: a network on ids `(time,)`, or on ids as plain numbers `(time, 1)`.
        weights: as `trace` takes them.
        ids: `(time,)`, at least one.

    Raises:
        CannotRead: see `open_time`; or the text is empty.

    >>> from lessons.network.link import read_link
    >>> from lessons.network.weights import draw_weights
    >>> spec = read_link("Input(8,dtype=int32)|Embedding(9,4)|GRU(5,return_sequences=True)|Softmax()").spec
    >>> read_all(spec, draw_weights(spec), [1, 2, 3]).shape
    (3, 5)
    """
    if len(ids) == 0:
        raise CannotRead("There is nothing to read yet: give at least one word.")
    opened = open_time(spec)
    shares = _traced(opened, weights, ids)
    check_softmax(shares)
    return shares


class Reader:
    """A network that reads a text one id after another and says after each what comes next.

    Raises:
        CannotRead: see `open_time`.
    """

    def __init__(self, spec: ModelSpec, weights: Weights) -> None:
        self._spec = open_time(spec)
        self._weights = weights
        self._carried = Carried(self._spec, weights) if can_carry(self._spec) else None
        self._seen: list[int] = []

    def read(self, token: int) -> Array:
        """The softmax after one more id: `(class,)`.

        Raises:
            CannotRead: the network has no row for this id.
        """
        if self._carried is None:
            self._seen = [*self._seen, token][-MOST_REREAD:]
            shares: Array = _traced(self._spec, self._weights, self._seen)[-1]
            return shares
        try:
            return self._carried.read(steps_for(self._spec, [token]))
        except Misfit as misfit:
            raise _refused(misfit) from None


def steps_for(spec: ModelSpec, ids: Sequence[int] | Array) -> Array:
    """Ids in the form this network's Input takes: `(1, time)`, or `(1, time, 1)` as numbers."""
    array = np.asarray(ids)[None]
    return array[..., None].astype(np.float32) if len(spec.input.shape) == 2 else array.astype(np.int32)


def _traced(opened: ModelSpec, weights: Weights, ids: Sequence[int] | Array) -> Array:
    """`(time, class)` of one pass."""
    run = trace(opened, steps_for(opened, ids), weights)
    if run.stopped:
        raise _refused(run.stopped)
    shares: Array = run.output[0]
    return shares


def _refused(misfit: Misfit) -> CannotRead:
    return CannotRead(f"This network cannot read this text: it was given {misfit.came}, and takes {misfit.expected}.")


def check_softmax(shares: Array) -> None:
    """Refuses numbers that are no probabilities.

    Raises:
        CannotRead: a row does not sum to 1.
    """
    if not np.allclose(shares.sum(axis=-1), 1, atol=1e-3) or shares.min() < 0:
        raise CannotRead(
            "What leaves this network are no probabilities, so no word can be drawn from them. "
            "Give its last Dense activation='softmax'."
        )
