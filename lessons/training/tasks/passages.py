"""Passages: short pieces of a text to follow step by step, each from the beginning of a sentence."""

from functools import lru_cache

from lessons.training.task import TaskChoice
from lessons.training.tasks.next_word import read_corpus

MOST_PASSAGES = 12
STEPS = 12
_ENDS = frozenset(".!?。！？…")


@lru_cache(maxsize=16)
def passages(choice: TaskChoice, steps: int = STEPS) -> tuple[tuple[int, ...], ...]:
    """At most 12 different pieces of a text, in its order.

    Args:
        choice: a text.
        steps: how many steps each has; a shorter text has fewer.

    Returns:
        Ids of `(steps + 1,)` each: the steps, and the word after the last of them.

    Raises:
        TaskError: no text can be read of this choice.

    >>> len(passages(TaskChoice("three_sentences"), 6)), len(passages(TaskChoice("ferry"))[0])
    (3, 13)
    """
    corpus = read_corpus(choice)
    ids = [int(each) for each in corpus.ids]
    steps = max(1, min(steps, len(ids) - 1))
    ends = {place for place, word in enumerate(corpus.vocabulary.words) if word in _ENDS}
    starts = [0]
    for place in range(1, len(ids)):
        # a character-level sentence begins after the space behind the full stop
        before = place - 1 - (choice.level == "character" and corpus.vocabulary.words[ids[place - 1]] == " ")
        if (
            before >= 0
            and ids[before] in ends
            and ids[place] not in ends
            and corpus.vocabulary.words[ids[place]] != " "
        ):
            starts.append(place)
    found: dict[tuple[int, ...], None] = {}
    for start in starts:
        piece = tuple(ids[start : start + steps + 1])
        if len(piece) == steps + 1:
            found[piece] = None
        if len(found) == MOST_PASSAGES:
            break
    return tuple(found)
