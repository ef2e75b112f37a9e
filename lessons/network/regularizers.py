"""Keras's weight penalties as values."""

from dataclasses import dataclass

from lessons.network.arguments import argument


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
