"""A network as a class of its own: layers are made once in `__init__`, and called in `call`."""

from collections.abc import Iterator
from dataclasses import replace

from lessons.network.keras_code.calls import input_code, layer_code, quoted
from lessons.network.keras_code.functional import taken_code
from lessons.network.names import keras_names
from lessons.network.spec import ModelSpec


def subclass_lines(spec: ModelSpec, name: str | None) -> Iterator[str]:
    """The lines that define the class and make `model`.

    Only a call tells such a model what comes in, so it is called once on an Input: then its weights are there and
    `summary()` can count them. `model.build(shape)` would not do: it passes floats where a mask needs word ids.

    Args:
        name: the model's name, or `None` to leave the naming to Keras.
    """
    # by Keras's own counting, never by a learner's name: that could be "call", or no identifier at all
    attributes = keras_names([replace(layer, name=None) for layer in spec.layers])
    yield "class Network(keras.Model):"
    yield "    def __init__(self):"
    yield f"        super().__init__({'' if name is None else f'name={quoted(name)}'})"
    for attribute, layer in zip(attributes, spec.layers, strict=True):
        yield f"        self.{attribute} = {layer_code(layer)}"
    yield ""
    yield "    def call(self, inputs):"
    before = "inputs"
    for index, attribute in enumerate(attributes):
        called = f"self.{attribute}({taken_code(spec, index, before)})"
        yield f"        return {called}" if index == len(attributes) - 1 else f"        x = {called}"
        before = "x"
    if not attributes:
        yield "        return inputs"
    yield ""
    yield ""
    yield "model = Network()"
    yield f"model({input_code(spec.input)})  # called once, so that the weights are made"
