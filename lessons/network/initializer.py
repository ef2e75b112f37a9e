"""Initializer: how the first numbers of a weight are made; and those that draw nothing at random."""

from dataclasses import dataclass

import numpy as np

from lessons.network.arguments import argument

Array = np.ndarray


@dataclass(frozen=True)
class Initializer:
    """How the first numbers of a weight are made. A fixed `seed` gives the same numbers at every call."""

    def draw(self, shape: tuple[int, ...], random: np.random.Generator) -> Array:
        """The numbers, float64, of this shape."""
        raise NotImplementedError

    def refuses(self, shape: tuple[int, ...]) -> str:
        """What Keras says when it cannot fill this shape; empty when it can."""
        return ""


@dataclass(frozen=True)
class Constant(Initializer):
    """Every number is `value`."""

    value: float = argument("number", 0.0, "the number")

    def draw(self, shape: tuple[int, ...], random: np.random.Generator) -> Array:
        return np.full(shape, float(self.value))


@dataclass(frozen=True)
class Zeros(Initializer):
    """Every number is 0."""

    def draw(self, shape: tuple[int, ...], random: np.random.Generator) -> Array:
        return np.zeros(shape)


@dataclass(frozen=True)
class Ones(Initializer):
    """Every number is 1."""

    def draw(self, shape: tuple[int, ...], random: np.random.Generator) -> Array:
        return np.ones(shape)


@dataclass(frozen=True)
class Identity(Initializer):
    """`gain` on the diagonal, 0 elsewhere."""

    gain: float = argument("number", 1.0, "the number on the diagonal")

    def draw(self, shape: tuple[int, ...], random: np.random.Generator) -> Array:
        return self.gain * np.eye(shape[0], shape[1])

    def refuses(self, shape: tuple[int, ...]) -> str:
        if len(shape) == 2:
            return ""
        return (
            "Identity matrix initializer can only be used for 2D matrices. "
            f"Received: shape={shape} of rank {len(shape)}."
        )
