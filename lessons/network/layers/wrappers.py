"""The layers around a layer."""

from lessons.network.layers.bidirectional import Bidirectional
from lessons.network.layers.time_distributed import TimeDistributed

__all__ = ["Bidirectional", "TimeDistributed"]
