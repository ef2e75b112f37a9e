"""better_layers: what to put in the place of a layer that refuses, likeliest first."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lessons.network.arguments import MISSING, arguments_of, default_of, is_number
from lessons.network.layers import (
    GRU,
    LAYERS,
    Bidirectional,
    Conv1D,
    Conv2D,
    Dense,
    Layer,
    Permute,
    Reshape,
    TimeDistributed,
)
from lessons.network.shape import Shape

UNITS = 16

Better = tuple[str, Layer]


def better_layers(layer: Layer, code: str, shape: Shape) -> Iterator[Better]:
    """The words and the layer for each way out.

    Args:
        layer: the layer that refuses.
        code: the code of its misfit.
        shape: what it was given, batch first.

    >>> [words for words, _ in better_layers(Permute((0, 1)), "permute_dims", (None, 5, 3))]
    ['use dims=(2, 1)']
    """
    if code.startswith("argument_"):
        yield from _better_argument(layer, code.removeprefix("argument_"))
    elif isinstance(layer, TimeDistributed) and code not in (
        "time_distributed_needs_time",
        "several_outputs",
    ):
        yield from _better_inside(layer, code, shape)
    elif isinstance(layer, Bidirectional) and code.startswith("bidirectional_"):
        yield from _better_pair(layer, code)
    else:
        yield from _better_plain(layer, code, shape)


def _better_inside(layer: TimeDistributed, code: str, shape: Shape) -> Iterator[Better]:
    step = (shape[0], *shape[2:])
    for words, inner in better_layers(layer.layer, "other_rank" if code == "inner_rank" else code, step):
        yield words, replace(layer, layer=inner)
    if code == "inner_rank":
        yield "take the TimeDistributed off", layer.layer


def _better_plain(layer: Layer, code: str, shape: Shape) -> Iterator[Better]:
    if code in ("reshape_total", "reshape_target"):
        sizes = shape[1:]
        if None not in sizes:
            yield "one row of numbers: Reshape((-1,))", _changed(layer, target_shape=(-1,))
        else:
            last = sizes[-1] or 1
            yield f"keep rows of {last}: Reshape((-1, {last}))", _changed(layer, target_shape=(-1, last))
    elif code in ("permute_rank", "permute_dims"):
        dims = tuple(range(len(shape) - 1, 0, -1))
        yield f"use dims={dims}", Permute(dims)
    elif code in ("no_such_axis", "axis_twice"):
        yield "use the last axis: axis=-1", _changed(layer, axis=-1)
    elif code == "stateful_batch":
        yield "turn stateful off", without_state(layer)
    elif code == "groups":
        yield "use one group", _changed(layer, groups=1)
    elif code == "strides_and_dilation":
        yield "leave the dilation out", _changed(layer, dilation_rate=1)
        yield "move by 1 each time", _changed(layer, strides=1)
    elif code == "window_too_long":
        yield from _shorter_window(layer, shape)
    elif code == "several_outputs" and isinstance(layer, TimeDistributed):
        yield "give one output inside", one_output(layer)
    elif code in ("conv_rank", "pooling_rank", "other_rank"):
        yield from _other_rank(layer, len(shape) - 2)


def one_output(layer: Layer) -> Layer:
    """The recurrent layer, or what is inside a wrapper, with a single output."""
    if isinstance(layer, TimeDistributed):
        return _changed(layer, layer=one_output(layer.layer))
    if not isinstance(layer, Bidirectional):
        return _changed(layer, return_state=False)
    back = layer.backward_layer
    return _changed(
        layer,
        layer=_changed(layer.layer, return_state=False),
        backward_layer=None if back is None else _changed(back, return_state=False),
        merge_mode=layer.merge_mode or "concat",
    )


def without_state(layer: Layer) -> Layer:
    """The recurrent layer, or what is inside a wrapper, that starts afresh with every batch."""
    if isinstance(layer, TimeDistributed):
        return _changed(layer, layer=without_state(layer.layer))
    if not isinstance(layer, Bidirectional):
        return _changed(layer, stateful=False)
    back = layer.backward_layer
    return _changed(
        layer,
        layer=without_state(layer.layer),
        backward_layer=None if back is None else without_state(back),
    )


def _better_pair(layer: Bidirectional, code: str) -> Iterator[Better]:
    if code == "bidirectional_needs_recurrent" and layer.backward_layer is None:
        yield "take the Bidirectional off", layer.layer
    elif layer.backward_layer is not None:
        yield "let the backward reader be a twin of the forward one", _changed(layer, backward_layer=None)
    if code == "bidirectional_same_direction":
        inner = _changed(layer.layer, go_backwards=False)
        yield "turn go_backwards off inside", _changed(layer, layer=inner, backward_layer=None)


def _shorter_window(layer: Layer, shape: Shape) -> Iterator[Better]:
    if "padding" in arguments_of(layer):
        yield "pad the ends: padding='same'", _changed(layer, padding="same")
    room = min((size for size in shape[1:-1] if size is not None), default=1)
    name = "kernel_size" if isinstance(layer, Conv1D | Conv2D) else "pool_size"
    extra = {"dilation_rate": 1} if isinstance(layer, Conv1D | Conv2D) else {}
    yield f"use {name}={room}", _changed(layer, **{name: room}, **extra)


def _other_rank(layer: Layer, rank: int) -> Iterator[Better]:
    """The layer's sister for another number of axes: Conv1D for Conv2D, and so on."""
    name = f"{layer.class_name[:-2]}{rank}D"
    if name not in LAYERS or not layer.class_name.endswith("D") or name == layer.class_name:
        return
    sister = LAYERS[name]
    values = {each: getattr(layer, each) for each in arguments_of(layer) if each in arguments_of(sister)}
    values |= {each: value[0] for each, value in values.items() if isinstance(value, tuple)}
    if values.get("padding") == "causal":
        values["padding"] = "same"
    yield f"use {name}", sister(**values)


def _better_argument(layer: Layer, name: str) -> Iterator[Better]:
    if isinstance(layer, TimeDistributed | Bidirectional) and name not in _wrong(layer):
        if isinstance(layer, Bidirectional) and layer.backward_layer is not None:
            yield "let the backward reader be a twin of the forward one", _changed(layer, backward_layer=None)
        if isinstance(layer.layer, Layer):
            for words, inner in _better_argument(layer.layer, name):
                yield words, _changed(layer, layer=inner)
    elif name in arguments_of(layer):
        value = _valid(layer, name)
        shown = value.title if isinstance(value, Layer) else repr(value)
        yield f"use {name}={shown}", _changed(layer, **{name: value})


def _wrong(layer: Layer) -> list[str]:
    return [name for name in arguments_of(layer) if not layer.accepts(name)]


def _valid(layer: Layer, name: str) -> Any:
    described, value = arguments_of(layer)[name], getattr(layer, name)
    if described.kind == "fraction" and is_number(value):
        return 0.5 if value > 1 else 0.0
    if described.kind == "size" and is_number(value) and value >= 1:
        return int(value)
    default = default_of(layer, name)
    if default is not MISSING:
        return default
    if described.kind == "layer":
        return GRU(UNITS) if isinstance(layer, Bidirectional) else Dense(UNITS)
    return {"size": UNITS, "sizes": 2, "fraction": 0.5, "shape": (-1,), "activation": "linear"}.get(described.kind)


def channel_axis(shape: Shape) -> Reshape | None:
    """A Reshape that gives every number a channel of its own; `None` when a size is open."""
    sizes = shape[1:]
    known = tuple(size for size in sizes if size is not None)
    return Reshape((*known, 1)) if len(known) == len(sizes) and all(known) else None


def _changed(layer: Any, /, **changes: Any) -> Any:
    return replace(layer, **changes)
