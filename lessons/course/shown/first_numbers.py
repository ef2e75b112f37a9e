"""The first numbers of a kernel and a bias: one initializer used twice, and how wide an initializer draws."""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from lessons.network.initializers import GlorotNormal, HeNormal, RandomNormal, as_initializer, draw
from lessons.network.keras_code import layer_code
from lessons.network.layers import Dense, Input
from lessons.network.spec import ModelSpec
from lessons.network.spread import TRUNCATED_STDDEV
from lessons.network.weights import draw_weights
from lessons.training.live import drawn_by_keras

Array = np.ndarray
SEED = 6000  # the seed of the second document
WAYS = ("one seed for both", "two seeds", "names only")
NAMES = ("glorot_uniform", "glorot_normal", "he_normal", "random_normal", "zeros")


def kernel_and_bias(way: str) -> tuple[Array, Array, ModelSpec]:
    """A kernel `(3, 3)` and a bias `(3,)` that are drawn by one initializer, by two, or by their names.

    >>> kernel, bias, _ = kernel_and_bias("one seed for both")
    >>> float(abs(kernel[0] - bias).max())
    0.0
    """
    first: str | RandomNormal = RandomNormal(mean=0.0, stddev=0.05, seed=SEED)
    second: str | RandomNormal = first
    if way == WAYS[1]:
        second = RandomNormal(mean=0.0, stddev=0.05, seed=SEED + 1)
    elif way == WAYS[2]:
        first = second = "random_normal"
    layer = Dense(3, kernel_initializer=first, bias_initializer=second)
    spec = ModelSpec(Input((3,)), (layer,))
    kernel, bias = draw_weights(spec)[0]
    return kernel, bias, spec


def as_in_keras(spec: ModelSpec) -> tuple[Array, Array, str]:
    """The kernel and the bias as Keras itself draws them, and its version; waits for a worker.

    Raises:
        Refused: there is none just now.
    """
    drawn = drawn_by_keras(spec)
    kernel, bias = drawn.weights[0]
    return kernel, bias, drawn.keras


def layer_lines(spec: ModelSpec) -> str:
    """The layer in code, an argument a line; its initializers have names where they have a seed.

    >>> print(layer_lines(kernel_and_bias("two seeds")[2]))
    first = RandomNormal(mean=0.0, stddev=0.05, seed=6000)
    second = RandomNormal(mean=0.0, stddev=0.05, seed=6001)
    layers.Dense(
        3,
        kernel_initializer=first,
        bias_initializer=second,
    )
    """
    layer = spec.layers[0]
    assert isinstance(layer, Dense)
    kernel, bias = layer.kernel_initializer, layer.bias_initializer
    if isinstance(kernel, str) or isinstance(bias, str):
        lines, given = [], (f'"{kernel}"', f'"{bias}"')
    else:
        given = ("first", "first" if bias == kernel else "second")
        made = dict(zip(given, (kernel, bias), strict=True))
        lines = [f"{name} = {layer_code(each).removeprefix('keras.initializers.')}" for name, each in made.items()]
    lines += ["layers.Dense(", f"    {layer.units},", f"    kernel_initializer={given[0]},"]
    return "\n".join([*lines, f"    bias_initializer={given[1]},", ")"])


@dataclass(frozen=True)
class Spread:
    """The numbers an initializer draws for a kernel.

    Attributes:
        numbers: `(inputs · units,)`.
        limit: no number is farther from 0 than this; 0 where there is no such limit.
        deviation: the standard deviation the formula asks for.
        formula: where the limit comes from, in words.
    """

    numbers: Array
    limit: float
    deviation: float
    formula: str

    @property
    def measured(self) -> float:
        """The standard deviation of the numbers drawn."""
        return float(self.numbers.std())


def spread_of(name: str, inputs: int, units: int) -> Spread:
    """Draws a kernel and says how wide it should be.

    Args:
        name: one of `NAMES`.

    >>> shown = spread_of("glorot_uniform", 64, 64)
    >>> bool(abs(shown.numbers).max() <= shown.limit), abs(shown.measured - shown.deviation) < 0.005
    (True, True)
    """
    numbers = draw(name, (inputs, units), (1,)).ravel()
    initializer = as_initializer(name)
    if name == "zeros":
        return Spread(numbers, 0.0, 0.0, "every number is 0, the usual start of a bias")
    if isinstance(initializer, RandomNormal):
        return Spread(
            numbers, 0.0, initializer.stddev, f"a bell curve of width {initializer.stddev}, whatever the sizes"
        )
    if name == "glorot_uniform":
        limit = sqrt(6 / (inputs + units))
        return Spread(numbers, limit, limit / sqrt(3), "drawn evenly up to √(6 / (inputs + units)), Keras's default")
    if isinstance(initializer, HeNormal | GlorotNormal):
        he = isinstance(initializer, HeNormal)
        deviation = sqrt(2 / inputs) if he else sqrt(2 / (inputs + units))
        words = "√(2 / inputs), made for relu" if he else "√(2 / (inputs + units))"
        return Spread(
            numbers,
            2 * deviation / TRUNCATED_STDDEV,
            deviation,
            f"a bell curve of width {words}, cut off at the two ends",
        )
    raise KeyError(f"{name!r} is none of {NAMES}")


def some_kernel(inputs: int, units: int) -> Array:
    """A kernel as Keras draws one by default, `(inputs, units)`.

    >>> some_kernel(4, 3).shape
    (4, 3)
    """
    return draw_weights(ModelSpec(Input((inputs,)), (Dense(units),)))[0][0]
