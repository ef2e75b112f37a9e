"""mends_for: the ways out of a refusal, each a network that gets past it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lessons.network.arguments import MISSING, arguments_of, default_of, is_number
from lessons.network.layers import Conv1D, Conv2D, Embedding, Flatten, Layer, Recurrent, Reshape
from lessons.network.layers.wrappers import Bidirectional, TimeDistributed
from lessons.network.mistake import Mend
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec
from lessons.network.walk import Refusal, Step, walk

FEATURES, TIMESTEPS, UNITS, BATCH = 8, 5, 16, 32


def mends_for(spec: ModelSpec, steps: tuple[Step, ...], refusal: Refusal, culprit: int) -> tuple[Mend, ...]:
    """The ways out that really get past this layer, the likeliest first; removing the layer comes last."""
    kept: list[Mend] = []
    for mend in _candidates(spec, steps, refusal, culprit):
        _, left = walk(mend.spec)
        gets_past = left is None or left.index > refusal.index
        if gets_past and all(mend.spec != other.spec for other in kept):
            kept.append(mend)
    return tuple(kept[:3])


def _candidates(
    spec: ModelSpec, steps: tuple[Step, ...], refusal: Refusal, culprit: int
) -> Iterator[Mend]:
    index, code, shape = refusal.index, refusal.misfit.code, refusal.shapes[0]
    if index < 0:
        sizes = tuple(size if size is None or size > 0 else TIMESTEPS for size in spec.input.shape)
        yield Mend("use positive sizes in the Input", spec.with_input(sizes))
        return
    layer = spec.layers[index]
    if code.startswith("argument_"):
        yield from _better_argument(spec, index, code.removeprefix("argument_"))
    elif code in ("needs_time_axis", "time_distributed_needs_time", "conv_rank", "pooling_rank"):
        yield from _give_time(spec, index, culprit, shape)
    elif code == "repeat_needs_vector" and culprit != index:
        words = f"turn return_sequences off in layer {culprit + 1}"
        yield Mend(words, spec.with_layer(culprit, with_return_sequences(spec.layers[culprit], False)))
    elif code in ("unknown_features", "dense_needs_features"):
        yield from _fix_sizes(spec, index, shape)
    elif code == "window_too_long":
        yield from _shorter_window(spec, index, layer, shape)
    elif code == "several_inputs":
        yield from _one_output(spec, index - 1)
    else:
        yield from _by_code(spec, index, layer, code, shape)
    yield Mend(f"remove layer {index + 1}, {layer.title}", spec.without(index))


def _give_time(spec: ModelSpec, index: int, culprit: int, shape: Shape) -> Iterator[Mend]:
    layer = spec.layers[index]
    if 0 <= culprit < index:
        dropper = spec.layers[culprit]
        inner = dropper.layer if isinstance(dropper, Bidirectional) else dropper
        if isinstance(inner, Recurrent):
            words = f"turn return_sequences on in layer {culprit + 1}, {dropper.title}"
            yield Mend(words, spec.with_layer(culprit, with_return_sequences(dropper, True)))
        else:
            yield Mend(f"remove layer {culprit + 1}, {dropper.title}", spec.without(culprit))
    if isinstance(layer, TimeDistributed):
        yield Mend("take the TimeDistributed off", spec.with_layer(index, layer.layer))
    if len(shape) == 2 and shape[1]:
        if spec.input.holds == "word ids" and index == 0:
            words = f"put an Embedding before it: each id becomes {FEATURES} numbers"
            yield Mend(words, spec.inserted(index, Embedding(20, FEATURES)))
        words = f"read the {shape[1]} numbers as {shape[1]} steps of one feature"
        yield Mend(words, spec.inserted(index, Reshape((shape[1], 1))))
    if len(shape) == 2 and index == 0:
        yield Mend(
            f"give the Input a time axis: ({TIMESTEPS}, {shape[1] or FEATURES})",
            spec.with_input((TIMESTEPS, shape[1] or FEATURES)),
        )
    if len(shape) == 3 and spec.input.holds != "word ids" and index == 0:
        yield Mend("give the Input a channel axis", spec.with_input((*spec.input.shape, 1)))
    if len(shape) == 4:
        words = "lay the last two axes of every step into one"
        yield Mend(words, spec.inserted(index, TimeDistributed(Flatten())))


def _fix_sizes(spec: ModelSpec, index: int, shape: Shape) -> Iterator[Mend]:
    sizes = spec.input.shape
    if not sizes:
        yield Mend(f"give the Input {FEATURES} features", spec.with_input((FEATURES,)))
        return
    if sizes[-1] is None and len(sizes) != 1:
        yield Mend(
            f"fix the feature axis of the Input to {FEATURES}", spec.with_input((*sizes[:-1], FEATURES))
        )
    fixed = tuple(size or TIMESTEPS for size in sizes)
    yield Mend(f"fix the open sizes of the Input: {fixed}", spec.with_input(fixed))


def _shorter_window(spec: ModelSpec, index: int, layer: Layer, shape: Shape) -> Iterator[Mend]:
    if "padding" in arguments_of(layer):
        yield Mend("pad the ends: padding='same'", spec.with_layer(index, _changed(layer, padding="same")))
    room = min((size for size in shape[1:-1] if size is not None), default=1)
    name = "kernel_size" if isinstance(layer, Conv1D | Conv2D) else "pool_size"
    extra = {"dilation_rate": 1} if isinstance(layer, Conv1D | Conv2D) else {}
    yield Mend(f"use {name}={room}", spec.with_layer(index, _changed(layer, **{name: room}, **extra)))


def _one_output(spec: ModelSpec, before: int) -> Iterator[Mend]:
    layer = spec.layers[before]
    if isinstance(layer, Bidirectional):
        inner = _changed(layer.layer, return_state=False)
        joined = _changed(layer, layer=inner, merge_mode=layer.merge_mode or "concat")
        yield Mend(f"join the outputs of layer {before + 1} into one", spec.with_layer(before, joined))
    elif isinstance(layer, Recurrent):
        words = f"turn return_state off in layer {before + 1}, {layer.title}"
        yield Mend(words, spec.with_layer(before, _changed(layer, return_state=False)))


def _by_code(spec: ModelSpec, index: int, layer: Layer, code: str, shape: Shape) -> Iterator[Mend]:
    if code == "reshape_total":
        yield Mend("one row of numbers: Reshape((-1,))", spec.with_layer(index, Reshape((-1,))))
    elif code in ("permute_rank", "permute_dims"):
        dims = tuple(range(len(shape) - 1, 0, -1))
        yield Mend(f"use dims={dims}", spec.with_layer(index, _changed(layer, dims=dims)))
    elif code == "no_such_axis":
        yield Mend("use the last axis: axis=-1", spec.with_layer(index, _changed(layer, axis=-1)))
    elif code == "stateful_batch":
        fixed = replace(spec, input=replace(spec.input, batch_size=BATCH))
        yield Mend("turn stateful off", spec.with_layer(index, _changed(layer, stateful=False)))
        yield Mend(f"fix the batch size to {BATCH}", fixed)
    elif code == "groups":
        yield Mend("use one group", spec.with_layer(index, _changed(layer, groups=1)))
    elif code == "bidirectional_same_direction" and isinstance(layer, Bidirectional):
        inner = _changed(layer.layer, go_backwards=False)
        forward = _changed(layer, layer=inner, backward_layer=None)
        yield Mend("turn go_backwards off inside", spec.with_layer(index, forward))
    elif code == "bidirectional_needs_recurrent" and isinstance(layer, Bidirectional):
        yield Mend("take the Bidirectional off", spec.with_layer(index, layer.layer))
    elif code == "several_outputs" and isinstance(layer, TimeDistributed):
        inner = _changed(layer.layer, return_state=False)
        yield Mend("turn return_state off inside", spec.with_layer(index, _changed(layer, layer=inner)))


def _better_argument(spec: ModelSpec, index: int, name: str) -> Iterator[Mend]:
    layer = spec.layers[index]
    path, owner = [], layer
    while name not in _wrong(owner) and isinstance(owner, TimeDistributed | Bidirectional):
        path.append(owner)
        owner = owner.layer
    if name not in arguments_of(owner):
        return
    value = _valid(owner, name)
    mended = _changed(owner, **{name: value})
    for wrapper in reversed(path):
        mended = _changed(wrapper, layer=mended)
    yield Mend(f"use {name}={value!r}", spec.with_layer(index, mended))


def _wrong(layer: Layer) -> list[str]:
    return [name for name, each in arguments_of(layer).items() if not each.accepts(getattr(layer, name))]


def _valid(layer: Layer, name: str) -> Any:
    described, value = arguments_of(layer)[name], getattr(layer, name)
    if described.kind == "fraction" and is_number(value):
        return 0.5 if value > 1 else 0.0
    if described.kind == "size" and is_number(value) and value >= 1:
        return int(value)
    default = default_of(layer, name)
    if default is not MISSING:
        return default
    return {"size": UNITS, "sizes": 2, "fraction": 0.5, "activation": "linear"}.get(described.kind)


def with_return_sequences(layer: Layer, on: bool) -> Layer:
    """The layer (or the layer inside a Bidirectional) with return_sequences switched."""
    if isinstance(layer, Bidirectional):
        return _changed(layer, layer=_changed(layer.layer, return_sequences=on), backward_layer=None)
    return _changed(layer, return_sequences=on)


def _changed(layer: Layer, **changes: Any) -> Layer:
    return replace(layer, **changes)
