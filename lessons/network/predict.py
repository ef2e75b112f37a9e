"""predict: a network's facts layer by layer, or the mistake that stops it, without Keras."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lessons.network.blame import explain
from lessons.network.layers import Formula, Input, Layer, Weight
from lessons.network.layers.base import MaskRule
from lessons.network.mistake import Mistake
from lessons.network.names import keras_names
from lessons.network.shape import Shape, Shapes, Size
from lessons.network.silent import find_silent
from lessons.network.spec import ModelSpec
from lessons.network.walk import Step, walk


@dataclass(frozen=True)
class LayerFacts:
    """Everything known about one layer in its place; shapes have the batch axis first.

    Args:
        index: its place, counted from 0.
        name: the name Keras gives it in a fresh process, or its own.
        input_shape: what it takes.
        output_shapes: what it hands on; more than one for `return_state` and the like.
        weights: its arrays.
        formula: how its parameters add up.
        why: one sentence about the shape.
        macs: multiply-accumulates for one sample, `None` while a size is not fixed.
        mask: what it does to a mask, when one arrives or starts here; else `"none"`.
    """

    index: int
    name: str
    class_name: str
    title: str
    input_shape: Shape
    output_shapes: Shapes
    weights: tuple[Weight, ...]
    formula: Formula
    why: str
    macs: Size
    mask: MaskRule

    @property
    def output_shape(self) -> Shape:
        """The first output."""
        return self.output_shapes[0]

    @property
    def params(self) -> int:
        """How many numbers its weights hold."""
        return sum(weight.count for weight in self.weights)

    @property
    def trainable_params(self) -> int:
        """How many of them training changes."""
        return sum(weight.count for weight in self.weights if weight.trainable)

    @property
    def non_trainable_params(self) -> int:
        """How many of them training leaves alone."""
        return self.params - self.trainable_params


@dataclass(frozen=True)
class Prediction:
    """The facts of a whole network.

    Args:
        layers: the facts of each layer, up to the mistake.
        mistake: what stops the network, or `None`.
        warnings: silent mistakes: the network runs and means something else than it seems.
    """

    spec: ModelSpec
    layers: tuple[LayerFacts, ...]
    mistake: Mistake | None
    warnings: tuple[Mistake, ...]

    @property
    def output_shapes(self) -> Shapes:
        """What leaves the network, or the input's shape when it has no layer."""
        return self.layers[-1].output_shapes if self.layers else (self.spec.input.batch_shape,)

    @property
    def total_params(self) -> int:
        """All parameters."""
        return sum(layer.params for layer in self.layers)

    @property
    def trainable_params(self) -> int:
        """Parameters that training changes."""
        return sum(layer.trainable_params for layer in self.layers)

    @property
    def non_trainable_params(self) -> int:
        """Parameters that training leaves alone."""
        return sum(layer.non_trainable_params for layer in self.layers)

    @property
    def macs(self) -> Size:
        """Multiply-accumulates of one sample through the whole network."""
        parts = [layer.macs for layer in self.layers]
        return None if None in parts else sum(part or 0 for part in parts)


def predict(spec: ModelSpec) -> Prediction:
    """Works out shapes, weights and formulas by the rules of Keras 3, or the mistake Keras would stop at.

    The rules are swept against real Keras in the tests.

    >>> from lessons.network.link import read_link
    >>> facts = predict(read_link("Input(64,15)|GRU(16,return_sequences=True)|Dense(15)").spec)
    >>> [(layer.name, layer.output_shape, layer.params) for layer in facts.layers]
    [('gru', (None, 64, 16), 1584), ('dense', (None, 64, 15), 255)]
    """
    return _predict(spec, _kinds(spec))


@lru_cache(maxsize=512)
def _predict(spec: ModelSpec, kinds: tuple) -> Prediction:
    steps, refusal = walk(spec)
    names = keras_names(spec.layers)
    layers = tuple(_facts(step, names[step.index]) for step in steps)
    mistake = explain(spec, steps, refusal) if refusal else None
    return Prediction(spec, layers, mistake, find_silent(spec, steps))


def _kinds(spec: ModelSpec) -> tuple:
    """The types inside a spec: `Dense(2.0) == Dense(2)`, but Keras takes only one of them, so the cache asks."""
    return tuple(map(_inner_kinds, (spec.input, *spec.layers)))


def _inner_kinds(value: Any) -> tuple:
    parts = tuple(vars(value).values() if isinstance(value, Layer | Input) else value)
    kinds = tuple(map(type, parts))
    if tuple not in kinds and not hasattr(value, "layer"):
        return kinds
    return *kinds, *(_inner_kinds(part) for part in parts if isinstance(part, tuple | Layer))


def _facts(step: Step, name: str) -> LayerFacts:
    layer, shape = step.layer, step.input_shape
    return LayerFacts(
        index=step.index,
        name=name,
        class_name=layer.class_name,
        title=layer.title,
        input_shape=shape,
        output_shapes=step.output_shapes,
        weights=layer.weights(shape),
        formula=layer.formula(shape),
        why=layer.why(shape, step.output_shapes[0]),
        macs=layer.macs(shape),
        mask=layer.mask_rule if step.masked or layer.mask_rule == "starts" else "none",
    )
