"""Where each of the 181 things the four documents contain is taught: a page, and an exhibit or a check on it.

A file for each lesson holds its `ROWS`, another one those of all other pages; `open_rows.OPEN` holds what is still
to be taught.
"""

from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

COUNTS = {"S0": 34, "S1": 32, "S2": 83, "S3": 32}
ALL_ROWS: tuple[str, ...] = tuple(
    f"{document}-{number:02d}" for document, count in COUNTS.items() for number in range(1, count + 1)
)


@dataclass(frozen=True)
class Taught:
    """Where one row is taught.

    Attributes:
        page: the address of the page, such as `dense`.
        key: the key of the exhibit, of a widget or of a figure there; `check_<kind>` for a check.
    """

    page: str
    key: str


def taught(page: str, rows: dict[str, str]) -> dict[str, Taught]:
    """The rows of one page: for each key the rows it teaches, separated by spaces, turned round.

    >>> taught("dense", {"dense_graph": "S0-01 S0-02"})["S0-02"]
    Taught(page='dense', key='dense_graph')
    """
    return {row: Taught(page, key) for key, words in rows.items() for row in words.split()}


def coverage() -> dict[str, Taught]:
    """Every row that is taught, from all files of this folder.

    Raises:
        ValueError: two files teach the same row; one of them is to give it up.
    """
    found: dict[str, Taught] = {}
    for module in iter_modules(__path__):
        rows: dict[str, Taught] = getattr(import_module(f"{__name__}.{module.name}"), "ROWS", {})
        twice = sorted(found.keys() & rows.keys())
        if twice:
            raise ValueError(f"{module.name}.py and another file both teach {', '.join(twice)}; one is enough.")
        found |= rows
    return found
