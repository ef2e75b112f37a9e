"""Vocabulary: the id of each word, and the word of each id."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from lessons.training.task import Array, Level
from lessons.training.tasks.tokens import tokenise

MOST = 500
# A word is never written so: brackets are steps of their own.
RARE = "(rare)"
PAD = "(pad)"


@dataclass(frozen=True)
class Encoded:
    """A text as ids.

    Args:
        ids: `(time,)`, int32.
        unknown: the words the vocabulary does not hold, each once.
        notice: what became of them, in a sentence; empty when all are known.
    """

    ids: Array
    unknown: tuple[str, ...] = ()
    notice: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """Words in the order of their ids, counted from 0.

    Id 0 is an ordinary word, the most frequent one, unless the samples are padded: then it is `(pad)`.

    Args:
        words: the word of each id.
        level: what a step is.

    >>> book = Vocabulary(("the", "heron", "."), "word")
    >>> book.encode("The heron.").ids.tolist(), book.decode([1, 2])
    ([0, 1, 2], 'heron.')
    >>> book.encode("the fish").notice
    'Not in the vocabulary, so left out: fish.'
    """

    words: tuple[str, ...]
    level: Level
    _ids: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_ids", {word: place for place, word in enumerate(self.words)})

    @property
    def names(self) -> tuple[str, ...]:
        """What each word is called on screen: a space would not be seen."""
        return tuple("space" if word == " " else word for word in self.words)

    def encode(self, text: str) -> Encoded:
        """The ids of a text; unknown words become `(rare)` where there is such a word, else they are left out.

        Raises:
            TaskError: it is no text.
        """
        tokens = tokenise(text, self.level)
        unknown = tuple(dict.fromkeys(token for token in tokens if token not in self._ids))
        rare = self._ids.get(RARE)
        found = [self._ids.get(token, rare) for token in tokens]
        ids = np.array([each for each in found if each is not None], np.int32)
        if not unknown:
            return Encoded(ids)
        fate = "left out" if rare is None else f"read as {RARE}"
        more = f" and {len(unknown) - 5:,} more" if len(unknown) > 5 else ""
        shown = ", ".join("space" if word == " " else word for word in unknown[:5])
        return Encoded(ids, unknown, f"Not in the vocabulary, so {fate}: {shown}{more}.")

    def decode(self, ids: Array | list[int]) -> str:
        """The text of ids: characters joined, words with spaces between them and none before punctuation."""
        words = [self.words[int(each)] for each in ids]
        if self.level == "character":
            return "".join(words)
        text = ""
        for word in words:
            text += word if not text or word in _CLOSING else f" {word}"
        return text


def learn_vocabulary(tokens: tuple[str, ...], level: Level) -> Vocabulary:
    """The vocabulary of a text: the most frequent words first, words of one frequency in order of appearance.

    Beyond 500 different words, the 499 most frequent are kept and all others are one word, `(rare)`, the last.

    >>> learn_vocabulary(("a", "b", "b"), "word").words
    ('b', 'a')
    """
    words = [word for word, _ in Counter(tokens).most_common()]
    if len(words) > MOST:
        words = [*words[: MOST - 1], RARE]
    return Vocabulary(tuple(words), level)


_CLOSING = frozenset(".,;:!?)]}…。，、；：！？）」』")
