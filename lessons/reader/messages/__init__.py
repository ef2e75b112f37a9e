"""Error messages of Keras 2 and 3 in plain words: what happened, what to check, and the exhibit that shows it."""

from lessons.reader.messages.explain import Explained, explain_message

__all__ = ["Explained", "explain_message"]
