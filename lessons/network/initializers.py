"""Keras's initializers as values, and how each draws its numbers (formulas of `keras.initializers`)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from lessons.network.arguments import argument, arguments_of

Array = np.ndarray
TRUNCATED_STDDEV = 0.87962566103423978  # standard deviation of a normal cut at two standard deviations


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
        return self.mean + self.stddev * _cut_normal(shape, random)


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
        return (
            "" if self.scale > 0 else f"Argument `scale` must be positive float. Received: scale={self.scale}"
        )


@dataclass(frozen=True)
class _Scaled(Initializer):
    seed: int | None = argument("seed", None, "the same seed gives the same numbers")

    def draw(self, shape: tuple[int, ...], random: np.random.Generator) -> Array:
        scale, mode, distribution = _SCALED[type(self).__name__]
        return draw_scaled(shape, random, scale, mode, distribution)


@dataclass(frozen=True)
class GlorotUniform(_Scaled):
    """Uniform up to sqrt(6 / (inputs + outputs)): Keras's default for kernels."""


@dataclass(frozen=True)
class GlorotNormal(_Scaled):
    """A cut bell curve of variance 2 / (inputs + outputs)."""


@dataclass(frozen=True)
class HeNormal(_Scaled):
    """A cut bell curve of variance 2 / inputs: made for ReLU."""


@dataclass(frozen=True)
class HeUniform(_Scaled):
    """Uniform up to sqrt(6 / inputs): made for ReLU."""


@dataclass(frozen=True)
class LecunNormal(_Scaled):
    """A cut bell curve of variance 1 / inputs."""


@dataclass(frozen=True)
class LecunUniform(_Scaled):
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
            "The tensor to initialize must be at least two-dimensional. "
            f"Received: shape={shape} of rank {len(shape)}."
        )


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
_NAMES = {
    "zeros": "Zeros", "ones": "Ones", "constant": "Constant", "random_normal": "RandomNormal",
    "truncated_normal": "TruncatedNormal", "random_uniform": "RandomUniform", "uniform": "RandomUniform",
    "normal": "RandomNormal", "variance_scaling": "VarianceScaling", "glorot_uniform": "GlorotUniform",
    "glorot_normal": "GlorotNormal", "he_normal": "HeNormal", "he_uniform": "HeUniform",
    "lecun_normal": "LecunNormal", "lecun_uniform": "LecunUniform", "orthogonal": "Orthogonal",
    "identity": "Identity",
}  # fmt: skip
INITIALIZER_NAMES = tuple(_NAMES)
_SCALED: dict[str, tuple[float, str, Literal["uniform", "truncated_normal"]]] = {
    "GlorotUniform": (1.0, "fan_avg", "uniform"),
    "GlorotNormal": (1.0, "fan_avg", "truncated_normal"),
    "HeNormal": (2.0, "fan_in", "truncated_normal"),
    "HeUniform": (2.0, "fan_in", "uniform"),
    "LecunNormal": (1.0, "fan_in", "truncated_normal"),
    "LecunUniform": (1.0, "fan_in", "uniform"),
}


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
        return given in _NAMES or given in INITIALIZERS
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


def draw_scaled(
    shape: tuple[int, ...], random: np.random.Generator, scale: float, mode: str, distribution: str
) -> Array:
    """Draws with variance `scale` over the fan named by `mode`."""
    fan_in, fan_out = fans(shape)
    divisor = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}[mode]
    variance = scale / max(1.0, divisor)
    if distribution == "uniform":
        limit = math.sqrt(3 * variance)
        return random.uniform(-limit, limit, shape)
    if distribution == "truncated_normal":
        return math.sqrt(variance) / TRUNCATED_STDDEV * _cut_normal(shape, random)
    return random.normal(0, math.sqrt(variance), shape)


def fans(shape: tuple[int, ...]) -> tuple[int, int]:
    """How many inputs and outputs a weight of this shape joins (`keras` compute_fans).

    >>> fans((64, 128)), fans((3, 3, 8, 16)), fans((5,))
    ((64, 128), (72, 144), (5, 5))
    """
    if len(shape) < 2:
        return (shape[0], shape[0]) if shape else (1, 1)
    field_size = math.prod(shape[:-2])
    return shape[-2] * field_size, shape[-1] * field_size


def _source(initializer: Initializer, random: np.random.Generator) -> np.random.Generator:
    own: Any = getattr(initializer, "seed", None)
    return random if own is None else np.random.default_rng([own % 2**32])


def _cut_normal(shape: tuple[int, ...], random: np.random.Generator) -> Array:
    drawn = random.normal(size=shape)
    while (outside := np.abs(drawn) > 2).any():
        drawn[outside] = random.normal(size=int(outside.sum()))
    return drawn
