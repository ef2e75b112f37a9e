"""Edits a learner makes with one knob: switches, wrappers, arguments, layers added, moved and copied."""

from dataclasses import replace
from typing import Any

from lessons.network.arguments import MISSING, arguments_of, default_of
from lessons.network.layers import (
    GRU,
    LAYERS,
    Bidirectional,
    Dense,
    Layer,
    Permute,
    Recurrent,
    Reshape,
    TimeDistributed,
)
from lessons.network.mends import with_return_sequences
from lessons.network.repair import FALLBACK
from lessons.network.spec import MAX_LAYERS, ModelSpec

_FIRST: dict[str, Layer] = {
    "Bidirectional": Bidirectional(GRU(16, return_sequences=True)),
    "TimeDistributed": TimeDistributed(Dense(16)),
    "Reshape": Reshape((-1,)),
    "Permute": Permute((2, 1)),
}


def recurrent_layer(spec: ModelSpec, chosen: int | None) -> int | None:
    """The recurrent layer the `return_sequences` switch acts on: the chosen one, else the last.

    >>> from lessons.network.link import read_link
    >>> recurrent_layer(read_link("Input(5,8)|GRU(16)|Dense(3)").spec, 1)
    0
    """
    found = [index for index, layer in enumerate(spec.layers) if isinstance(inner_layer(layer), Recurrent)]
    return chosen if chosen in found else (found[-1] if found else None)


def head_layer(spec: ModelSpec, chosen: int | None) -> int | None:
    """The layer the `TimeDistributed` switch acts on: the chosen one when it can be wrapped, else the last Dense."""
    if chosen is not None and chosen < len(spec.layers) and can_be_distributed(spec.layers[chosen]):
        return chosen
    found = [index for index, layer in enumerate(spec.layers) if isinstance(inner_layer(layer), Dense)]
    return found[-1] if found else None


def inner_layer(layer: Layer) -> Layer:
    """The layer inside a wrapper, or the layer itself."""
    return layer.layer if isinstance(layer, TimeDistributed | Bidirectional) else layer


def can_be_distributed(layer: Layer) -> bool:
    """True for a layer that the switch offers to wrap: all but the recurrent ones, and those already wrapped."""
    return isinstance(layer, TimeDistributed) or not isinstance(inner_layer(layer), Recurrent)


def returns_sequences(spec: ModelSpec, index: int) -> bool:
    """Whether the recurrent layer at `index` hands on every step."""
    inner = inner_layer(spec.layers[index])
    return isinstance(inner, Recurrent) and inner.return_sequences


def set_return_sequences(spec: ModelSpec, index: int, on: bool) -> ModelSpec:
    """The network with `return_sequences` switched in one layer."""
    layer = spec.layers[index]
    if isinstance(layer, TimeDistributed):
        return spec.with_layer(index, replace(layer, layer=with_return_sequences(layer.layer, on)))
    return spec.with_layer(index, with_return_sequences(layer, on))


def set_time_distributed(spec: ModelSpec, index: int, on: bool) -> ModelSpec:
    """The network with `TimeDistributed` put around one layer, or taken off."""
    layer = spec.layers[index]
    if isinstance(layer, TimeDistributed) == on:
        return spec
    return spec.with_layer(index, TimeDistributed(layer) if on else layer.layer)  # type: ignore[attr-defined]


def set_bidirectional(spec: ModelSpec, index: int, on: bool) -> ModelSpec:
    """The network with `Bidirectional` put around one recurrent layer, or taken off."""
    layer = spec.layers[index]
    if isinstance(layer, Bidirectional) == on or not (on is False or isinstance(layer, Recurrent)):
        return spec
    return spec.with_layer(index, Bidirectional(layer) if on else layer.layer)  # type: ignore[attr-defined]


def set_argument(spec: ModelSpec, index: int, name: str, value: Any) -> ModelSpec:
    """The network with one argument of the layer at `index` (or of the layer inside its wrapper) changed."""
    layer = spec.layers[index]
    inner = inner_layer(layer)
    if isinstance(layer, TimeDistributed | Bidirectional) and name not in ("merge_mode", "name", "trainable"):
        return spec.with_layer(index, replace(layer, layer=replace(inner, **{name: value})))
    return spec.with_layer(index, replace(layer, **{name: value}))


def new_layer(class_name: str) -> Layer:
    """A layer of this class with numbers to begin with.

    >>> new_layer("GRU").title, new_layer("Dense").title
    ('GRU(16)', 'Dense(16)')
    """
    if class_name in _FIRST:
        return _FIRST[class_name]
    kind = LAYERS[class_name]
    first: dict[str, Any] = {"Embedding": {"input_dim": 20, "output_dim": 8}, "RepeatVector": {"n": 5}}.get(
        class_name, {}
    )
    needed = {name: each for name, each in arguments_of(kind).items() if default_of(kind, name) is MISSING}
    values: dict[str, Any] = {name: FALLBACK[each.kind] for name, each in needed.items()} | first
    if issubclass(kind, Recurrent):
        values["return_sequences"] = True
    return kind(**values)


def add_layer(spec: ModelSpec, class_name: str, after: int) -> tuple[ModelSpec, int]:
    """The network with a new layer after the one at `after` (-1: after the Input), and the new layer's place."""
    if len(spec.layers) >= MAX_LAYERS:
        return spec, after
    place = min(after, len(spec.layers) - 1) + 1
    return spec.inserted(place, new_layer(class_name)), place


def duplicate(spec: ModelSpec, index: int) -> ModelSpec:
    """The network with a copy of one layer above it; the copy has weights of its own."""
    if len(spec.layers) >= MAX_LAYERS:
        return spec
    return spec.inserted(index + 1, replace(spec.layers[index], name=None))
