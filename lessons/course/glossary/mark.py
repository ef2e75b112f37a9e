"""marked: text in which the first use of each word of the glossary is a link that carries its meaning."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from lessons.course.glossary import TERMS
from lessons.course.glossary.term import Term
from lessons.course.read_prose import prose_of

# left as it stands: fenced code, code, links, icons and colored text, formulas, headings
_PROTECTED = (
    r"```.*?```|``.*?``|`[^`]*`"
    r"|!?\[[^\]]*\]\([^)]*\)|:[a-z]+/[a-z_]+:|:[a-z-]+\[[^\]]*\]"
    r"|\$\$.*?\$\$|\$[^$\n]+\$"
    r"|^\#[^\n]*$"
)
# code in plain text: quoted, an argument, a name with dots, what is imported, a call with brackets in its brackets
_CODE = (
    r"""'[^'\s]*'|"[^"\s]*"|`[^`]*`|\bimport [\w, ]+|\w+ ?=(?!=) ?'?-?[\w.]+'?"""
    r"|(?:\w+\.)*\w+\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\w+(?:\.\w+)+"
)


@cache
def marked_prose(key: str) -> dict[str, str]:
    """Every section of a lesson by its heading, as `prose_of`, with its words marked.

    >>> "/glossary#batch" in marked_prose("dense")["One output is a weighted sum"]
    True
    """
    return {heading: marked(text) for heading, text in prose_of(key).items()}


@lru_cache(maxsize=2048)
def marked(text: str) -> str:
    """Markdown with a link at the first use of each term; its meaning is the link's title, which a browser shows.

    >>> marked("A `seed` is a seed, and a seed.").count("/glossary#seed")
    1
    """
    return _linked(text, _PROTECTED, str)


@lru_cache(maxsize=2048)
def marked_note(text: str) -> str:
    """Markdown as `marked`, of a hint or an erratum, where some code stands without its signs: it is left alone too.

    >>> marked_note("Dense(3) on a `batch`").count("/glossary#")
    0
    """
    return _linked(text, f"{_PROTECTED}|{_CODE}", str)


@lru_cache(maxsize=2048)
def marked_plain(text: str, escape: Callable[[str], str] = str) -> str:
    """Plain text as Markdown with its terms marked, but not those within code, which nothing marks as code there.

    Args:
        text: may have several lines; a term is marked once in all of them.
        escape: makes Markdown leave a text alone.

    >>> marked_plain("Try monitor='loss', or Dense(units=3): a loss.").count("/glossary#")
    1
    """
    return _linked(text, _CODE, escape)


def _linked(text: str, untouched: str, escape: Callable[[str], str]) -> str:
    seen: set[str] = set()
    parts, end = [], 0
    for found in _pattern(untouched).finditer(text):
        term = _by_word()[_plain(found["word"])] if found["word"] else None
        if term is None or term.anchor in seen:
            continue
        seen.add(term.anchor)
        parts += [escape(text[end : found.start()]), f'[{found["word"]}](/glossary#{term.anchor} "{term.sentence}")']
        end = found.end()
    return "".join([*parts, escape(text[end:])])


@cache
def _by_word() -> dict[str, Term]:
    return {word: term for term in TERMS for word in (each for said in term.words for each in (said, _begun(said)))}


@cache
def _pattern(untouched: str) -> re.Pattern[str]:
    words = sorted(_by_word(), key=len, reverse=True)  # the longest first: "time axis" before "axis"
    choices = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"{untouched}|(?<![\w-])(?P<word>{choices})(?![\w-])", re.DOTALL | re.MULTILINE)


def _plain(found: str) -> str:
    return " ".join(found.split())


def _begun(word: str) -> str:
    """The word as it stands at the beginning of a sentence."""
    return word[:1].upper() + word[1:]
