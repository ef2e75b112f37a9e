"""modernise: the whole text in Keras 3, changed only where it must be; comments and layout stay."""

import difflib
from dataclasses import dataclass

from lessons.reader.finding import Finding, apply_edits
from lessons.reader.formulas import Formula
from lessons.reader.read_code import read_code


@dataclass(frozen=True)
class Modern:
    """A text in Keras 3.

    Args:
        text: the mended text.
        changes: the findings that are mended in it.
        diff: the difference to what was given, as `diff -u` shows it; empty when nothing changed.
    """

    text: str
    changes: tuple[Finding, ...]
    diff: str


def modernise(source: str) -> Modern:
    r"""Mends what can be mended without knowing what was meant: old words, missing imports, lists as arrays.

    Every character outside a mended place stays as it is. Lines that are no Python become comments. A text that
    cannot be read is given back unchanged.

    >>> print(modernise("import keras\nkeras.layers.recurrent.GRU(4)  # why").text)
    import keras
    keras.layers.GRU(4)  # why
    """
    reading = read_code(source)
    if not reading.readable:
        return Modern(source, (), "")
    text = apply_edits(reading.text, reading.edits)
    if reading.formulas:
        text = _with_functions(text, reading.formulas)
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    diff = difflib.unified_diff(lines, text.split("\n"), "as it was", "in Keras 3", lineterm="")
    return Modern(text, tuple(finding for finding in reading.findings if finding.mended), "\n".join(diff))


def _with_functions(text: str, formulas: tuple[Formula, ...]) -> str:
    functions = [each.numpy for each in formulas]
    imported = ["import numpy as np"] if any("np." in each for each in functions) else []
    return "\n".join([text, "\n\n\n".join([*imported, *functions])]) + "\n"
