"""Real Keras grades the checks of lesson 13a, about pictures."""

import ast
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import keras
import numpy as np

from lessons.course.checks.check import Check
from lessons.network.link import read_link
from lessons.network.shape import Shape
from tests.network.keras_side import keras_layer


@lru_cache(maxsize=4)
def shapes(check: Check) -> list[Shape]:
    """The shape of the input, and the one that leaves each layer, in real Keras."""
    spec = read_link(check.model).spec
    found: list[Any] = [spec.input.batch_shape]
    for layer in spec.layers:
        found.append(tuple(keras_layer(layer).compute_output_shape(found[-1])))
    return found


@lru_cache(maxsize=4)
def count(check: Check) -> int:
    """The parameters of the last layer in real Keras."""
    real = keras_layer(read_link(check.model).spec.layers[-1])
    real.build(shapes(check)[-2])
    return int(real.count_params())


def is_shape(check: Check, value: Any) -> bool:
    return bool(value == shapes(check)[-1])


def is_count(check: Check, value: Any) -> bool:
    return bool(value == count(check))


def is_distribution_count(check: Check, value: Any) -> bool:
    return bool(value == np.prod([size for size in shapes(check)[-1][1:-1] if size]))


def is_place(check: Check, value: Any) -> bool:
    shape = tuple(int(each) for each in re.findall(r"\d+", check.code.splitlines()[0].split("#")[1]))
    row, column, channel = (int(each) for each in re.findall(r"(?:row|column|channel) (\d+)", check.question))
    cube = np.zeros((1, *shape), np.float32)
    cube[0, row, column, channel] = 1
    return bool(value == int(np.asarray(keras.layers.Flatten()(cube))[0].argmax()))


def is_largest(check: Check, value: Any) -> bool:
    rows = np.array(ast.literal_eval(check.code.split("before = ")[1].split("#")[0]), np.float32)
    after = np.roll(rows, 1, axis=1)[None, :, :, None]
    return bool(value == np.asarray(keras.layers.GlobalMaxPooling2D()(after)).item())


GRADES: dict[str, Callable[[Check, Any], bool]] = {
    "conv_shape": is_shape,
    "conv_params": is_count,
    "dense_behind": is_count,
    "flatten_place": is_place,
    "distributions_out": is_distribution_count,
    "letter_moved": is_largest,
}
