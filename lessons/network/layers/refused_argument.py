"""What Keras says to an argument it does not take."""

from typing import TYPE_CHECKING, Any

from lessons.network.arguments import Argument, arguments_of, is_number, is_whole
from lessons.network.layers.misfit import Misfit

if TYPE_CHECKING:
    from lessons.network.layers.base import Layer

_WANTED = {
    "size": "a positive whole number",
    "sizes": "positive whole numbers",
    "whole": "a whole number",
    "axes": "a whole number, or several",
    "shape": "whole numbers",
    "fraction": "a number from 0 to 1",
    "number": "a finite number",
    "switch": "True or False",
    "seed": "a whole number or None",
    "text": "a text without a slash",
    "layer": "a layer",
    "initializer": "a name Keras knows, or an initializer",
    "regularizer": "L1, L2 or L1L2, none of them negative",
}


def refused_argument(layer: "Layer", name: str, value: Any) -> Misfit:
    """The refusal of one argument, in our words and in Keras's.

    Keras takes some of these without a word (`return_sequences="yes"`), or stumbles over them later by accident;
    then we do not quote it.
    """
    described = arguments_of(layer)[name]
    wanted = _WANTED.get(described.kind, "one of " + ", ".join(described.choices))
    keras, error = _keras_words(layer, name, described, value)
    return Misfit(f"argument_{name}", f"{layer.class_name} got {name}={value!r}", wanted, keras, error)


def _keras_words(layer: "Layer", name: str, described: Argument, value: Any) -> tuple[str, str]:
    said = ""
    if name == "name":
        said = "Argument `name` must be a string and cannot contain character `/`. "
        said += f"Received: name={value} (of type {type(value)})"
    elif name == "trainable":
        said = f"Expected `trainable` to be a boolean. Received: trainable={value} (of type {type(value)})"
    elif described.kind == "activation" and value is not None:
        said = f"Could not interpret activation function identifier: {value}"
    elif described.kind == "regularizer":
        said = _regularizer_words(value)
    elif described.kind == "initializer" and value is not None:
        said = f"Could not interpret initializer identifier: {value}"
    elif described.kind == "seed" and getattr(layer, "rate", 1) != 0:
        said = f"Argument `seed` must be an integer. Received: seed={value}"
        if is_whole(value):
            said = "Can't convert Python sequence with out-of-range integer to Tensor."
    elif described.kind == "sizes":
        said = _sizes_words(layer, name, described.rank, value)
    elif described.kind == "layer":
        return _layer_words(layer, name, value), "ValueError"
    elif name == "n":
        return _copies_words(value)
    elif name == "axis" and layer.class_name == "LayerNormalization" and value != ():
        said = f"Expected an int or a list/tuple of ints for the argument 'axis', but received: {value!r}"
        return said, "TypeError"
    else:
        said = _other_words(layer, name, value)
    return said, "ValueError" if said else ""


def _regularizer_words(value: Any) -> str:
    for strength in ("l1", "l2"):
        given = getattr(value, strength, 0.0)
        if not is_number(given) or given < 0:
            return f"Invalid value for argument {strength}: expected a non-negative float.Received: {strength}={given}"
    return f"Could not interpret regularizer identifier: {value}"


def _other_words(layer: "Layer", name: str, value: Any) -> str:
    whole = is_whole(value)
    if name == "units" and layer.class_name == "Dense":
        return f"Received an invalid value for `units`, expected a positive integer. Received: units={value}"
    if name == "units" and whole:
        return f"Received an invalid value for argument `units`, expected a positive integer, got {value}."
    if name in ("input_dim", "output_dim"):
        kind = type(value).__name__
        return f"`{name}` must be a positive integer. Received: {name}={value} (of type {kind})."
    if name == "filters" and whole:
        return f"Invalid value for argument `filters`. Expected a strictly positive value. Received filters={value}."
    if name == "groups" and whole:
        return f"The number of groups must be a positive integer. Received: groups={value}."
    if name == "rate" and isinstance(value, int | float) and not isinstance(value, bool):
        return (
            "Invalid value received for argument `rate`. Expected a float value between 0 and 1. "
            f"Received: rate={value}"
        )
    if name == "merge_mode":
        return (
            f"Invalid merge mode. Received: {value}. Merge mode should be one of "
            '{"sum", "mul", "ave", "concat", None}'
        )
    if name == "padding":
        return _padding_words(layer, value)
    return ""


def _padding_words(layer: "Layer", value: Any) -> str:
    if "Pooling" in layer.class_name:
        return (
            f"Exception encountered when calling {layer.class_name}.call(). Argument `padding` must be either "
            f"'valid' or 'same'. Received: padding={value}"
        )
    if isinstance(value, str) and value.lower() not in arguments_of(layer)["padding"].choices:
        allowed = "{'causal', 'same', 'valid'}" if layer.class_name == "Conv1D" else "{'same', 'valid'}"
        return f"The `padding` argument must be a list/tuple or one of {allowed}. Received: {value.lower()}"
    return ""


def _sizes_words(layer: "Layer", name: str, rank: int, value: Any) -> str:
    said = f"The `{name}` argument must be a tuple of {rank} integers. Received {name}={value}"
    if isinstance(value, str | bool):
        return ""
    if is_whole(value) or (isinstance(value, tuple) and len(value) == rank and all(map(is_number, value))):
        pooled = name == "strides" and "Pooling" in layer.class_name
        each = value if isinstance(value, tuple) else (value,)
        wrong = {size for size in each if (size < 0 if pooled else size <= 0)}
        if not wrong:
            return ""
        return said + f", including values {wrong} that do not satisfy `value {'>= 0' if pooled else '> 0'}`"
    if isinstance(value, tuple) and len(value) == rank:
        return ""
    return said


def _layer_words(layer: "Layer", name: str, value: Any) -> str:
    if name == "backward_layer":
        return f"`backward_layer` need to be a `keras.layers.Layer` instance. Received: {value}"
    kind = layer.class_name
    return f"Please initialize `{kind}` layer with a `keras.layers.Layer` instance. Received: {value}"


def _copies_words(value: Any) -> tuple[str, str]:
    if is_whole(value):
        return f"Argument `n` should be a positive integer. Received: n={value}", "ValueError"
    return f"Expected an integer value for `n`, got {type(value)}.", "TypeError"
