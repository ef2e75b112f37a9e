"""tokenise: a text of any script as words or characters, or a sentence that says why it cannot be read."""

import re
import unicodedata

from lessons.training.task import Level, TaskError

MAX_TEXT = 200_000  # characters
MAX_WORDS = 20_000
MAX_MARKS = 30  # on one letter; sorting a very long row of marks would take minutes
# One letter for each character's kind: w word, i stands alone, m mark, z joiner, a apostrophe, r half a flag,
# s space, p any other sign. The patterns below run over these kinds; no piece is longer than 40.
_SIGN = r"(?:rr|[wiapr])[mz]{0,39}(?:(?<=z)p[mz]{0,39}){0,9}|[mz]{1,40}"
_PATTERNS = {
    "word": re.compile(rf"w(?:[wmz]|a(?=w)){{0,39}}|{_SIGN}"),
    "character": re.compile(rf"{_SIGN}|s"),
}
# Scripts written without spaces: each of their characters is a step.
_NO_SPACES = {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN"}


def tokenise(text: str, level: Level) -> tuple[str, ...]:
    """The steps of a text.

    Words are in lower case and a punctuation mark is a step of its own; where a script has no spaces (Chinese,
    Japanese, Thai), each character is one. A character keeps its marks: a letter with its accents, an emoji with
    its skin tone, a flag, are one step each. White space of any length is one space, and no step between words.

    Raises:
        TaskError: the text is too long, or holds what no text holds.

    >>> tokenise("Don't panic, Zoë!", "word")
    ("don't", 'panic', ',', 'zoë', '!')
    >>> tokenise("Ab  é", "character")
    ('A', 'b', ' ', 'é')
    """
    readable = _readable(text)
    if level == "word":
        readable = readable.lower()
    readable = " ".join(unicodedata.normalize("NFC", readable).split())
    kinds = _kinds(readable)
    return tuple(readable[found.start() : found.end()] for found in _PATTERNS[level].finditer(kinds))


def _readable(text: str) -> str:
    """The text without invisible signs that only steer its drawing."""
    if len(text) > MAX_TEXT:
        raise TaskError(
            f"The text has {len(text):,} characters; at most {MAX_TEXT:,} can be read. Use a shorter piece of it."
        )
    drop: dict[int, None] = {}
    for char in set(text):
        category = unicodedata.category(char)
        if category in ("Cc", "Cs") and not char.isspace():
            place = text.index(char) + 1
            raise TaskError(
                f"Character {place:,} of the text is the control code U+{ord(char):04X}, which no written text holds; "
                "perhaps it comes from a file that is no text. Remove it, or paste the words alone."
            )
        if category == "Cf" and not _joins(char):
            drop[ord(char)] = None
    readable = text.translate(drop) if drop else text
    if re.search(f"m{{{MAX_MARKS + 1}}}", _kinds(readable)):
        raise TaskError(
            f"A letter of the text carries more than {MAX_MARKS} accents or other marks; "
            f"real letters have a few. Remove such letters."
        )
    return readable


def _kinds(text: str) -> str:
    return text.translate({ord(char): _kind(char) for char in set(text)})


def _kind(char: str) -> str:
    category = unicodedata.category(char)
    if char in "'’":
        return "a"
    if char == "\u200d":
        return "z"
    if "\U0001f1e6" <= char <= "\U0001f1ff":
        return "r"
    if category[0] == "M" or _joins(char) or "\U0001f3fb" <= char <= "\U0001f3ff":
        return "m"
    if category[0] in "LN" or category == "Pc":
        return "i" if char > "\u0e00" and unicodedata.name(char, "").split(" ")[0] in _NO_SPACES else "w"
    return "s" if char.isspace() else "p"


def _joins(char: str) -> bool:
    """Zero-width joiners, and the tags some flags are spelled with."""
    return char in "\u200c\u200d" or "\U000e0020" <= char <= "\U000e007f"
