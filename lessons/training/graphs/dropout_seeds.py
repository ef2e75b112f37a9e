"""A seed for every layer that drops out, so that the same network drops the same numbers each time."""

from dataclasses import replace
from typing import Any

from lessons.network.layers import Layer
from lessons.network.spec import ModelSpec


def with_dropout_seeds(spec: ModelSpec) -> ModelSpec:
    """The same network with a seed for each layer that drops out and has none: Keras would draw one anew each time.

    >>> from lessons.network.link import read_link
    >>> with_dropout_seeds(read_link("Input(4)|Dense(3)|Dropout(0.5)", seed=2).spec).layers[1].seed
    201
    """
    layers = [_seeded(layer, spec.seed * 100 + index) for index, layer in enumerate(spec.layers)]
    return replace(spec, layers=tuple(layers))


def _seeded(layer: Any, seed: int) -> Layer:
    changed: dict[str, Any] = {}
    if hasattr(layer, "seed") and layer.seed is None and _drops(layer):
        changed["seed"] = seed
    inner = getattr(layer, "layer", None)
    if isinstance(inner, Layer):
        changed["layer"] = _seeded(inner, seed)
    made: Layer = replace(layer, **changed) if changed else layer
    return made


def _drops(layer: Any) -> bool:
    return any(getattr(layer, name, 0.0) for name in ("rate", "dropout", "recurrent_dropout"))


def dropout_seed(layer: Any) -> int:
    """The seed of a layer that drops out, or of the one inside it; 0 for all others."""
    seed = getattr(layer, "seed", None)
    inner = getattr(layer, "layer", None)
    return int(seed if seed is not None else dropout_seed(inner) if inner is not None else 0)
