"""Keras's initializers as values, and how each draws its numbers (formulas of `keras.initializers`)."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from lessons.network.arguments import argument, arguments_of
from lessons.network.initializer import Constant, Identity, Initializer, Ones, Zeros
from lessons.network.spread import cut_normal, draw_scaled

Array = np.ndarray


@dataclass(frozen=True)
class RandomNormal(Initializer):
    """A bell curve around `mean`."""

    mean: float = argument("number", 0.0, "the middle of the bell")
    stddev: float = argument("number", 0.05, "how wide the bell is")
    seed: int | None = argument("seed", None, "the same seed gives the same numbers")

    def draw(self, shape: tuple[int, ...], random: np.random.Generator) -> Array:
        return self.mean + self.stddev * random.standard_normal(shape)


@dataclass(frozen=True)
class TruncatedNormal(RandomNormal):
    """A bell curve cut off two standard deviations away from `mean`."""

    def draw(self, shape: tuple[int, ...], random: np.random.Generator) -> Array:
        return self.mean + self.stddev * cut_normal(shape, random)


@dataclass(frozen=True)
class RandomUniform(Initializer):
    """Every number between `minval` and `maxval` is equally likely."""

    minval: float = argument("number", -0.05, "the smallest number")
    maxval: float = argument("number", 0.05, "the largest number")
    seed: int | None = argument("seed", None, "the same seed gives the same numbers")

    def draw(self, shape: tuple[int, ...], random: np.random.Generator) -> Array:
        return self.minval + (self.maxval - self.minval) * random.random(shape)


@dataclass(frozen=True)
class VarianceScaling(Initializer):
    """Numbers whose variance is `scale` divided by the inputs, the outputs, or their mean."""

    scale: float = argument("number", 1.0, "the variance before dividing")
    mode: str = argument("choice", "fan_in", "what to divide by", choices=("fan_in", "fan_out", "fan_avg"))
    distribution: str = argument(
        "choice",
        "truncated_normal",
        "the shape of the curve",
        choices=("truncated_normal", "untruncated_normal", "uniform"),
    )
    seed: int | None = argument("seed", None, "the same seed gives the same numbers")

    def draw(self, shape: tuple[int, ...], random: np.random.Generator) -> Array:
        return draw_scaled(shape, random, self.scale, self.mode, self.distribution)

    def refuses(self, shape: tuple[int, ...]) -> str:
        return "" if self.scale > 0 else f"Argument `scale` must be positive float. Received: scale={self.scale}"


@dataclass(frozen=True)
class _Scaled(Initializer):
    seed: int | None = argument("seed", None, "the same seed gives the same numbers")

    scale: ClassVar[float]
    mode: ClassVar[str]
    distribution: ClassVar[str]

    def __init_subclass__(cls, scale: float, mode: str, distribution: str) -> None:
        cls.scale, cls.mode, cls.distribution = scale, mode, distribution

    def draw(self, shape: tuple[int, ...], random: np.random.Generator) -> Array:
        return draw_scaled(shape, random, self.scale, self.mode, self.distribution)


@dataclass(frozen=True)
class GlorotUniform(_Scaled, scale=1.0, mode="fan_avg", distribution="uniform"):
    """Uniform up to sqrt(6 / (inputs + outputs)): Keras's default for kernels."""


@dataclass(frozen=True)
class GlorotNormal(_Scaled, scale=1.0, mode="fan_avg", distribution="truncated_normal"):
    """A cut bell curve of variance 2 / (inputs + outputs)."""


@dataclass(frozen=True)
class HeNormal(_Scaled, scale=2.0, mode="fan_in", distribution="truncated_normal"):
    """A cut bell curve of variance 2 / inputs: made for ReLU."""


@dataclass(frozen=True)
class HeUniform(_Scaled, scale=2.0, mode="fan_in", distribution="uniform"):
    """Uniform up to sqrt(6 / inputs): made for ReLU."""


@dataclass(frozen=True)
class LecunNormal(_Scaled, scale=1.0, mode="fan_in", distribution="truncated_normal"):
    """A cut bell curve of variance 1 / inputs."""


@dataclass(frozen=True)
class LecunUniform(_Scaled, scale=1.0, mode="fan_in", distribution="uniform"):
    """Uniform up to sqrt(3 / inputs)."""


@dataclass(frozen=True)
class Orthogonal(Initializer):
    """Rows (or columns) at right angles, each of length `gain`: Keras's default for recurrent kernels."""

    gain: float = argument("number", 1.0, "the length of each row")
    seed: int | None = argument("seed", None, "the same seed gives the same numbers")

    def draw(self, shape: tuple[int, ...], random: np.random.Generator) -> Array:
        rows, columns = math.prod(shape[:-1]), shape[-1]
        q, r = np.linalg.qr(random.normal(size=(max(rows, columns), min(rows, columns))))
        q = q * np.sign(np.diag(r))
        return self.gain * (q.T if rows < columns else q).reshape(shape)

    def refuses(self, shape: tuple[int, ...]) -> str:
        if len(shape) >= 2:
            return ""
        return (
            f"The tensor to initialize must be at least two-dimensional. Received: shape={shape} of rank {len(shape)}."
        )


@dataclass(frozen=True)
class UnitForgetBias(Initializer):
    """The bias of an LSTM: 1 for the forget gate, the given initializer for the other three."""

    rest: "str | Initializer" = "zeros"

    def draw(self, shape: tuple[int, ...], random: np.random.Generator) -> Array:
        units, rest = shape[0] // 4, as_initializer(self.rest)
        first, last = (rest.draw((size,), _source(rest, random)) for size in (units, 2 * units))
        return np.concatenate([first, np.ones(units), last])

    def refuses(self, shape: tuple[int, ...]) -> str:
        return as_initializer(self.rest).refuses((shape[0] // 4,))


INITIALIZERS: dict[str, type[Initializer]] = {
    each.__name__: each
    for each in (
        Zeros, Ones, Constant, RandomNormal, TruncatedNormal, RandomUniform, VarianceScaling, GlorotUniform,
        GlorotNormal, HeNormal, HeUniform, LecunNormal, LecunUniform, Orthogonal, Identity,
    )
}  # fmt: skip
_NAMES = {re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower(): name for name in INITIALIZERS}
del _NAMES["constant"]  # by its name alone Keras refuses it: which constant?
_NAMES |= {"uniform": "RandomUniform", "normal": "RandomNormal"}
INITIALIZER_NAMES = tuple(_NAMES)


def as_initializer(given: "str | Initializer") -> Initializer:
    """The initializer a Keras name stands for.

    Raises:
        KeyError: no initializer has this name.

    >>> as_initializer("glorot_uniform")
    GlorotUniform(seed=None)
    """
    return INITIALIZERS[_NAMES.get(given, given)]() if isinstance(given, str) else given


def is_initializer(given: object) -> bool:
    """True for a name Keras knows and for an initializer whose own arguments are right.

    >>> is_initializer("he_normal"), is_initializer("he_norml"), is_initializer(RandomNormal(stddev=math.nan))
    (True, False, False)
    """
    if isinstance(given, str):
        return given in (*_NAMES, *_NAMES.values())
    if not isinstance(given, Initializer):
        return False
    return all(each.accepts(getattr(given, name)) for name, each in arguments_of(given).items())


def draw(given: "str | Initializer", shape: tuple[int, ...], key: Sequence[int]) -> Array:
    """Draws a weight as Keras would, float32; an initializer with its own seed ignores `key`.

    >>> init = RandomNormal(seed=6000)
    >>> kernel, bias = draw(init, (3, 3), [0]), draw(init, (3,), [1])
    >>> bool((kernel[0] == bias).all())  # one seeded initializer used twice: the bias is the kernel's first row
    True
    """
    initializer = as_initializer(given)
    random = _source(initializer, np.random.default_rng(list(key)))
    return initializer.draw(shape, random).astype(np.float32)


def _source(initializer: Initializer, random: np.random.Generator) -> np.random.Generator:
    own: Any = getattr(initializer, "seed", None)
    return random if own is None else np.random.default_rng([own % 2**32])
