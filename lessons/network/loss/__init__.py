"""Loss and target of a network: fits, does not fit, or fits silently and wrongly."""

from lessons.network.loss.pairs import Pair
from lessons.network.loss.table import LOSSES, Loss, expected_target, find_loss
from lessons.network.loss.verdict import Verdict, judge

__all__ = ["LOSSES", "Loss", "Pair", "Verdict", "expected_target", "find_loss", "judge"]
