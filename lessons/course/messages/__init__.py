"""Every error message of Keras that learners meet, each with the network or the program that causes it."""

from lessons.course.messages.case import CAUSES, Case, Cause
from lessons.course.messages.catalog import CASES, find_case, like_this, search_cases
from lessons.course.messages.told import Told, tell

__all__ = ["CASES", "CAUSES", "Case", "Cause", "Told", "find_case", "like_this", "search_cases", "tell"]
