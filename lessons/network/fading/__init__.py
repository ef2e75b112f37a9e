"""Gradients on their way back: from the loss, through time, through depth."""

from lessons.network.fading.loss import score_gradient
from lessons.network.fading.through_time import CELLS, CellName, FadingCell, fade_through_time, share_kept
from lessons.network.fading.with_depth import DenseStack, fade_with_depth

__all__ = [
    "CELLS",
    "CellName",
    "DenseStack",
    "FadingCell",
    "fade_through_time",
    "fade_with_depth",
    "score_gradient",
    "share_kept",
]
