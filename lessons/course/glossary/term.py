"""Term: one word of the course, what Keras calls it, and what it means in one plain sentence."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """One word of the glossary.

    Attributes:
        name: the word the course uses.
        sentence: what it means; plain text without quotes, so that it can stand in a tooltip.
        lesson: the address of the page that teaches it.
        words: how the prose says it, each word as it stands there; a word in small letters may also begin a sentence.
        keras: Keras's own word, as it is typed; empty where Keras has none.
        also: what other books and libraries call it.
        formula: how it is worked out, in one line.
        picture: makes a small picture as HTML.

    >>> Term("recurrent kernel", "What the state is multiplied by.", "recurrent").anchor
    'recurrent-kernel'
    """

    name: str
    sentence: str
    lesson: str
    words: tuple[str, ...] = ()
    keras: str = ""
    also: tuple[str, ...] = ()
    formula: str = ""
    picture: Callable[[], str] | None = None

    @property
    def anchor(self) -> str:
        """Its place on the glossary's page, after the #."""
        return self.name.lower().replace(" ", "-")


@dataclass(frozen=True)
class Group:
    """Terms that belong together, under one heading.

    Attributes:
        title: the heading.
        terms: in the order they are read.
    """

    title: str
    terms: tuple[Term, ...]
