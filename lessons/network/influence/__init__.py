"""How much each input step moves each output step, and what the pattern means."""

from lessons.network.influence.moves import NoInfluence, influence, influence_of
from lessons.network.influence.pattern import Pattern, pattern_of, reached_by, steps_in_words

__all__ = ["NoInfluence", "Pattern", "influence", "influence_of", "pattern_of", "reached_by", "steps_in_words"]
