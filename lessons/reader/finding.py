"""Finding: one thing to say about a learner's text, at its line; Edit: one change that mends it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["stops", "silent", "stale", "note"]
_ORDER: dict[str, int] = {"stops": 0, "silent": 1, "stale": 2, "note": 3}


@dataclass(frozen=True)
class Finding:
    """Something in the text that a learner should know.

    Args:
        code: names the kind of finding.
        line: the line of the text, counted from 1.
        severity: `stops`: Keras or Python ends here with an error; `silent`: it runs and means something else;
            `stale`: it still runs, in an old form; `note`: worth knowing.
        what: what happens here.
        why: what was expected, or the reason.
        cure: how to mend it.
        keras_says: the message of Keras or Python, when there is one.
        keras_error: the class of that error; empty for a warning.
        mended: `modernise` mends it by itself.
    """

    code: str
    line: int
    severity: Severity
    what: str
    why: str = ""
    cure: str = ""
    keras_says: str = ""
    keras_error: str = ""
    mended: bool = False


@dataclass(frozen=True, order=True)
class Edit:
    """Replace the characters from `start` to `end` (offsets in the text) by `text`."""

    start: int
    end: int
    text: str


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once, the most important first, then by line.

    >>> [each.code for each in in_order([Finding("b", 2, "note", ""), Finding("a", 9, "stops", "")])]
    ['a', 'b']
    """
    return tuple(sorted(dict.fromkeys(findings), key=lambda each: (_ORDER[each.severity], each.line)))


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits; of two that overlap the first (by place) wins, and the wider one at one place.

    >>> apply_edits("nb_epoch=1", [Edit(0, 8, "epochs")])
    'epochs=1'
    """
    pieces, here = [], 0
    for edit in sorted(set(edits), key=lambda each: (each.start, each.end != each.start, -each.end, each.text)):
        if edit.start < here:
            continue
        pieces += [text[here : edit.start], edit.text]
        here = edit.end
    return "".join([*pieces, text[here:]])
