"""draw_weights: every weight of a network, drawn as Keras would draw it, from the spec's one seed."""

import zlib
from functools import lru_cache

import numpy as np

from lessons.network.initializers import draw
from lessons.network.layers import Layer
from lessons.network.shape import Shape
from lessons.network.spec import MAX_DRAWN_PARAMETERS, ModelSpec
from lessons.network.walk import walk

Array = np.ndarray
Weights = tuple[tuple[Array, ...], ...]


class TooLarge(ValueError):
    """The network has more parameters than the app draws in numbers."""


def draw_weights(spec: ModelSpec) -> Weights:
    """The weights of each layer, float32, in Keras's order; the same spec always gives the same numbers.

    A layer keeps its numbers when `return_sequences` is flipped or `TimeDistributed` is put around it: only
    the seed, its place and the sizes count.

    Raises:
        TooLarge: more than `MAX_DRAWN_PARAMETERS` numbers.

    >>> from lessons.network.layers import Dense, Input
    >>> spec = ModelSpec(Input((3,)), (Dense(4),))
    >>> [array.shape for array in draw_weights(spec)[0]]
    [(3, 4), (4,)]
    """
    steps, _ = walk(spec)
    needed = sum(weight.count for step in steps for weight in step.layer.weights(step.input_shape))
    if needed > MAX_DRAWN_PARAMETERS:
        raise TooLarge(
            f"This network has {needed:,} parameters; numbers are drawn up to {MAX_DRAWN_PARAMETERS:,}. "
            "Shapes and counts are still right. Make a layer smaller to see numbers."
        )
    return tuple(_layer_weights(step.layer, step.input_shape, step.index, spec.seed) for step in steps)


def _layer_weights(layer: Layer, shape: Shape, index: int, seed: int) -> tuple[Array, ...]:
    described = tuple((each.name, each.shape, each.initializer) for each in layer.weights(shape))
    return _draw_all(described, index, seed)


@lru_cache(maxsize=64)
def _draw_all(described: tuple, index: int, seed: int) -> tuple[Array, ...]:
    drawn = tuple(
        draw(initializer, shape, (seed % 2**32, index, zlib.crc32(name.encode())))
        for name, shape, initializer in described
    )
    for array in drawn:
        array.setflags(write=False)
    return drawn
