"""What the layers and arrays of a text show beyond each model: a shared initializer, arrays that fit no model."""

from collections.abc import Iterator
from typing import Any

from lessons.network.arguments import arguments_of
from lessons.network.initializers import Initializer
from lessons.network.layers import GRU, Bidirectional, Layer, TimeDistributed
from lessons.network.shape import show_shape
from lessons.reader.arrays import array_of
from lessons.reader.data_checks import shape_message
from lessons.reader.finding import Finding
from lessons.reader.machine import Machine
from lessons.reader.values import Array, Made, Network

_DATA = ("x", "X", "x_train", "X_train", "x_test", "X_test", "data")


def remarks(machine: Machine, networks: list[Network]) -> Iterator[Finding]:
    """Findings about all layers and arrays of a text."""
    seen: dict[int, Any] = {}
    varied = {id(each) for each in machine.varied}
    for made in machine.made:
        yield from _shared_initializer(made, seen, varied)
        yield from _old_gru(machine, made)
    yield from _unfed(machine, networks)


def _shared_initializer(made: Made, seen: dict[int, Any], varied: set[int]) -> Iterator[Finding]:
    layer = made.layer
    if layer is None or isinstance(layer, TimeDistributed | Bidirectional):
        return
    used = [each for name in arguments_of(layer) if isinstance(each := getattr(layer, name), Initializer)]
    drawing = [each for each in used if hasattr(each, "seed") and id(each) not in varied]
    repeated = {id(each) for each in drawing if sum(each is other for other in drawing) > 1}
    shared = repeated | {id(each) for each in drawing if id(each) in seen}
    seen |= {id(each): each for each in drawing}
    if shared:
        where = "for two weights of this layer" if repeated else "for this layer and one before"
        what = f"One initializer is used {where}: both get the same numbers."
        why = "Made once, it draws the same numbers at every use; a bias equals the kernel's first row."
        cure = "Make one for each weight, or give it seed=keras.random.SeedGenerator(...)."
        yield Finding("shared_initializer", made.line, "silent", what, why, cure)


def _old_gru(machine: Machine, made: Made) -> Iterator[Finding]:
    layer: Layer | None = made.layer
    written = machine.places.source(made.node.func)
    path = machine.scope.aliases.get(written, written)
    if isinstance(layer, GRU) and layer.reset_after and "recurrent" in path.split("."):
        units = layer.units
        what = f"Old Keras counted {3 * units} parameters fewer in this GRU."
        why = f"Today's GRU has two rows of bias (reset_after=True): 6·{units} numbers, not 3·{units}."
        yield Finding("gru_bias", made.line, "note", what, why, "For the old count write reset_after=False.")


def _unfed(machine: Machine, networks: list[Network]) -> Iterator[Finding]:
    """Data of the text that would not fit the model beside it, when no model is given any."""
    if any(network.fits for network in networks):
        return
    for name in _DATA:
        value = machine.names.get(name)
        array = array_of(value) if isinstance(value, Array | list) else None
        for network in networks:
            if not isinstance(array, Array) or network.input is None or array.shape == ():
                continue
            wanted, given = network.input.shape, array.shape[1:]
            if len(wanted) == len(given) and any(
                None not in pair and pair[0] != pair[1] for pair in zip(wanted, given, strict=True)
            ):
                what = (
                    f"{name} has the shape {show_shape(array.shape)}; this Input takes {show_shape((None, *wanted))}."
                )
                says = shape_message(wanted, array.shape)
                cure = f"To feed {name}, write Input(shape={show_shape(given)})."
                yield Finding(
                    "data_elsewhere",
                    network.input_line,
                    "note",
                    what,
                    "Fed to this model it would stop.",
                    cure,
                    says,
                    "ValueError",
                )
