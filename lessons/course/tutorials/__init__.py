"""Everything the four documents get wrong, in one list: collected from the lessons, each with its kind and its code."""

from lessons.course.tutorials.entries import entries
from lessons.course.tutorials.entry import KINDS, Entry, Kind
from lessons.course.tutorials.outcome import Outcome, outcome_of
from lessons.course.tutorials.pictures import picture_of

__all__ = ["KINDS", "Entry", "Kind", "Outcome", "entries", "outcome_of", "picture_of"]
