"""How much each input step moves each output step, and what the pattern means."""

from lessons.network.influence.moves import NoInfluence, influence

__all__ = ["NoInfluence", "influence"]
