"""make_check: a kind and a seed become a question; the same two always become the same question."""

from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules
from random import Random

from lessons.course import checks
from lessons.course.checks.check import Check, stamped

MOST_SEEDS = 100_000
Maker = Callable[[Random], Check]


@lru_cache(maxsize=512)
def make_check(kind: str, seed: int) -> Check:
    """Makes a question with fresh sizes.

    Args:
        kind: a key of `kinds()`.
        seed: any whole number.

    Raises:
        KeyError: there is no such kind.

    >>> make_check("dense_params", 3) == make_check("dense_params", 3)
    True
    >>> make_check("dense_params", 3).code == make_check("dense_params", 4).code
    False
    """
    # a text seeds Random through a hash of its own: the same in every process and on every machine
    return stamped(kinds()[kind](Random(f"{kind}/{seed}")), kind, seed)


@cache
def kinds() -> dict[str, Maker]:
    """Every kind of check by name: the `KINDS` of every file in this folder.

    >>> "dense_params" in kinds()
    True
    """
    found: dict[str, Maker] = {}
    for module in iter_modules(checks.__path__):
        if module.name != "make":
            found |= getattr(import_module(f"{checks.__name__}.{module.name}"), "KINDS", {})
    return found
