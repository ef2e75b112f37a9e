"""marked: prose in which the first use of each word of the glossary is a link that carries its meaning."""

import re
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


@cache
def marked_prose(key: str) -> dict[str, str]:
    """Every section of a lesson by its heading, as `prose_of`, with its words marked.

    >>> "/glossary#batch" in marked_prose("dense")["One output is a weighted sum"]
    True
    """
    return {heading: marked(text) for heading, text in prose_of(key).items()}


@lru_cache(maxsize=512)
def marked(text: str) -> str:
    """Markdown with a link at the first use of each term; its meaning is the link's title, which a browser shows.

    >>> marked("A `seed` is a seed, and a seed.").count("/glossary#seed")
    1
    """
    seen: set[str] = set()

    def link(found: re.Match[str]) -> str:
        if found["word"] is None:
            return found[0]
        term = _by_word()[_plain(found["word"])]
        if term.anchor in seen:
            return found[0]
        seen.add(term.anchor)
        return f'[{found["word"]}](/glossary#{term.anchor} "{term.sentence}")'

    return _pattern().sub(link, text)


@cache
def _by_word() -> dict[str, Term]:
    return {word: term for term in TERMS for word in (each for said in term.words for each in (said, _begun(said)))}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_by_word(), key=len, reverse=True)  # the longest first: "time axis" before "axis"
    choices = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"{_PROTECTED}|(?<![\w-])(?P<word>{choices})(?![\w-])", re.DOTALL | re.MULTILINE)


def _plain(found: str) -> str:
    return " ".join(found.split())


def _begun(word: str) -> str:
    """The word as it stands at the beginning of a sentence."""
    return word[:1].upper() + word[1:]
