"""From what an address says to a layer that can be drawn: values out of range are mended, with a notice."""

from dataclasses import MISSING, fields
from typing import Any

from lessons.network.arguments import Argument, arguments_of, default_of, is_number, is_whole
from lessons.network.initializers import INITIALIZER_NAMES, INITIALIZERS
from lessons.network.layers import LAYERS, Layer
from lessons.network.parse import Call, show_value
from lessons.network.regularizers import REGULARIZERS
from lessons.network.shape import Shape

MAX_AXES = 4
MAX_FEATURES = 512
MAX_FLAT = 4096
FALLBACK = {"size": 16, "sizes": 3, "fraction": 0.5, "activation": "linear", "shape": (-1,), "text": ""}


def make_layer(call: Call, notices: list[str]) -> Layer | None:
    """The layer a call describes, mended where needed; `None` (with a notice) for a name that is no layer.

    >>> notices = []
    >>> make_layer(Call("Dropout", (1.5,)), notices).rate, notices
    (1.0, ['Dropout: rate=1.5 is not from 0 to 1; 1.0 is used.'])
    """
    kind = LAYERS.get(call.name)
    if kind is None:
        notices.append(f"{call.name[:40]} is not a layer this app draws; it is left out.")
        return None
    values = _mend_values(kind, call, notices)
    return None if values is None else kind(**values)


def repaired_shape(given: Any, notices: list[str], most: int) -> Shape:
    """The Input's shape: whole positive sizes or None, at most four axes."""
    sizes: list[int | None] = []
    for place, size in enumerate(tuple(given)[:MAX_AXES]):
        top = most if place == 0 and len(given) > 1 else MAX_FEATURES if len(given) > 1 else MAX_FLAT
        if size is None:
            sizes.append(None)
        elif not is_whole(size) or size < 1:
            notices.append(f"Input: the size {show_value(size)} is not a positive whole number; 5 is used.")
            sizes.append(5)
        elif size > top:
            notices.append(f"Input: the size {show_value(size)} is more than {top}; {top} is used.")
            sizes.append(top)
        else:
            sizes.append(size)
    if len(tuple(given)) > MAX_AXES:
        notices.append(f"Input: more than {MAX_AXES} axes; the first {MAX_AXES} are used.")
    return tuple(sizes)


def _mend_values(kind: type, call: Call, notices: list[str]) -> dict[str, Any] | None:
    known = arguments_of(kind)
    order = [each.name for each in fields(kind) if each.name in known and not each.kw_only]
    given = dict(zip(order, call.positional, strict=False)) | call.named
    if len(call.positional) > len(order):
        notices.append(f"{call.name}: more values than it takes; the last ones are left out.")
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name not in known:
            notices.append(f"{call.name}: {name[:40]} is not one of its arguments; it is left out.")
            continue
        mended = _mend(call.name, name, known[name], value, default_of(kind, name), notices)
        if mended is MISSING:
            return None
        values[name] = mended
    for name in order:
        if default_of(kind, name) is MISSING and name not in values:
            if known[name].kind == "layer":
                notices.append(f"{call.name}: it wraps a layer, and there is none; it is left out.")
                return None
            values[name] = FALLBACK[known[name].kind]
            notices.append(f"{call.name}: {name} is missing; {show_value(values[name])} is used.")
    return values


def _mend(who: str, name: str, described: Argument, value: Any, default: Any, notices: list[str]) -> Any:
    if described.kind == "layer":
        layer = make_layer(value, notices) if isinstance(value, Call) else None
        if layer is None and not (value is None and described.optional):
            notices.append(f"{who}: it wraps a layer, and there is none; it is left out.")
            return MISSING
        return layer
    if described.kind in ("initializer", "regularizer"):
        return _mend_value_object(who, name, described, value, default, notices)
    if described.kind == "fraction" and is_whole(value):
        value = float(value)
    fallback = FALLBACK.get(described.kind) if default is MISSING else default
    if described.accepts(value):
        largest = max(value) if isinstance(value, tuple) and described.kind == "sizes" else value
        if described.limit and is_whole(largest) and largest > described.limit:
            told = f"{who}: {name}={show_value(value)} is more than {described.limit}, the most that is drawn here;"
            notices.append(f"{told} {described.limit} is used.")
            return described.limit
        return value
    if described.kind == "fraction" and is_number(value):
        nearest = min(max(value, 0.0), 1.0)
        notices.append(f"{who}: {name}={show_value(value)} is not from 0 to 1; {nearest} is used.")
        return nearest
    if described.kind == "size" and is_number(value):
        nearest = min(max(1, int(value)), described.limit or MAX_FLAT)
        notices.append(f"{who}: {name}={show_value(value)} is not a positive whole number; {nearest} is used.")
        return nearest
    shown = show_value(value) if not isinstance(value, Call) else f"{value.name[:40]}(...)"
    notices.append(f"{who}: {name}={shown} cannot be used; {show_value(fallback)} is.")
    return fallback


def _mend_value_object(who: str, name: str, described: Argument, value: Any, default: Any, notices: list[str]) -> Any:
    known: dict[str, type] = dict(INITIALIZERS if described.kind == "initializer" else REGULARIZERS)
    if value is None and described.optional:
        return None
    if isinstance(value, str) and described.kind == "initializer" and value in INITIALIZER_NAMES:
        return value
    if isinstance(value, Call) and value.name in known:
        made = _mend_values(known[value.name], value, notices)
        return default if made is None else known[value.name](**made)
    notices.append(f"{who}: this {name} is not known here; {show_value(default)} is used.")
    return default
