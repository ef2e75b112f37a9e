"""mends_for: the ways out of a refusal, each a network that gets past it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from lessons.network.better_layers import better_layers, channel_axis, one_output
from lessons.network.layers import (
    Bidirectional,
    Embedding,
    Flatten,
    GlobalAveragePooling1D,
    Layer,
    Recurrent,
    Reshape,
    TimeDistributed,
)
from lessons.network.mistake import Mend
from lessons.network.names import all_names
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec
from lessons.network.walk import Refusal, walk

FEATURES, TIMESTEPS, BATCH = 8, 5, 32


def mends_for(spec: ModelSpec, refusal: Refusal, culprit: int) -> tuple[Mend, ...]:
    """The ways out that really get past this layer, the likeliest first; leaving layers out comes last."""
    kept: list[Mend] = []
    for mend in _candidates(spec, refusal, culprit):
        if (
            len(kept) < 3
            and all(mend.spec != other.spec for other in kept)
            and _gets_past(mend.spec, len(spec.layers), refusal)
        ):
            kept.append(mend)
    if not kept and refusal.index >= 0:
        cut = replace(spec, layers=spec.layers[: refusal.index], takes=spec.takes[: refusal.index])
        kept.append(Mend(f"end the network before layer {refusal.index + 1}", cut))
    return tuple(kept)


def _gets_past(spec: ModelSpec, layers: int, refusal: Refusal) -> bool:
    _, left = walk(spec)
    put_in = max(0, len(spec.layers) - layers)  # a layer put in moves the one that refuses further down
    return left is None or left.index > refusal.index + put_in


def _candidates(spec: ModelSpec, refusal: Refusal, culprit: int) -> Iterator[Mend]:
    index, code, shape = refusal.index, refusal.misfit.code, refusal.shapes[0]
    if index < 0:
        sizes = tuple(size if size is None or size > 0 else TIMESTEPS for size in spec.input.shape)
        yield Mend("use positive sizes in the Input", spec.with_input(sizes))
        return
    layer = spec.layers[index]
    if code in ("needs_time_axis", "time_distributed_needs_time", "conv_rank", "pooling_rank"):
        yield from _give_time(spec, index, culprit, shape)
    elif code == "repeat_needs_vector":
        yield from _give_vector(spec, index, culprit, shape)
    elif code in ("unknown_features", "dense_needs_features"):
        yield from _fix_sizes(spec)
        if 0 <= culprit < index and isinstance(spec.layers[culprit], Flatten):
            words = f"take the mean over time in place of Flatten: GlobalAveragePooling1D as layer {culprit + 1}"
            yield Mend(words, spec.with_layer(culprit, GlobalAveragePooling1D()))
    elif code == "several_inputs":
        yield from _one_output(spec, index - 1)
    elif code == "same_name":
        names = all_names(spec.input.name, spec.layers)
        own = next(own for place in count(index + 1) if (own := f"{names[index + 1]}_{place}") not in names)
        yield Mend(f"give it a name of its own: {own}", spec.with_layer(index, replace(layer, name=own)))
    for words, better in better_layers(layer, code, shape):
        yield Mend(words, spec.with_layer(index, better))
    if code == "inner_rank":
        yield from _more_axes(spec, index, shape)
    elif code == "stateful_batch":
        fixed = replace(spec, input=replace(spec.input, batch_size=BATCH))
        yield Mend(f"fix the batch size to {BATCH}", fixed)
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
        sizes = (TIMESTEPS, shape[1] or FEATURES)
        yield Mend(f"give the Input a time axis: {sizes}", spec.with_input(sizes))
    yield from _more_axes(spec, index, shape)


def _more_axes(spec: ModelSpec, index: int, shape: Shape) -> Iterator[Mend]:
    layer = spec.layers[index]
    if len(shape) >= 4 and not isinstance(layer, TimeDistributed):
        yield Mend("run it on every step: TimeDistributed", spec.with_layer(index, TimeDistributed(layer)))
    if len(shape) == 4:
        words = "lay the last two axes of every step into one"
        yield Mend(words, spec.inserted(index, TimeDistributed(Flatten())))
    if spec.input.holds != "word ids" and index == 0:
        yield Mend("give the Input a channel axis", spec.with_input((*spec.input.shape, 1)))
    reshape = channel_axis(shape)
    if reshape is not None:
        yield Mend("give every number a channel of its own", spec.inserted(index, reshape))


def _give_vector(spec: ModelSpec, index: int, culprit: int, shape: Shape) -> Iterator[Mend]:
    if culprit != index:
        words = f"turn return_sequences off in layer {culprit + 1}"
        yield Mend(words, spec.with_layer(culprit, with_return_sequences(spec.layers[culprit], False)))
    if len(shape) == 3:
        words = "take the mean over time first: GlobalAveragePooling1D"
        yield Mend(words, spec.inserted(index, GlobalAveragePooling1D()))
    yield Mend("lay the axes into one first: Flatten", spec.inserted(index, Flatten()))


def _fix_sizes(spec: ModelSpec) -> Iterator[Mend]:
    sizes = spec.input.shape
    if not sizes:
        yield Mend(f"give the Input {FEATURES} features", spec.with_input((FEATURES,)))
        return
    if sizes[-1] is None and len(sizes) != 1:
        last = (*sizes[:-1], FEATURES)
        yield Mend(f"fix the feature axis of the Input to {FEATURES}", spec.with_input(last))
    fixed = tuple(size or TIMESTEPS for size in sizes)
    yield Mend(f"fix the open sizes of the Input: {fixed}", spec.with_input(fixed))


def _one_output(spec: ModelSpec, before: int) -> Iterator[Mend]:
    layer = spec.layers[before]
    if isinstance(layer, Bidirectional):
        words = f"join the outputs of layer {before + 1} into one"
        yield Mend(words, spec.with_layer(before, one_output(layer)))
    elif isinstance(layer, Recurrent):
        words = f"turn return_state off in layer {before + 1}, {layer.title}"
        yield Mend(words, spec.with_layer(before, one_output(layer)))


def with_return_sequences(layer: Layer, on: bool) -> Layer:
    """The layer (or the pair inside a Bidirectional) with return_sequences switched."""
    if isinstance(layer, Bidirectional):
        inner, back = layer.layer, layer.backward_layer
        switched = None if back is None else with_return_sequences(back, on)
        return replace(layer, layer=with_return_sequences(inner, on), backward_layer=switched)
    return replace(layer, return_sequences=on)  # type: ignore[call-arg]
