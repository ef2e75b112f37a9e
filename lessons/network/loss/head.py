"""What kind of numbers leave a network: shares that sum to 1, numbers from 0 to 1, always 1, or any."""

from typing import Literal

from lessons.network.layers import GRU, LSTM, Bidirectional, Layer, Recurrent, SimpleRNN, Softmax, TimeDistributed
from lessons.network.shape import Shape, axis_index
from lessons.network.walk import Step

Numbers = Literal["shares", "from 0 to 1", "always 1", "any"]

_SQUASHING = ("sigmoid", "hard_sigmoid", "softmax")
_PASSING = ("Dropout", "SpatialDropout1D", "Masking", "RepeatVector")
# the mean of several distributions is one too; the largest share of each class, or other rows, is not
_AVERAGING = ("AveragePooling1D", "AveragePooling2D", "GlobalAveragePooling1D", "GlobalAveragePooling2D")
_REARRANGING = ("Flatten", "Reshape", "Permute")
_LARGEST = ("MaxPooling1D", "MaxPooling2D", "GlobalMaxPooling1D", "GlobalMaxPooling2D")


def output_numbers(steps: tuple[Step, ...]) -> Numbers:
    """What the numbers of the last output can be, by the activations on the way.

    `shares` are rows along the last axis that sum to 1.

    >>> from lessons.network.link import read_link
    >>> from lessons.network.walk import walk
    >>> output_numbers(walk(read_link("Input(5,8)|GRU(16)|Dense(3,activation=softmax)").spec)[0])
    'shares'
    """
    numbers: Numbers = "any"
    for step in steps:
        numbers = _after(step.layer, numbers, step.input_shape, step.output_shapes[0])
    return numbers


def _after(layer: Layer, before: Numbers, shape: Shape, output: Shape) -> Numbers:
    name = layer.class_name
    if isinstance(layer, TimeDistributed):
        inner = (shape[0], *shape[2:])
        return _after(layer.layer, before, inner, (output[0], *output[2:]))
    if isinstance(layer, Bidirectional):
        return _both_ways(layer, _after(layer.layer, before, shape, output))
    if name in _PASSING or (name in _AVERAGING and len(output) > 1):
        return before
    if name in _REARRANGING:
        kept = name != "Permute" and shape[-1] == output[-1]
        return "from 0 to 1" if before == "shares" and not kept else before
    if name in _LARGEST:
        return "from 0 to 1" if before == "shares" else before
    if isinstance(layer, Softmax):
        axes = {axis_index(axis, len(output)) for axis in layer.axes()}
        return _softmax(output) if axes == {len(output) - 1} else "from 0 to 1"
    if isinstance(layer, Recurrent):
        return _state(layer, output)
    activation = getattr(layer, "activation", None)
    if activation == "linear" and name == "Activation":
        return before
    return _activated(activation, output)


def _softmax(output: Shape) -> Numbers:
    return "always 1" if output[-1] == 1 else "shares"


def _activated(activation: str | None, output: Shape) -> Numbers:
    if activation == "softmax":
        return _softmax(output)
    return "from 0 to 1" if activation in _SQUASHING else "any"


def _state(layer: Recurrent, output: Shape) -> Numbers:
    if isinstance(layer, SimpleRNN):
        return _activated(layer.activation, output)
    if not isinstance(layer, GRU | LSTM) or layer.recurrent_activation not in _SQUASHING:
        return "any"
    # the gates mix or shrink what the activation made, so that a softmax there no longer sums to 1
    return "from 0 to 1" if layer.activation in _SQUASHING else "any"


def _both_ways(layer: Bidirectional, each: Numbers) -> Numbers:
    if layer.merge_mode == "ave":
        return each
    if layer.merge_mode == "sum" or each == "any":
        return "any"
    return "always 1" if each == "always 1" else "from 0 to 1"
