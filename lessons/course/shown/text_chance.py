"""How likely a network writes a text by itself: the shares of its true words, multiplied from step to step."""

from dataclasses import dataclass

import numpy as np

Array = np.ndarray


@dataclass(frozen=True)
class TextChance:
    """A text under one network.

    Attributes:
        each: `(time,)`: the share of the true word at each step, with the true words before it.
        so_far: `(time,)`: how likely sampling writes everything up to this step.
        mean_loss: of the steps, in nats.
    """

    each: Array
    so_far: Array
    mean_loss: float

    @property
    def whole(self) -> float:
        """How likely it writes all of it."""
        return float(self.so_far[-1])


def text_chance(losses: Array) -> TextChance:
    """Reads the chances from the losses of the steps, each -ln of the true word's share.

    Args:
        losses: `(time,)`.

    >>> chance = text_chance(np.array([0.0, np.log(2), np.log(2)]))
    >>> chance.each.tolist(), round(chance.whole, 3), round(float(np.exp(-3 * chance.mean_loss)), 3)
    ([1.0, 0.5, 0.5], 0.25, 0.25)
    """
    return TextChance(np.exp(-losses), np.exp(-np.cumsum(losses)), float(losses.mean()))
