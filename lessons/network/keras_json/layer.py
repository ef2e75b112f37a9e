"""read_layer: one layer of Keras's JSON as a dataclass."""

import difflib
import re
from collections.abc import Callable
from dataclasses import MISSING, replace
from typing import Any

from lessons.network.arguments import arguments_of, default_of
from lessons.network.keras_json.document import Unreadable, require_object, shown, text_of
from lessons.network.keras_json.values import read_argument
from lessons.network.layers import LAYERS, Bidirectional, Layer, Recurrent
from lessons.network.layers.pooling import Pooling
from lessons.network.layers.windows import per_axis

MAX_WRAPPERS = 6
_MODELS = ("Sequential", "Functional", "Model")
_KERAS = ("keras", "tf_keras", "tensorflow", "builtins")
_SHAPES = ("batch_input_shape", "batch_shape", "input_shape")  # said by the first layer of an old Sequential
_QUIET = {
    "autocast", "fused", "implementation", "input_length", "lora_alpha", "renorm_clipping", "renorm_momentum",
    "synchronized", "use_cudnn", "virtual_batch_size", *_SHAPES,
}  # fmt: skip
_TOLD = (
    "beta_regularizer", "gamma_regularizer", "activity_regularizer", "kernel_constraint",
    "recurrent_constraint", "bias_constraint", "embeddings_constraint", "beta_constraint", "gamma_constraint",
)  # fmt: skip
_OTHER_WEIGHTS = ("rms_scaling", "renorm", "quantization_config", "lora_rank", "time_major", "weights")


def read_layer(given: Any, where: str, notices: list[str], exact: bool, depth: int = 0) -> Layer:
    """The layer that an entry of `config.layers` describes.

    Args:
        given: the entry, as parsed.
        where: its place in words, for messages.
        notices: what is passed over is told here.
        exact: take every value as written.
        depth: how many wrappers are around it.

    Raises:
        Unreadable: no layer known here, or an argument no layer can have.
    """
    if depth > MAX_WRAPPERS:
        where = where.removesuffix(", inside" * depth)
        raise Unreadable(f"{where}: more than {MAX_WRAPPERS} layers are wrapped into one another. Unwrap some of them.")
    kind = _kind(require_object(given, where), where)
    place = f"{where} ({kind.__name__})"
    config = require_object(given.get("config"), f"The config of {place}")
    known = arguments_of(kind)
    values: dict[str, Any] = {}
    for key, value in config.items():
        what = f"{place}: {key}"
        if key == "dtype":
            _note_dtype(value, what, notices)
        elif key == "name":
            values[key] = None if value is None else text_of(value, what)
        elif key not in known:
            _pass_over(kind, key, value, place, notices)
        elif known[key].kind == "layer":
            if value is not None or default_of(kind, key) is MISSING:
                values[key] = read_layer(value, f"{where}, inside", notices, exact, depth + 1)
        else:
            values[key] = read_argument(known[key], value, default_of(kind, key), what, notices, exact)
    missing = [name for name in known if default_of(kind, name) is MISSING and values.get(name, MISSING) is MISSING]
    if missing:
        raise Unreadable(f"{place} has no {missing[0]}. Add it, or export the model again with model.to_json().")
    layer = kind(**values)
    return layer if exact else _as_said(layer, depth)


def _kind(given: dict[str, Any], where: str) -> type[Layer]:
    name, module, registered = (given.get(key) for key in ("class_name", "module", "registered_name"))
    if name in _MODELS:
        raise Unreadable(f"{where} is a model inside the model ({name}). Put its layers into the chain themselves.")
    kind = LAYERS.get(name) if isinstance(name, str) else None
    stranger = isinstance(module, str) and module.split(".")[0] not in _KERAS
    if kind is None or stranger or (isinstance(registered, str) and ">" in registered):
        near = difflib.get_close_matches(str(name)[:40], LAYERS, 1) if kind is None else []
        hint = f"Did you mean {near[0]}?" if near else "Use one of Keras's layers for sequences, Dense or images."
        raise Unreadable(f"{where} is {shown(name)}, which is no layer known here. {hint}")
    return kind


def _pass_over(kind: type[Layer], key: str, value: Any, place: str, notices: list[str]) -> None:
    if key == "data_format":
        if value == "channels_first":
            raise Unreadable(f"{place}: data_format is 'channels_first'. Only channels_last is drawn; export it so.")
    elif key in _OTHER_WEIGHTS:
        if value not in (None, False):
            raise Unreadable(f"{place}: {key} is set, which changes the weights in a way not drawn here. Leave it out.")
    elif key in _TOLD:
        if value is not None:
            notices.append(f"{place}: {key} acts in training only and is left out.")
    elif key not in _QUIET and value not in (None, False, "", [], {}):
        near = difflib.get_close_matches(key[:40], arguments_of(kind), 1)
        hint = f"Did you mean {near[0]}?" if near else "Leave it out."
        raise Unreadable(f"{place} has no argument {shown(key)}. {hint}")


def _note_dtype(value: Any, what: str, notices: list[str]) -> None:
    if isinstance(value, dict):
        if value.get("class_name") not in ("DTypePolicy", "Policy"):
            raise Unreadable(f"{what} is {shown(value.get('class_name'))}, which is not drawn here. Use float32.")
        inner = value.get("config")
        value = inner.get("name") if isinstance(inner, dict) else None
    if value not in (None, "float32"):
        notices.append(f"{what} is {shown(value)}; the numbers are drawn in float32. Shapes and counts stay.")


def _as_said(layer: Layer, depth: int) -> Layer:
    if depth and isinstance(layer.name, str) and _is_automatic(layer):
        layer = replace(layer, name=None)
    for kinds, short in _SHORTER:
        if isinstance(layer, kinds):
            layer = short(layer)
    return layer


def _is_automatic(layer: Layer) -> bool:
    return re.fullmatch(rf"(forward_|backward_)?{layer.snake}(_\d+)?", layer.name or "") is not None


def _shorter_strides(layer: Any) -> Layer:
    """Keras spells out that strides are the windows' own size."""
    same = layer.strides is not None and per_axis(layer.strides, layer.rank) == layer.windows
    return replace(layer, strides=None) if same else layer


def _twins(layer: Any) -> Layer:
    """Keras spells out the backward layer, and gives both zero_output_for_mask; a twin needs no words."""
    if not isinstance(layer.layer, Recurrent) or not isinstance(layer.backward_layer, Recurrent | None):
        return layer
    forward = replace(layer.layer, zero_output_for_mask=False)
    if forward.name is not None and isinstance(forward.name, str):
        forward = replace(forward, name=forward.name.removeprefix("forward_"))
    backward = layer.backward_layer and replace(layer.backward_layer, zero_output_for_mask=False)
    if backward is not None and replace(backward, name=None) == replace(forward, name=None, go_backwards=True):
        backward = None
    return replace(layer, layer=forward, backward_layer=backward)


_SHORTER: tuple[tuple[Any, Callable[[Any], Layer]], ...] = (
    (Pooling, _shorter_strides),
    (Bidirectional, _twins),
)
