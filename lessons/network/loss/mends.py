"""mends_for: networks, losses and targets that fit, found by changing one thing, then two, then three."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from lessons.network.layers import (
    Activation,
    Bidirectional,
    Conv1D,
    Conv2D,
    Dense,
    Layer,
    Recurrent,
    Softmax,
    TimeDistributed,
)
from lessons.network.loss.case import output_of
from lessons.network.loss.table import expected_target, find_loss
from lessons.network.mends import with_return_sequences
from lessons.network.mistake import Mend
from lessons.network.spec import MAX_UNITS, ModelSpec

MOST = 4
Change = Callable[[ModelSpec], Iterator[Mend]]
_KEEPING = (
    "Activation",
    "Softmax",
    "Dropout",
    "SpatialDropout1D",
    "BatchNormalization",
    "LayerNormalization",
)


def mends_for(spec: ModelSpec, fits: Callable[[ModelSpec], bool]) -> tuple[Mend, ...]:
    """At most four ways out that fit, the smallest change first.

    Args:
        fits: says whether a network, its loss and its target fit.
    """
    found: list[Mend] = []
    rejected: list[Mend] = []
    for tries in range(3):
        if tries:
            alone = tuple(mend.words for mend in found)
            rejected = [more for mend in rejected for more in _continued(mend, alone)]
        else:
            rejected = [mend for change in _FIRST for mend in change(spec)]
        for mend in tuple(rejected):
            if fits(mend.spec):
                rejected.remove(mend)
                if all(mend.spec != other.spec for other in found):
                    found.append(mend)
            if len(found) == MOST:
                return tuple(found)
    return tuple(found)


def _continued(mend: Mend, alone: tuple[str, ...]) -> Iterator[Mend]:
    """One change more; none that is enough by itself."""
    for change in (_head, _target):
        for second in change(mend.spec):
            if second.spec != mend.spec and second.words not in alone:
                yield Mend(f"{mend.words}, and {second.words}", second.spec)


def _outputs(spec: ModelSpec) -> Iterator[Mend]:
    if not spec.layers:
        return
    index, layer = len(spec.layers) - 1, spec.layers[-1]
    if isinstance(layer, Bidirectional) and (layer.merge_mode is None or layer.layer.output_count > 1):
        inner = replace(layer.layer, return_state=False)  # type: ignore[call-arg]
        joined = replace(layer, layer=inner, backward_layer=None, merge_mode=layer.merge_mode or "concat")
        yield Mend(f"join the outputs of layer {index + 1} into one", spec.with_layer(index, joined))
    elif isinstance(layer, Recurrent) and layer.return_state:
        words = f"turn return_state off in layer {index + 1}, {layer.title}"
        yield Mend(words, spec.with_layer(index, replace(layer, return_state=False)))


def _batch(spec: ModelSpec) -> Iterator[Mend]:
    batch = spec.input.batch_size
    if batch is not None and spec.target and spec.target[0] not in (None, batch):
        target = (batch, *spec.target[1:])
        yield Mend(f"give the target {batch} samples: {target}", replace(spec, target=target))


def _return_sequences(spec: ModelSpec) -> Iterator[Mend]:
    """Flips the last recurrent layer; what stands over it stops or starts to see time steps."""
    for index in reversed(range(len(spec.layers))):
        layer = spec.layers[index]
        inner = layer.layer if isinstance(layer, Bidirectional) else layer
        if not isinstance(inner, Recurrent):
            continue
        on = not inner.return_sequences
        words = f"turn return_sequences {'on' if on else 'off'} in layer {index + 1}, {layer.title}"
        flipped = spec.with_layer(index, with_return_sequences(layer, on))
        yield Mend(words, flipped)
        above = tuple(each.layer if isinstance(each, TimeDistributed) else each for each in spec.layers[index + 1 :])
        if not on and above != spec.layers[index + 1 :]:
            plain = replace(flipped, layers=(*flipped.layers[: index + 1], *above))
            yield Mend(f"{words}, and take the TimeDistributed off", plain)
        return


def _related_loss(spec: ModelSpec) -> Iterator[Mend]:
    twins = {
        "sparse_categorical_crossentropy": "categorical_crossentropy",
        "categorical_crossentropy": "sparse_categorical_crossentropy",
    }
    known = find_loss(spec.loss or "")
    if known is not None and known.name in twins:
        yield _with_loss(spec, twins[known.name])


def _other_loss(spec: ModelSpec) -> Iterator[Mend]:
    for name in (
        "sparse_categorical_crossentropy",
        "categorical_crossentropy",
        "binary_crossentropy",
        "mean_squared_error",
    ):
        if name != spec.loss:
            yield _with_loss(spec, name)


def _with_loss(spec: ModelSpec, name: str) -> Mend:
    return Mend(f"use {name}", replace(spec, loss=name))


def _units(spec: ModelSpec) -> Iterator[Mend]:
    index, network = _dense_below(spec), output_of(spec)
    if index is None or network is None or spec.target is None:
        return
    layer = spec.layers[index]
    dense = layer.layer if isinstance(layer, TimeDistributed) else layer
    if not isinstance(dense, Dense):
        return
    last = spec.target[-1] if len(spec.target) > 1 else None
    wanted = [None if last == network.timesteps else last, 1, 2 if dense.units == 1 else None]
    for units in dict.fromkeys(wanted):
        if units is not None and units != dense.units and 1 <= units <= MAX_UNITS:
            words = f"use units={units} in layer {index + 1}, {layer.title}"
            yield Mend(words, spec.with_layer(index, _rewrapped(layer, replace(dense, units=units))))


def _dense_below(spec: ModelSpec) -> int | None:
    """The Dense whose units are the output's last axis."""
    for index in reversed(range(len(spec.layers))):
        layer = spec.layers[index]
        inner = layer.layer if isinstance(layer, TimeDistributed) else layer
        if isinstance(inner, Dense):
            return index
        if inner.class_name not in _KEEPING:
            return None
    return None


def _head(spec: ModelSpec) -> Iterator[Mend]:
    """Another activation at the end: the one this loss expects."""
    known = find_loss(spec.loss or "")
    if known is None or not spec.layers:
        return
    wanted = {"ids": "softmax", "shares": "softmax", "yes or no": "sigmoid"}.get(known.family, "linear")
    words = "take the activation off the end" if wanted == "linear" else f"end in a {wanted}"
    yield Mend(words, _ending_in(spec, wanted))


def _ending_in(spec: ModelSpec, activation: str) -> ModelSpec:
    index, layer = len(spec.layers) - 1, spec.layers[-1]
    inner = layer.layer if isinstance(layer, TimeDistributed) else layer
    if isinstance(inner, Activation | Softmax):
        if activation == "linear":
            return spec.without(index)
        if isinstance(inner, Softmax) and activation == "softmax" and inner is layer:
            return spec.with_layer(index, Softmax())
        return spec.with_layer(index, Activation(activation))
    if isinstance(inner, Dense | Conv1D | Conv2D):
        value = None if activation == "linear" else activation
        return spec.with_layer(index, _rewrapped(layer, replace(inner, activation=value)))
    return spec if activation == "linear" else spec.inserted(index + 1, Activation(activation))


def _rewrapped(outer: Layer, inner: Layer) -> Layer:
    return replace(outer, layer=inner) if isinstance(outer, TimeDistributed) else inner


def _target(spec: ModelSpec) -> Iterator[Mend]:
    network = output_of(spec)
    known = find_loss(spec.loss or "")
    if network is None or known is None or spec.target is None:
        return
    fitting = expected_target(known.name, network.shapes[0], network.masked)[0]
    batch = fitting[0] if fitting[0] is not None else (spec.target[0] if spec.target else None)
    target = (batch, *fitting[1:])
    yield Mend(f"use a target of shape {target}", replace(spec, target=target))


_FIRST: tuple[Change, ...] = (
    _outputs, _batch, _return_sequences, _related_loss, _units, _head, _target, _other_loss,
)  # fmt: skip
