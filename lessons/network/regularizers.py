"""Keras's weight penalties as values."""

from dataclasses import dataclass

from lessons.network.arguments import argument, arguments_of, is_number


@dataclass(frozen=True)
class Regularizer:
    """A penalty added to the loss: l1·sum|w| + l2·sum w²."""


@dataclass(frozen=True)
class L1(Regularizer):
    """l1·sum|w|."""

    l1: float = argument("number", 0.01, "weight of the sum of |w|")


@dataclass(frozen=True)
class L2(Regularizer):
    """l2·sum w²."""

    l2: float = argument("number", 0.01, "weight of the sum of w²")


@dataclass(frozen=True)
class L1L2(Regularizer):
    """l1·sum|w| + l2·sum w²."""

    l1: float = argument("number", 0.0, "weight of the sum of |w|")
    l2: float = argument("number", 0.0, "weight of the sum of w²")


REGULARIZERS: dict[str, type[Regularizer]] = {each.__name__: each for each in (L1, L2, L1L2)}


def is_regularizer(given: object) -> bool:
    """True for `None` and for a regularizer whose own arguments are right.

    >>> is_regularizer(L2(0.1)), is_regularizer(None), is_regularizer("l3"), is_regularizer(L2("much"))
    (True, True, False, False)
    """
    if not isinstance(given, Regularizer):
        return given is None
    return all(is_number(getattr(given, name)) and getattr(given, name) >= 0 for name in arguments_of(given))
