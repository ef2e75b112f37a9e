"""A tiny grammar: sentences in which the tag of a word depends on the words around it."""

from typing import TypeVar

import numpy as np

Choice = TypeVar("Choice")

TAGS = ("determiner", "adjective", "noun", "verb", "preposition", "pronoun")
# The words of each place in a sentence. "old", "watch" and "light" have more than one tag.
_WORDS = {
    "determiner": ("the", "this", "every"),
    "adjective": ("old", "light", "small", "green"),
    "noun": ("watch", "light", "boat", "cat", "gardener"),
    "verb": ("sees", "paints", "finds"),
    "preposition": ("near", "under"),
    "pronoun": ("we", "they"),
    "plain_verb": ("watch", "light", "see", "paint"),
    "the": ("the",),
    "old": ("old", "young"),
}
_PLACES = {"plain_verb": "verb", "the": "determiner", "old": "noun"}
_THING, _FINE_THING = "determiner noun", "determiner adjective noun"
_PATTERNS = tuple(
    tuple(line.split())
    for line in (
        f"{_THING} verb {_THING}",
        f"{_FINE_THING} verb {_THING}",
        f"{_FINE_THING} verb {_FINE_THING}",
        f"{_FINE_THING} verb {_FINE_THING} preposition {_THING}",
        f"pronoun plain_verb {_FINE_THING}",
        f"pronoun plain_verb {_THING} preposition {_THING}",
        f"the old plain_verb {_THING}",  # "the old watch the boat": what "old" is shows two words later
        f"the old plain_verb {_FINE_THING}",
    )
)
LONGEST = max(map(len, _PATTERNS))


def draw_sentence(numbers: np.ndarray) -> tuple[list[str], list[str]]:
    """One sentence, as words and as tags.

    Args:
        numbers: `(1 + LONGEST,)` from 0 to 1: the first chooses the pattern, the others a word for each place.

    >>> words, tags = draw_sentence(np.full(1 + LONGEST, 0.999))
    >>> words[:3], tags[:3]
    (['the', 'young', 'paint'], ['determiner', 'noun', 'verb'])
    """
    pattern = _one_of(_PATTERNS, numbers[0])
    words = [_one_of(_WORDS[place], number) for place, number in zip(pattern, numbers[1:], strict=False)]
    return words, [_PLACES.get(place, place) for place in pattern]


def all_words() -> tuple[str, ...]:
    """Every word of the grammar, once."""
    return tuple(dict.fromkeys(word for words in _WORDS.values() for word in words))


def _one_of(choices: tuple[Choice, ...], number: float) -> Choice:
    return choices[int(number * len(choices))]
