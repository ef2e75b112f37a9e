"""read_argument: one argument of a layer, from Keras's JSON to the value the dataclass takes."""

from dataclasses import MISSING, fields
from typing import Any

from lessons.network.arguments import Argument, arguments_of
from lessons.network.initializers import INITIALIZER_NAMES, INITIALIZERS, Initializer, as_initializer
from lessons.network.keras_json.document import Unreadable, require_object, scalar, shown
from lessons.network.regularizers import REGULARIZERS, Regularizer

OTHER_ACTIVATIONS = {
    "celu", "glu", "hard_shrink", "hard_tanh", "log_sigmoid", "soft_shrink", "sparse_plus", "sparse_sigmoid",
    "sparsemax", "squareplus", "tanh_shrink", "threshold",
}  # fmt: skip
_SAME_ACTIVATION = {"swish": "silu", "hard_swish": "hard_silu"}
_SAME_INITIALIZER = {"OrthogonalInitializer": "Orthogonal", "IdentityInitializer": "Identity"}
_SAME_REGULARIZER = {"l1": "L1", "l2": "L2", "l1_l2": "L1L2"}
_SHORT = {type(as_initializer(name)).__name__: name for name in reversed(INITIALIZER_NAMES)}


def read_argument(described: Argument, value: Any, default: Any, what: str, notices: list[str], exact: bool) -> Any:
    """The value of one argument.

    Values of the wrong size or word are handed on as they are: `predict` explains them where they stand.

    Args:
        default: the argument's default, so that what Keras spells out becomes the short form again.
        what: the argument and its place, for a message.
        notices: what is passed over is told here.
        exact: take every value as written; Keras itself writes `[3]` for 3 and `"linear"` for None.

    Raises:
        Unreadable: an object of the learner's own, or a value no argument can have.
    """
    if described.kind == "activation":
        return _activation(value, default, what, exact)
    if described.kind == "initializer":
        return _initializer(value, default, what, notices, exact)
    if described.kind == "regularizer":
        return _regularizer(value, what, notices)
    if described.kind == "seed" and isinstance(value, dict):
        notices.append(f"{what} is a generator that gives other numbers at every use; it is left out.")
        return None
    plain = scalar(value, what)
    if described.kind == "switch" and plain in (0, 1):  # as good as false and true, to Keras too
        return bool(plain)
    return plain if exact else _short(described, plain, default)


def _short(described: Argument, value: Any, default: Any) -> Any:
    if not isinstance(value, tuple) or described.kind not in ("sizes", "axes", "whole"):
        return value
    if len(value) == 1:
        return value[0]
    return default if value and isinstance(default, int) and set(value) == {default} else value


def _activation(value: Any, default: Any, what: str, exact: bool) -> Any:
    if isinstance(value, dict):
        name = (
            shown(value.get("class_name", "")) if value.get("class_name") != "function" else shown(value.get("config"))
        )
        raise Unreadable(f"{what} is an object of your own ({name}). Use one of Keras's activations by name.")
    value = scalar(value, what)
    if value in OTHER_ACTIVATIONS:
        raise Unreadable(f"{what} is {value!r}, which is not drawn here. Use relu, tanh, sigmoid, softmax or another.")
    if value == "linear" and default is None and not exact:
        return None
    return _SAME_ACTIVATION.get(value, value) if isinstance(value, str) else value


def _initializer(value: Any, default: Any, what: str, notices: list[str], exact: bool) -> Any:
    if value is None:
        return "glorot_uniform"  # what Keras takes for None
    if not isinstance(value, dict):
        value = scalar(value, what)
        return _SHORT.get(_SAME_INITIALIZER.get(value, value), value) if isinstance(value, str) else value
    name = value.get("class_name")
    kind = INITIALIZERS.get(_SAME_INITIALIZER.get(name, name) if isinstance(name, str) else "")
    if kind is None:
        raise Unreadable(f"{what} is {shown(name)}, which is no initializer of Keras known here. Use glorot_uniform.")
    made = kind(**_described(kind, value, what, notices))
    if exact or made != kind():
        return made
    same_as_default = isinstance(default, str) and as_initializer(default) == made
    return default if same_as_default else _SHORT.get(kind.__name__, made)


def _regularizer(value: Any, what: str, notices: list[str]) -> Any:
    if value is None:
        return None
    if isinstance(value, str):
        kind = REGULARIZERS.get(_SAME_REGULARIZER.get(value, value))
        return scalar(value, what) if kind is None else kind()
    if not isinstance(value, dict):
        return scalar(value, what)
    name = value.get("class_name")
    if name == "OrthogonalRegularizer":
        notices.append(f"{what} is an OrthogonalRegularizer; it acts in training only and is left out.")
        return None
    kind = REGULARIZERS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise Unreadable(f"{what} is {shown(name)}, which is no regularizer of Keras known here. Use L1, L2 or L1L2.")
    return kind(**_described(kind, value, what, notices))


def _described(
    kind: type[Initializer] | type[Regularizer], value: dict[str, Any], what: str, notices: list[str]
) -> dict[str, Any]:
    config = require_object(value.get("config", {}), f"The config of {what}")
    defaults = {each.name: each.default for each in fields(kind)}
    read = {}
    for name, described in arguments_of(kind).items():
        if name in config:
            default = None if defaults[name] is MISSING else defaults[name]
            read[name] = read_argument(described, config[name], default, f"{name} of {what}", notices, True)
    return read
