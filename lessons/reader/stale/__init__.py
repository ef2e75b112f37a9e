"""Old code: every word of Keras 1 and 2 in a text, with the edit that says it in Keras 3."""

from lessons.reader.stale.search import find_stale

__all__ = ["find_stale"]
