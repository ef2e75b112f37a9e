"""Accuracy with and without padding counted, on labels that cannot be learned."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

Array = np.ndarray
SEQUENCES, LONGEST, WORDS, CLASSES = 400, 6, 30, 13  # class 0 is the label of padding


@dataclass(frozen=True)
class Counted:
    """How many answers are right.

    Attributes:
        ids, labels, answers: `(batch, time)`.
    """

    ids: Array
    labels: Array
    answers: Array

    @property
    def real(self) -> int:
        """Steps that are no padding."""
        return int((self.ids != 0).sum())

    @property
    def right(self) -> int:
        """Right answers on real steps."""
        return int(((self.answers == self.labels) & (self.ids != 0)).sum())

    @property
    def without(self) -> float:
        """Accuracy over real steps only, as with a mask."""
        return self.right / self.real

    @property
    def counted(self) -> float:
        """Accuracy over every step, padding too, as without a mask."""
        return float((self.answers == self.labels).mean())


@lru_cache(maxsize=64)
def counted(length: int) -> Counted:
    """Sequences of one to six words with random labels, padded to a length.

    The answers are those of the best table an Embedding and a softmax can learn from other sequences of the same
    kind: for each word the label it had most often. Padding always has the label 0, so that is learned at once.

    >>> found = counted(20)
    >>> found.without < 0.2, found.counted > 0.8, found.counted == (found.right + 400 * 20 - found.real) / (400 * 20)
    (True, True, True)
    >>> counted(6).without == found.without
    True
    """
    seen = _sequences(1, length)
    ids, labels = _sequences(2, length)
    table = np.zeros((WORDS + 1, CLASSES), int)
    np.add.at(table, (seen[0], seen[1]), 1)
    return Counted(ids, labels, table.argmax(axis=-1)[ids])


def _sequences(seed: int, length: int) -> tuple[Array, Array]:
    random = np.random.default_rng(seed)
    real = random.integers(1, LONGEST + 1, size=SEQUENCES)
    ids, labels = np.zeros((SEQUENCES, length), int), np.zeros((SEQUENCES, length), int)
    ids[:, :LONGEST] = random.integers(1, WORDS + 1, size=(SEQUENCES, LONGEST))
    labels[:, :LONGEST] = random.integers(1, CLASSES, size=(SEQUENCES, LONGEST))
    kept = np.arange(length) < real[:, None]
    return ids * kept, labels * kept
