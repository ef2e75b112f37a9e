"""read_keras_json: the network in a text that `model.to_json()` wrote, without Keras."""

import re
from dataclasses import dataclass, replace
from typing import Any

from lessons.network.arguments import is_whole
from lessons.network.keras_json.chain import follow_chain
from lessons.network.keras_json.document import (
    MAX_AXES,
    Unreadable,
    parse_document,
    require_list,
    require_object,
    shown,
    text_of,
)
from lessons.network.keras_json.layer import read_layer
from lessons.network.keras_json.write import OURS
from lessons.network.layers import Input, Layer
from lessons.network.loss import find_loss
from lessons.network.names import INPUT_NAME
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec

MAX_LAYERS = 1_000
_DTYPES = {"bool", "float16", "bfloat16", "float32", "float64"} | {
    f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)
}
_SHAPES = ("batch_shape", "batch_input_shape")


@dataclass(frozen=True)
class Read:
    """What a text says.

    Args:
        spec: the network.
        notices: what was passed over, in words: constraints, other number formats, and the like.
    """

    spec: ModelSpec
    notices: tuple[str, ...] = ()


def read_keras_json(text: str) -> Read:
    """Reads what `model.to_json()` of a Sequential or a chain-shaped Functional model writes.

    A wrong value (units=-1) is read as it stands: `predict` explains it at its layer. What Keras spells out
    (its default initializers, `gru` for a name, `[3]` for 3) becomes the short form again.

    Raises:
        Unreadable: no JSON, no chain, a layer or an object that is not known here, or too large.

    >>> from lessons.network.layers import Dense
    >>> from lessons.network.keras_json.write import write_keras_json
    >>> spec = ModelSpec(Input((3,)), (Dense(4, "softmax"),))
    >>> read_keras_json(write_keras_json(spec)).spec == spec
    True
    """
    document = parse_document(text)
    class_name = document.get("class_name")
    config = document.get("config")
    if class_name not in ("Sequential", "Functional", "Model"):
        raise Unreadable(
            f"The class_name is {shown(class_name)}, not Sequential or Functional. "
            "Export a whole model with model.to_json()."
        )
    config = require_object(config, "The config of the model")
    entries = require_list(config.get("layers"), "The model's list of layers")
    if len(entries) > MAX_LAYERS + 1:
        raise Unreadable(f"The model has {len(entries):,} layers, more than {MAX_LAYERS:,}. Cut it into parts.")
    ours = document.get(OURS)
    exact = isinstance(ours, dict)
    notices: list[str] = []
    functional = class_name != "Sequential"
    takes: tuple[int | None, ...] = ()
    if functional:
        chain = follow_chain(config, entries, notices)
        first, entries, takes = _read_input(chain.first, exact), chain.entries, chain.takes
    else:
        first, entries = _split_input(document, config, entries, exact)
    layers = [read_layer(each, f"Layer {place}", notices, exact) for place, each in enumerate(entries, start=1)]
    if config.get("trainable") is False:
        layers = [replace(layer, trainable=False) for layer in layers]
    takes = _needed(tuple(_without_automatic_names(layers)), takes)
    spec = ModelSpec(first, tuple(_without_automatic_names(layers)), functional=functional, takes=takes)
    name = config.get("name")
    spec = replace(spec, name=text_of(name, "The model's name") if name else class_name.lower())
    spec = replace(spec, loss=_read_loss(document.get("compile_config"), notices), **_read_ours(ours))
    return Read(spec, tuple(dict.fromkeys(notices)))


def _split_input(
    document: dict[str, Any], config: dict[str, Any], entries: list[Any], exact: bool
) -> tuple[Input, list[Any]]:
    """The Input of a Sequential, wherever its Keras put it, and the entries after it."""
    first = require_object(entries[0], "Layer 1") if entries else {}
    if first.get("class_name") == "InputLayer":
        return _read_input(first, exact), entries[1:]
    config_of_first = first.get("config")
    said: dict[str, Any] = config_of_first if isinstance(config_of_first, dict) else {}
    built = [each.get("build_config") for each in (document, first)]
    candidates = [
        *(said.get(name) for name in _SHAPES),
        config.get("build_input_shape"),
        *(each.get("input_shape") for each in built if isinstance(each, dict)),
    ]
    if isinstance(said.get("input_shape"), list):
        candidates.append([None, *said["input_shape"]])
    shape = next((each for each in candidates if each is not None), None)
    if shape is None:
        raise Unreadable("The model does not say its input shape. Put keras.Input(shape) first, then export it again.")
    return _input_of(shape, "float32", None), entries


def _read_input(entry: Any, exact: bool) -> Input:
    config = require_object(require_object(entry, "The Input").get("config"), "The config of the Input")
    shape = next((config[name] for name in _SHAPES if config.get(name) is not None), None)
    if shape is None and isinstance(config.get("shape"), list):
        shape = [config.get("batch_size"), *config["shape"]]
    if shape is None:
        raise Unreadable("The Input does not say its shape. Give it one: keras.Input((64, 15)).")
    name = text_of(config.get("name") or INPUT_NAME, "The Input's name")
    automatic = name == INPUT_NAME or (not exact and re.fullmatch(r"input(_layer)?_\d+", name))
    return _input_of(shape, config.get("dtype") or "float32", None if automatic else name)


def _input_of(shape: Any, dtype: Any, name: str | None) -> Input:
    sizes = require_list(shape, "The shape of the Input")
    if not 1 <= len(sizes) <= MAX_AXES:
        raise Unreadable(f"The shape of the Input has {len(sizes)} axes. Use 1 to {MAX_AXES}, the batch included.")
    wrong = [size for size in sizes if size is not None and not is_whole(size)]
    if wrong:
        raise Unreadable(f"The shape of the Input holds {shown(wrong[0])}. Use whole numbers, or null for any size.")
    if not isinstance(dtype, str) or dtype not in _DTYPES:
        raise Unreadable(f"The Input holds {shown(dtype)}. Use float32, or int32 for word ids.")
    return Input(tuple(sizes[1:]), batch_size=sizes[0], dtype=dtype, name=name)


def _without_automatic_names(layers: list[Layer]) -> list[Layer]:
    """Drops each name that a fresh Keras would give by itself: Keras writes down a name for every layer."""
    said: list[Layer] = []
    seen: dict[str, int] = {}
    for layer in layers:
        count = seen.get(layer.snake, 0)
        unnamed = replace(layer, name=None)
        if layer.name in (None, f"{layer.snake}_{count}" if count else layer.snake):
            seen[layer.snake] = count + 1
            layer = unnamed
        said.append(layer)
    return said


def _needed(layers: tuple[Layer, ...], takes: tuple[int | None, ...]) -> tuple[int | None, ...]:
    """A choice counts only where there are several outputs to choose from."""
    several = (False, *(layer.output_count > 1 for layer in layers))
    return tuple(taken if many else None for taken, many in zip(takes, several, strict=False))


def _read_loss(compiled: Any, notices: list[str]) -> str | None:
    loss = compiled.get("loss") if isinstance(compiled, dict) else None
    if isinstance(loss, dict):
        inner = loss.get("config")
        loss = inner.get("name") if isinstance(inner, dict) else None
    if loss is None:
        return None
    known = find_loss(loss) if isinstance(loss, str) else None
    if known:
        return known.name
    notices.append(f"The loss {shown(loss)} is not known here and is left out.")
    return None


def _read_ours(ours: Any) -> dict[str, Any]:
    """The seed and the target that `write_keras_json` put beside Keras's own words."""
    if not isinstance(ours, dict):
        return {}
    seed, target = ours.get("seed"), ours.get("target")
    read: dict[str, Any] = {"seed": seed} if is_whole(seed) else {}
    if isinstance(target, list) and len(target) <= MAX_AXES:
        sizes: Shape = tuple(target)
        if all(size is None or is_whole(size) for size in sizes):
            read["target"] = sizes
    return read
