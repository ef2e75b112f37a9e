"""code_of: the code of a notebook's JSON; its texts and outputs are counted and left out."""

import json
from dataclasses import dataclass

MAX_NOTEBOOK = 5_000_000  # characters; a notebook's pictures are text in it


@dataclass(frozen=True)
class NotebookCode:
    """What is read of a notebook.

    Args:
        text: its code cells, with a blank line between two.
        cells: how many code cells there are.
        texts: how many cells hold no code.
        outputs: how many outputs its cells have.
    """

    text: str
    cells: int
    texts: int
    outputs: int

    @property
    def read(self) -> str:
        """What is read, in words."""
        return _counted(self.cells, "code cell") or "no code cell"

    @property
    def left_out(self) -> str:
        """What is not read, in words; empty when nothing is left out."""
        named = (_counted(self.outputs, "output"), _counted(self.texts, "cell of text", "cells of text"))
        return " and ".join(each for each in named if each)


def code_of(text: str) -> NotebookCode | None:
    r"""The code cells of a notebook; `None` for any other text.

    >>> code_of('{"cells": [{"cell_type": "code", "source": ["x = 1"], "outputs": [{}]}]}').left_out
    '1 output'
    >>> code_of("x = {}") is None
    True
    """
    if len(text) > MAX_NOTEBOOK or not text[:1_000].lstrip().startswith("{") or '"cells"' not in text:
        return None
    try:
        cells = json.loads(text)["cells"]
        codes = [cell for cell in cells if cell["cell_type"] == "code"]
        sources = ["".join(cell["source"]) for cell in codes]
        outputs = sum(len(cell.get("outputs", ())) for cell in codes)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return NotebookCode("\n\n".join(sources) + "\n", len(codes), len(cells) - len(codes), outputs)


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}" if count else ""
