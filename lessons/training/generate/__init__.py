"""Text made by a trained network, one step after another, in NumPy."""

from lessons.training.generate.generate import Fork, Generated, How, first_fork, generate
from lessons.training.generate.loops import Loop, find_loop
from lessons.training.generate.reading import CannotRead, open_time, read_all
from lessons.training.generate.sampling import chances_of

__all__ = [
    "CannotRead",
    "Fork",
    "Generated",
    "How",
    "Loop",
    "chances_of",
    "find_loop",
    "first_fork",
    "generate",
    "open_time",
    "read_all",
]
