"""Teacher forcing and free running: one network, fed the true words or its own."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lessons.network.spec import ModelSpec
from lessons.network.weights import Weights
from lessons.training.generate.reading import Reader, read_all

Array = np.ndarray
LEAST_SHARE = 1e-7  # Keras's own: a share of 0 would cost an infinite loss


@dataclass(frozen=True)
class Lane:
    """What one lane was fed and said.

    Args:
        fed: the id fed at each step, `(time,)`.
        says: the likeliest next id at each step, `(time,)`.
        shares: the softmax of each step, `(time, class)`.
        losses: minus the logarithm of the true next word's share, in nats, `(time,)`.
    """

    fed: tuple[int, ...]
    says: tuple[int, ...]
    shares: Array
    losses: Array


@dataclass(frozen=True)
class Lanes:
    """The same network in two lanes.

    Args:
        truth: the true next id of each step, `(time,)`.
        forced: fed the true words, as in training.
        free: fed the text's first word, then what it said itself.
        divergence: the first step at which the free lane says another word than the text; None when there is none.
    """

    truth: tuple[int, ...]
    forced: Lane
    free: Lane
    divergence: int | None

    @property
    def accuracy(self) -> float:
        """The share of steps at which the forced lane says the true word."""
        return float(np.mean(np.equal(self.forced.says, self.truth)))


@dataclass(frozen=True)
class Equality:
    """One row of a whole pass beside the last row of a pass over the beginning only.

    Args:
        whole: `(class,)`: the row of this step when the network reads the whole text at once.
        beginning: `(class,)`: the last row when it reads the text up to this step and no farther.
        difference: the largest of the differences.
    """

    whole: Array
    beginning: Array
    difference: float


def two_lanes(spec: ModelSpec, weights: Weights, ids: Sequence[int] | Array) -> Lanes:
    """Runs a text through the network twice: led by the true words, and on its own.

    Args:
        spec: a next-word network.
        weights: as `trace` takes them.
        ids: `(time + 1,)`: the text, and the word after its last step.

    Raises:
        CannotRead: this network cannot go through a text step by step.

    >>> from lessons.network.link import read_link
    >>> from lessons.network.weights import draw_weights
    >>> link = "Input(8,dtype=int32)|Embedding(9,4)|GRU(5,return_sequences=True)|Dense(9,activation=softmax)"
    >>> spec = read_link(link).spec
    >>> lanes = two_lanes(spec, draw_weights(spec), [1, 2, 3, 4])
    >>> lanes.forced.fed, lanes.truth, lanes.free.fed[1] == lanes.free.says[0]
    ((1, 2, 3), (2, 3, 4), True)
    """
    fed = tuple(int(each) for each in ids[:-1])
    truth = tuple(int(each) for each in ids[1:])
    forced = _lane(fed, read_all(spec, weights, fed), truth)
    reader = Reader(spec, weights)
    own, rows = [fed[0]], []
    for _ in truth:
        rows.append(reader.read(own[-1]))
        own.append(int(rows[-1].argmax()))
    free = _lane(tuple(own[:-1]), np.array(rows), truth)
    wrong = [step for step, (said, true) in enumerate(zip(free.says, truth, strict=True)) if said != true]
    return Lanes(truth, forced, free, wrong[0] if wrong else None)


def compare_beginning(spec: ModelSpec, weights: Weights, ids: Sequence[int] | Array, step: int) -> Equality:
    """Row `step` of one pass over the whole text, and the last row of a pass that ends with this step.

    Both are worked out here, with as many steps as they need, and nothing is taken from one for the other.

    Args:
        ids: `(time,)`: the text.
        step: counted from 0.

    Raises:
        CannotRead: this network cannot go through a text step by step.
    """
    whole = read_all(spec, weights, ids)[step]
    beginning = read_all(spec, weights, ids[: step + 1])[-1]
    return Equality(whole, beginning, float(np.abs(whole - beginning).max()))


def _lane(fed: tuple[int, ...], shares: Array, truth: tuple[int, ...]) -> Lane:
    true_shares = shares[np.arange(len(truth)), list(truth)]
    losses = -np.log(np.maximum(true_shares.astype(np.float64), LEAST_SHARE))
    return Lane(fed, tuple(int(each) for each in shares.argmax(axis=1)), shares, losses)
