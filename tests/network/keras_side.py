"""The same network in real Keras: layers made by Keras's own constructors, called one after another."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import keras
import numpy as np
from keras.src.backend import get_keras_mask

from lessons.network.arguments import written
from lessons.network.initializers import Initializer
from lessons.network.layers import Input, Layer
from lessons.network.regularizers import Regularizer
from lessons.network.shape import Shape, Shapes
from lessons.network.spec import ModelSpec

Array = np.ndarray


@dataclass(frozen=True)
class KerasWeight:
    """One variable as Keras lists it; `path` begins with the layer's name."""

    path: str
    shape: tuple[int, ...]
    trainable: bool


@dataclass(frozen=True)
class KerasStep:
    """What Keras says of one layer in its place."""

    output_shapes: Shapes
    weights: tuple[KerasWeight, ...]
    mask_leaves: bool


@dataclass(frozen=True)
class KerasRun:
    """How far Keras got. `failed` is the index of the layer that raised (-1: the Input), or `None`."""

    steps: tuple[KerasStep, ...]
    failed: int | None = None
    error: str = ""
    message: str = ""


def build(spec: ModelSpec) -> KerasRun:
    """Calls the layers one after another on Keras's symbolic tensors, as Sequential and functional do."""
    steps: list[KerasStep] = []
    index = -1
    named = keras.Sequential()  # knows which names are taken
    try:
        with quiet():
            tensors: Any = keras_input(spec.input)
            for index, layer in enumerate(spec.layers):
                taken = spec.taken(index)
                real = keras_layer(layer)
                tensors = real(tensors if taken is None else outputs_of(tensors)[taken])
                named.add(real, rebuild=False)
                steps.append(KerasStep(_shapes(tensors), weights_of(real), _has_mask(tensors)))
    except Exception as error:
        return KerasRun(tuple(steps), index, type(error).__name__, plain(str(error)))
    return KerasRun(tuple(steps))


def keras_input(given: Input) -> Any:
    """Keras's symbolic Input."""
    return keras.Input(given.shape, batch_size=given.batch_size, dtype=given.dtype, name=given.name)


def keras_layer(layer: Layer) -> Any:
    """The Keras layer, made by its own constructor from the arguments a person would write."""
    return getattr(keras.layers, layer.class_name)(**{name: _value(value) for name, value in written(layer).items()})


def keras_model(spec: ModelSpec) -> Any:
    """A Sequential model."""
    return keras.Sequential([keras_input(spec.input), *map(keras_layer, spec.layers)])


def run(layer: Layer, x: Array, weights: tuple[Array, ...] = (), mask: Array | None = None) -> Any:
    """What the real layer, with these weights, makes of numbers at inference: arrays and the mask it hands on."""
    with quiet():
        real = keras_layer(layer)
        tensor = keras.ops.convert_to_tensor(x)
        if mask is not None:
            keras.src.backend.set_keras_mask(tensor, keras.ops.convert_to_tensor(mask))
        if not real.built:
            real.build(x.shape)
        real.set_weights(list(weights))
        outputs = outputs_of(real(tensor, training=False) if _trains(real) else real(tensor))
    left = get_keras_mask(outputs[0])
    return [np.asarray(each) for each in outputs], None if left is None else np.asarray(left)


def weights_of(real: Any) -> tuple[KerasWeight, ...]:
    """The weights of a Keras layer; trainable as the layer counts them, not as each variable says."""
    trainable = {id(each) for each in real.trainable_weights}
    return tuple(KerasWeight(each.path, tuple(each.shape), id(each) in trainable) for each in real.weights)


def outputs_of(tensors: Any) -> list[Any]:
    """One or several outputs as a list."""
    return list(tensors) if isinstance(tensors, list | tuple) else [tensors]


def plain(message: str) -> str:
    """A Keras message without colours, without the list of arguments it ends in, in one line."""
    message = re.sub(r"\x1b\[[0-9;]*m", "", message)
    message = message.split("Arguments received by")[0]
    return " ".join(message.split())


@contextmanager
def quiet() -> Iterator[None]:
    """Keras warns of what the tests provoke on purpose."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _trains(real: Any) -> bool:
    return bool(real._call_has_training_arg)


def _value(value: Any) -> Any:
    if isinstance(value, Layer):
        return keras_layer(value)
    if isinstance(value, Initializer | Regularizer):
        module = keras.initializers if isinstance(value, Initializer) else keras.regularizers
        return getattr(module, type(value).__name__)(**written(value))
    return value


def _shapes(tensors: Any) -> tuple[Shape, ...]:
    return tuple(tuple(each.shape) for each in outputs_of(tensors))


def _has_mask(tensors: Any) -> bool:
    return get_keras_mask(outputs_of(tensors)[0]) is not None
