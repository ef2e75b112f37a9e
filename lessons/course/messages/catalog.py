"""All cases in the order of the page, and the ways to find one."""

import re
from functools import lru_cache

from lessons.course.messages.case import CAUSES, Case
from lessons.course.messages.networks import ARGUMENTS, MASKS, RANK, SIZES
from lessons.course.messages.programs import PROGRAMS
from lessons.course.messages.targets import SILENT, TARGETS
from lessons.course.messages.told import tell
from lessons.reader.messages import explain_message

_ORDER = [cause.key for cause in CAUSES]
CASES: tuple[Case, ...] = tuple(
    sorted((*RANK, *SIZES, *ARGUMENTS, *TARGETS, *MASKS, *PROGRAMS, *SILENT), key=lambda case: _ORDER.index(case.cause))
)
MOST_WORDS = 12  # of a search
MOST_LIKE = 4


def find_case(key: str) -> Case | None:
    """The case of this key, or `None`.

    >>> find_case("stacked").lesson, find_case("nothing")
    ('return_sequences', None)
    """
    return next((case for case in CASES if case.key == key), None)


def search_cases(text: str) -> tuple[Case, ...]:
    """The cases in which every word of the text occurs, in what Keras says or in what is said about it.

    >>> "stacked" in [case.key for case in search_cases("NDIM=3 gru")], search_cases("no such words")
    (True, ())
    """
    words = text.lower().split()[:MOST_WORDS]
    return tuple(case for case in CASES if all(word in _words_of(case) for word in words))


def like_this(message: str) -> tuple[Case, ...]:
    """The cases of the message somebody pasted, the most alike first; none for a message nobody knows.

    >>> [case.key for case in like_this("Input 0 of layer 'gru_7': expected ndim=3, found ndim=2")][0]
    'stacked'
    """
    said = explain_message(message)
    if not said.known:
        return ()
    words = _tokens(message)
    same = [case for case in CASES if said.code in _codes(case)]
    return tuple(sorted(same, key=lambda case: -_likeness(words, case))[:MOST_LIKE])


def _likeness(words: frozenset[str], case: Case) -> float:
    return max(len(words & other) / len(words | other) for other in map(_tokens, (tell(case).says, *case.other_words)))


def _tokens(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{2,}|\d+", text[-2000:].lower()))


@lru_cache(maxsize=256)
def _codes(case: Case) -> frozenset[str]:
    explained = tell(case).explained
    return frozenset(
        each.code for each in (explained, *map(explain_message, case.other_words)) if each is not None and each.known
    )


@lru_cache(maxsize=256)
def _words_of(case: Case) -> str:
    told = tell(case)
    cause = next(each for each in CAUSES if each.key == case.cause)
    explained = "" if told.explained is None else " ".join((told.explained.what, *told.explained.check))
    texts = (told.message, case.title, explained, told.where, case.network, told.text, cause.title, *case.other_words)
    return " ".join(texts).lower()
