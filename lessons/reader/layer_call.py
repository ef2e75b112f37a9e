"""make_layer: one call such as `GRU(HiddenSize, return_sequences=True)` as a layer of ours, with its input."""

import ast
import difflib
from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any

from lessons.network.arguments import Argument, arguments_of, default_of, is_whole
from lessons.network.initializers import Initializer, is_initializer
from lessons.network.keras_json import Unreadable
from lessons.network.keras_json.values import read_argument
from lessons.network.layers import LAYERS, Bidirectional, Dense, Embedding, Layer, Recurrent, TimeDistributed
from lessons.network.layers.convolution import Conv2D
from lessons.network.regularizers import Regularizer
from lessons.reader.finding import Finding
from lessons.reader.input_call import input_of_words
from lessons.reader.names import OTHER_LAYERS, Symbol, kind_of
from lessons.reader.old_words import DROPPED, INPUT_WORDS, argument_today, value_today
from lessons.reader.stand_in import STAND_INS, stand_in
from lessons.reader.values import Made, Unknown

Tell = Callable[[Finding], None]
# Keras's own order, where an argument we do not draw stands between those we do
_POSITIONS = {
    "Conv1D": "filters kernel_size strides padding data_format dilation_rate groups activation use_bias "
    "kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer",
    "Conv2D": "filters kernel_size strides padding data_format dilation_rate groups activation use_bias "
    "kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer",
    "LSTM": "units activation recurrent_activation use_bias kernel_initializer recurrent_initializer bias_initializer "
    "unit_forget_bias kernel_regularizer recurrent_regularizer bias_regularizer activity_regularizer",
    "GRU": "units activation recurrent_activation use_bias kernel_initializer recurrent_initializer bias_initializer "
    "kernel_regularizer recurrent_regularizer bias_regularizer activity_regularizer",
    "Bidirectional": "layer merge_mode weights backward_layer",
    "Embedding": "input_dim output_dim embeddings_initializer embeddings_regularizer embeddings_constraint mask_zero",
}
_REQUIRED = {
    name: tuple(each for each in arguments_of(kind) if default_of(kind, each) is MISSING)
    for name, kind in LAYERS.items()
}
# what can be left at its default without changing a shape or a count
_SHAPELESS = ("activation", "initializer", "regularizer", "fraction", "number", "text", "seed")
_QUIET = ("dtype", "data_format", "use_cudnn", "batch_size", "autocast", "synchronized", "sparse", "implementation")


def make_layer(name: str, node: ast.Call, args: list[Any], named: dict[str, Any], tell: Tell) -> Made:
    """The layer a call makes; what cannot be read of it is told, or is its `problem`.

    Args:
        name: the class, by the name it has or had in Keras.
        args: the values given by position.
        named: the values given by name.
    """
    if name in STAND_INS:
        return stand_in(name, node, named, tell)
    if name == "TimeDistributedDense":
        inner = make_layer("Dense", node, args, named, tell)
        layer = None if inner.layer is None else TimeDistributed(inner.layer)
        return Made(layer, node, inner.input, inner.problem)
    kind = LAYERS.get(name)
    if kind is None:
        what = "a layer this app does not draw" if name in OTHER_LAYERS else "no layer of Keras known here"
        return Made(None, node, problem=f"{name} is {what}")
    given = _named(name, kind, node, args, named, tell)
    words = {word: given.pop(word) for word in INPUT_WORDS if word in given and word not in arguments_of(kind)}
    values: dict[str, Any] = {}
    for argument, value in given.items():
        if argument in arguments_of(kind):
            read = _value(kind, argument, value, node, tell)
            if isinstance(read, Unknown):
                return Made(None, node, problem=f"{argument} of {name} {read.why}")
            if read is not MISSING:
                values[argument] = read
        else:
            problem = _stranger(kind, argument, value, node, tell)
            if problem:
                return Made(None, node, problem=problem)
    missing = [each for each in _REQUIRED[kind.__name__] if each not in values]
    if missing:
        says = f"{name}.__init__() missing 1 required positional argument: '{missing[0]}'"
        tell(
            Finding(
                "missing_argument",
                node.lineno,
                "stops",
                f"{name} is not told its {missing[0]}.",
                f"{name} needs {missing[0]}.",
                f"Give it: {name}({missing[0]}=...).",
                says,
                "TypeError",
            )
        )
        return Made(None, node, problem=f"{name} is not told its {missing[0]}")
    arrives = input_of_words(kind, words, node, tell) if words else None
    wrapped = named.get("layer", args[0] if args else None)
    if arrives is None and kind is Bidirectional and isinstance(wrapped, Made):
        arrives = wrapped.input
    return Made(kind(**values), node, arrives)


def positions_of(kind: type[Layer]) -> tuple[str, ...]:
    """The arguments a class takes by position, in Keras's order."""
    if kind.__name__ in _POSITIONS:
        return tuple(_POSITIONS[kind.__name__].split())
    return tuple(each.name for each in fields(kind) if each.name in arguments_of(kind) and not each.kw_only)


def _named(
    name: str, kind: type[Layer], node: ast.Call, args: list[Any], named: dict[str, Any], tell: Tell
) -> dict[str, Any]:
    """All values by today's names."""
    order = list(positions_of(kind))
    keywords = {argument_today(name, each) or each: value for each, value in named.items()}
    if is_old_convolution(kind, node, args, named):
        args = [args[0], tuple(args[1:3]), *args[3:]]
    if kind is Conv2D and "nb_row" in keywords and "nb_col" in keywords:
        keywords["kernel_size"] = (keywords.pop("nb_row"), keywords.pop("nb_col"))
    if has_two_sizes(kind, args):
        keywords.setdefault("input_dim", args[0])
        args = args[1:]
    if len(args) > len(order):
        says = f"{name}.__init__() takes from 2 to {len(order) + 1} positional arguments but {len(args) + 1} were given"
        tell(
            Finding(
                "too_many_arguments",
                node.lineno,
                "stops",
                f"{name} is given {len(args)} values without a name.",
                f"It takes at most {len(order)}.",
                "Name the arguments: units=..., activation=...",
                says,
                "TypeError",
            )
        )
    return dict(zip(order, args, strict=False)) | keywords


def is_old_convolution(kind: type, node: ast.Call, args: list[Any], named: dict[str, Any]) -> bool:
    """True for Keras 1's `Convolution2D(32, 3, 3)`: today the third number would be the strides."""
    if kind is not Conv2D or len(args) < 3 or not all(is_whole(each) for each in args[:3]):
        return False
    last = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    old = any(argument_today("Conv2D", each) for each in named)
    return last == "Convolution2D" or old


def has_two_sizes(kind: type, args: list[Any]) -> bool:
    """True for the very first Keras's `Dense(20, 64)`: inputs, then units."""
    return issubclass(kind, Dense | Recurrent) and len(args) > 1 and is_whole(args[0]) and is_whole(args[1])


def _value(kind: type[Layer], argument: str, value: Any, node: ast.Call, tell: Tell) -> Any:
    """The value as our layer takes it; `MISSING` leaves the default, `Unknown` says why it cannot be read."""
    described, default = arguments_of(kind)[argument], default_of(kind, argument)
    if described.kind == "layer" and isinstance(value, Symbol) and kind_of(value.path)[0] == "layer":
        tell(_class_for_layer(kind.__name__, kind_of(value.path)[1], node.lineno))
    if isinstance(value, str) and described.kind == "initializer":
        value = value_today(value) or value
        if is_initializer(value):
            return value
    value = _plain(described, value)
    if not isinstance(value, Unknown):
        if isinstance(value, Layer | Initializer | Regularizer) or described.kind == "layer":
            return value
        notices: list[str] = []
        try:
            read = read_argument(described, value, default, f"{argument} of {kind.__name__}", notices, True)
        except Unreadable as problem:
            value = Unknown(str(problem))
        else:
            return read
    if default is MISSING or described.kind not in _SHAPELESS:
        return value if value.why else Unknown("cannot be read from the text")
    what = f"{argument} of {kind.__name__} cannot be read here; the shapes do not depend on it."
    tell(Finding("argument_unread", node.lineno, "note", what, "", f"It is shown with Keras's default, {default!r}."))
    return MISSING


def _class_for_layer(kind: str, given: str, line: int) -> Finding:
    says = f"Please initialize `{kind}` layer with a `keras.layers.Layer` instance. Received: <class '{given}'>"
    what = f"{kind} is given the class {given}, not a layer."
    cure = f"Make the layer: {kind}({given}(...))."
    return Finding(
        "class_for_layer", line, "stops", what, "A class is only the plan of a layer.", cure, says, "ValueError"
    )


def _plain(described: Argument, value: Any) -> Any:
    if isinstance(value, Made):
        if described.kind == "activation":
            return getattr(value.layer, "activation", None) or Unknown()
        return value.layer if value.layer is not None else Unknown(f"is {value.problem}")
    if isinstance(value, Symbol):
        kind, name = kind_of(value.path)
        if kind == "layer" and described.kind == "layer":
            return Unknown(f"is the class {name}, not a layer: write {name}(...)")
        if kind in ("activation", "initializer", "regularizer", "other"):
            return name.rpartition(".")[2]
        return Unknown()
    if isinstance(value, list):
        return tuple(value) if all(each is None or isinstance(each, int | float) for each in value) else Unknown()
    if isinstance(value, tuple) and any(isinstance(each, Unknown) for each in value):
        return Unknown()
    known = value is None or isinstance(value, bool | int | float | str | tuple | Initializer | Regularizer | Unknown)
    return value if known else Unknown()


def _stranger(kind: type[Layer], argument: str, value: Any, node: ast.Call, tell: Tell) -> str:
    """What becomes of an argument our layers do not have; a text when the layer cannot be shown because of it."""
    name = kind.__name__
    if (argument == "data_format" and value_today(str(value)) in ("channels_first",)) or value == "channels_first":
        return f"{name} counts its channels first, which is not drawn"
    if argument in _QUIET or argument.endswith(("_constraint", "_regularizer")) or argument in INPUT_WORDS:
        return ""
    if argument in DROPPED or (kind is Embedding and argument in ("dropout", "weights")):
        return ""
    near = difflib.get_close_matches(argument, arguments_of(kind), 1)
    cure = f"Did you mean {near[0]}?" if near else "Take it out, or see the layer's page in Keras's documentation."
    says = f"Unrecognized keyword arguments passed to {name}: {{'{argument}': ...}}"
    tell(
        Finding(
            "unknown_argument",
            node.lineno,
            "stops",
            f"{name} has no argument {argument}.",
            f"{name} takes {', '.join(list(arguments_of(kind))[:6])} and others.",
            cure,
            says,
            "ValueError",
        )
    )
    return ""
