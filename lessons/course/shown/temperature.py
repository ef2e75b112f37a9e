"""Temperature: the scores of five words divided by one number before softmax."""

from dataclasses import dataclass

import numpy as np

from lessons.network.activations import softmax

Array = np.ndarray
WORDS = ("clock", "river", "song", "train", "moon")
SCORES = np.array([3.0, 2.0, 1.0, 0.0, -1.0])
TEMPERATURES = ("0.1", "0.2", "0.5", "1", "2", "5", "10")


@dataclass(frozen=True)
class Cooled:
    """The distribution at one temperature.

    Attributes:
        shares: `(class,)`.
        alike: among how many equally likely classes one would be as unsure: 2 to the power of the entropy in bits.
    """

    shares: Array
    alike: float


def cooled(temperature: float) -> Cooled:
    """The softmax of the scores over a temperature above 0.

    >>> cooled(1).shares.round(3).tolist()
    [0.636, 0.234, 0.086, 0.032, 0.012]
    >>> round(cooled(0.1).alike, 3), round(cooled(5).alike, 1)
    (1.0, 4.8)
    """
    shares = softmax(SCORES / temperature)
    certain = shares > 0
    entropy = -float((shares[certain] * np.log2(shares[certain])).sum())
    return Cooled(shares, 2**entropy)
