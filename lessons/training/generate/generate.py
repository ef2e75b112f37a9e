"""generate: a trained network goes on with a text, each word drawn from its own softmax and fed back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lessons.network.spec import ModelSpec
from lessons.network.weights import Weights
from lessons.training.generate.loops import Loop, find_loop
from lessons.training.generate.reading import CannotRead, Reader, check_softmax
from lessons.training.generate.sampling import chances_of, draw_one

Array = np.ndarray
How = Literal["greedy", "sampling", "top-k"]
MOST_STEPS = 200
CERTAIN = 0.95  # a word above it leaves no real choice


@dataclass(frozen=True)
class Generated:
    """A text a network made.

    Args:
        prefix: the ids it was given, `(time,)`.
        ids: the ids it made, `(length,)`.
        distributions: its softmax before each of them, `(length, class)`.
        chances: what each was taken from, after temperature and top-k, `(length, class)`.
        loop: where prefix and text together begin to repeat themselves, counted in `whole`; None when they do not.
    """

    prefix: tuple[int, ...]
    ids: tuple[int, ...]
    distributions: Array
    chances: Array
    loop: Loop | None

    @property
    def whole(self) -> tuple[int, ...]:
        """The prefix and what was made of it."""
        return self.prefix + self.ids


@dataclass(frozen=True)
class Fork:
    """A place where a text may go on in several ways.

    Args:
        read: the ids up to it, `(time,)`.
        shares: the softmax there, `(class,)`.
    """

    read: tuple[int, ...]
    shares: Array


def generate(
    spec: ModelSpec,
    weights: Weights,
    prefix_ids: Sequence[int] | Array,
    length: int,
    how: How = "greedy",
    temperature: float = 1.0,
    top_k: int = 0,
    seed: int = 0,
) -> Generated:
    """Goes on with a text; the same arguments give the same text.

    The whole prefix is read, however long the windows of the training were, and the state is carried on from step
    to step (`reading.py` says why that is right).

    Args:
        spec: a network that says after each step what comes next, in classes that are its own ids.
        weights: trained or drawn, as `trace` takes them.
        prefix_ids: `(time,)`, at least one.
        length: how many ids to make, at most 200.
        how: "greedy" takes the likeliest word each time, and neither temperature nor seed matter; "sampling" draws;
            "top-k" draws from the `top_k` likeliest words.
        temperature: low is sure of itself, high is bold, 1 is the softmax itself.
        top_k: for "top-k"; at least 1.
        seed: draws the words.

    Raises:
        CannotRead: nothing can be drawn from this network, or the prefix is empty.
        ValueError: the length is none of 1 to 200.

    >>> from lessons.network.link import read_link
    >>> from lessons.network.weights import draw_weights
    >>> link = "Input(8,dtype=int32)|Embedding(9,4)|GRU(5,return_sequences=True)|Dense(9,activation=softmax)"
    >>> spec = read_link(link).spec
    >>> made = generate(spec, draw_weights(spec), [1, 2], 5, "sampling", seed=3)
    >>> len(made.ids), made.distributions.shape, made.ids == generate(
    ...     spec, draw_weights(spec), [1, 2], 5, "sampling", seed=3).ids
    (5, (5, 9), True)
    """
    if len(prefix_ids) == 0:
        raise CannotRead("There is nothing to go on with yet: give at least one word.")
    if not 1 <= length <= MOST_STEPS:
        raise ValueError(f"length={length} cannot be made: choose 1 to {MOST_STEPS} steps.")
    reader, random = Reader(spec, weights), np.random.default_rng(seed)
    prefix = tuple(int(each) for each in prefix_ids)
    for token in prefix:
        shares = reader.read(token)
    check_softmax(shares)
    ids: list[int] = []
    distributions, chances = [], []
    for place in range(length):
        now = chances_of(shares, 1.0 if how == "greedy" else temperature, max(top_k, 1) if how == "top-k" else 0)
        distributions.append(shares)
        chances.append(now)
        ids.append(int(shares.argmax()) if how == "greedy" else draw_one(now, random))
        if place + 1 < length:
            shares = reader.read(ids[-1])
    return Generated(prefix, tuple(ids), np.array(distributions), np.array(chances), find_loop(prefix + tuple(ids)))


def first_fork(spec: ModelSpec, weights: Weights, prefix_ids: Sequence[int] | Array, most: int = 12) -> Fork:
    """Goes on greedily to the first step at which the network is not sure, or stays where it is.

    Args:
        most: how many steps to go at most; when all of them are certain, the fork is the prefix itself.

    Raises:
        CannotRead: as for `generate`.
    """
    made = generate(spec, weights, prefix_ids, most)
    unsure = np.flatnonzero(made.distributions.max(axis=1) < CERTAIN)
    place = int(unsure[0]) if len(unsure) else 0
    return Fork(made.prefix + made.ids[:place], made.distributions[place])
