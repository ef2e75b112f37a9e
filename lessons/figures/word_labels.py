"""Words as labels of a figure: short enough for their place, and as text, whatever signs they hold."""

from collections.abc import Iterable
from html import escape


def word_label(word: str, most: int = 14) -> str:
    """One word as a label; Plotly would read `<b>` as bold, so its signs are written as entities.

    >>> word_label("snail"), word_label("extraordinarily", 7), word_label("<b>")
    ('snail', 'extrao…', '&lt;b&gt;')
    """
    return escape(word if len(word) <= most else f"{word[: most - 1]}…", quote=False)


def word_labels(words: Iterable[str], most: int = 14) -> tuple[str, ...]:
    """A label for each word; a long word that would look like another one keeps its whole length.

    >>> word_labels(["a", "wordlessly", "wordlessness"], 5)
    ('a', 'wordlessly', 'wordlessness')
    """
    whole = tuple(words)
    short = [word_label(word, most) for word in whole]
    seen: dict[str, int] = {}
    for each in short:
        seen[each] = seen.get(each, 0) + 1
    return tuple(
        word_label(word, len(word)) if seen[each] > 1 else each for word, each in zip(whole, short, strict=True)
    )
