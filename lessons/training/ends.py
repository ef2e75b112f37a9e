"""Where runs came to, to be compared: the loss at the end of each, and the lowest."""

import math
from collections.abc import Mapping

from lessons.training.plan import Standing


def last_loss(standing: Standing) -> float:
    """The loss of a run's last epoch; infinite where it is no number, or nothing has run yet."""
    losses = standing.losses
    return losses[-1] if losses and losses[-1] is not None else math.inf


def best_of(losses: Mapping[str, float]) -> str:
    """The name of the run that came lowest, the first of equals.

    >>> best_of({"constant": 0.4, "cosine": 0.1})
    'cosine'
    """
    return min(losses, key=lambda name: losses[name])
