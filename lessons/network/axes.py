"""The name of each axis of each shape: batch, time, feature, class, height, width."""

from typing import Literal

from lessons.network.layers import (
    Bidirectional,
    Dense,
    Embedding,
    Flatten,
    Layer,
    Permute,
    RepeatVector,
    Reshape,
    TimeDistributed,
)
from lessons.network.predict import Prediction
from lessons.network.silent import softmax_axis
from lessons.network.walk import walk

Axis = Literal["batch", "time", "feature", "class", "height", "width", "other"]
Axes = tuple[Axis, ...]
_OTHER: Axis = "other"
_BY_RANK: dict[int, Axes] = {
    1: ("batch",),
    2: ("batch", "feature"),
    3: ("batch", "time", "feature"),
    4: ("batch", "height", "width", "feature"),
    5: ("batch", "time", "height", "width", "feature"),
}


def input_axes(prediction: Prediction) -> Axes:
    """The axes of the Input."""
    shape = prediction.spec.input.batch_shape
    if prediction.spec.input.holds == "word ids" and len(shape) == 2:
        return ("batch", "time")
    first = prediction.spec.layers[:1]
    if first and isinstance(first[0], TimeDistributed) and len(shape) > 3:  # each step is a picture, or a table
        return ("batch", "time", *(_OTHER if axis == "time" else axis for axis in _plain(len(shape) - 1)[1:]))
    return _plain(len(shape))


def layer_axes(prediction: Prediction) -> tuple[Axes, ...]:
    """The axes of each layer's first output; the last axis is `class` once it holds a distribution.

    >>> from lessons.network.link import read_link
    >>> from lessons.network.predict import predict
    >>> spec = read_link("Input(64,15)|GRU(16,return_sequences=True)|Dense(15)|Softmax()").spec
    >>> layer_axes(predict(spec))
    (('batch', 'time', 'feature'), ('batch', 'time', 'class'), ('batch', 'time', 'class'))
    """
    axes, found = input_axes(prediction), []
    for layer, facts in zip(prediction.spec.layers, prediction.layers, strict=False):
        if len(axes) != len(facts.input_shape):  # it takes a final state of the layer before, not the sequence
            axes = _plain(len(facts.input_shape))
        axes = _after(layer, axes, len(facts.output_shape))
        found.append(axes)
    return _mark_classes(prediction, found)


def distribution_at(prediction: Prediction) -> tuple[int, int] | None:
    """The last layer that makes a distribution, as (its index, the axis it sums to 1 along), or `None`."""
    steps, _ = walk(prediction.spec)
    for step in reversed(steps):
        axis = softmax_axis(step)
        if axis is not None:
            return step.index, axis
        if len(step.layer.own_weights(step.input_shape)):
            return None
    return None


def _after(layer: Layer, axes: Axes, rank: int) -> Axes:
    if isinstance(layer, Embedding):
        return (*axes, "feature") if len(axes) > 1 else _plain(rank)
    if isinstance(layer, TimeDistributed):
        inner = _after(layer.layer, (axes[0], *axes[2:]), rank - 1)
        return (axes[0], axes[1], *inner[1:])
    if isinstance(layer, Flatten):
        return ("batch", "feature")
    if isinstance(layer, RepeatVector):
        return ("batch", "time", "feature")
    if isinstance(layer, Permute):
        return ("batch", *(axes[dim] for dim in layer.dims))
    if isinstance(layer, Reshape):
        return _plain(rank)
    if isinstance(layer, Dense):
        return (*axes[:-1], "feature") if axes[-1] != "time" else axes
    if len(axes) == rank:
        return axes
    return _plain(rank) if not isinstance(layer, Bidirectional) or rank != 2 else ("batch", "feature")


def _mark_classes(prediction: Prediction, found: list[Axes]) -> tuple[Axes, ...]:
    place = distribution_at(prediction)
    if place is None:
        return tuple(found)
    index = place[0]
    while index >= 0:
        found[index] = (*found[index][:-1], "class")
        if prediction.layers[index].weights:
            break
        index -= 1
    return tuple(found)


def _plain(rank: int) -> Axes:
    return _BY_RANK.get(rank, ("batch", *(_OTHER for _ in range(rank - 1))))
