"""Random numbers of a wanted spread: scaled by the inputs and outputs a weight joins, or a bell cut at both ends."""

import math

import numpy as np

Array = np.ndarray
TRUNCATED_STDDEV = 0.87962566103423978  # standard deviation of a normal cut at two standard deviations


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
        return math.sqrt(variance) / TRUNCATED_STDDEV * cut_normal(shape, random)
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


def cut_normal(shape: tuple[int, ...], random: np.random.Generator) -> Array:
    """A bell curve of standard deviation 1, drawn again wherever it goes beyond 2."""
    drawn = random.normal(size=shape)
    while (outside := np.abs(drawn) > 2).any():
        drawn[outside] = random.normal(size=int(outside.sum()))
    return drawn
