"""entries: every erratum of the course, found in `lessons/course/errata` by itself."""

import pkgutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from inspect import get_annotations, isfunction

from lessons.course import errata
from lessons.course.erratum import Erratum
from lessons.course.lessons import LESSONS
from lessons.course.tutorials.entry import Entry
from lessons.course.tutorials.kinds import EXAMPLE_OF, KIND_OF


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    """All of them, in the order of the documents; their numbers are worked out at the first call.

    Raises:
        ValueError: two functions make the same erratum, or one has no kind.

    >>> entries()[0].erratum.key
    'E0-01'
    """
    found: dict[str, Entry] = {}
    for make in _makers():
        erratum = make()
        if erratum.key in found:
            raise ValueError(f"{erratum.key} is made by two functions in lessons/course/errata: keep one of them.")
        if erratum.key not in KIND_OF:
            raise ValueError(f"{erratum.key} has no kind: give it one in lessons/course/tutorials/kinds.py.")
        lesson = next((each.key for each in LESSONS if make in each.errata), "")
        example = EXAMPLE_OF.get(erratum.key, "")
        found[erratum.key] = Entry(erratum, KIND_OF[erratum.key], lesson, example)
    return tuple(found[key] for key in sorted(found))


def _makers() -> Iterator[Callable[[], Erratum]]:
    for info in pkgutil.iter_modules(errata.__path__):
        module = import_module(f"{errata.__name__}.{info.name}")
        for value in vars(module).values():
            if isfunction(value) and value.__module__ == module.__name__ and _makes_an_erratum(value):
                yield value


def _makes_an_erratum(function: Callable[..., object]) -> bool:
    return get_annotations(function).get("return") is Erratum
