"""Functional models as the text builds them: layers put on tensors, and the chain from an Input to an output."""

import ast
from typing import Any

from lessons.reader.machine import Machine
from lessons.reader.values import Applied, Lost, Made, Network, Source, Tensor, Unknown


def apply_layer(machine: Machine, node: ast.Call, made: Made, args: list[Any], named: dict[str, Any]) -> Any:
    """The tensor that `layer(x)` gives; several outputs are a tuple to be unpacked."""
    given = args[0] if args else named.get("inputs")
    if isinstance(given, Lost):
        return given
    tensors: list[Any] = list(given) if isinstance(given, list | tuple) else [given]
    if not tensors or not all(isinstance(each, Tensor) for each in tensors):
        return Unknown("it is called on something that is no tensor")
    if machine.unsure:
        return machine.lose(tensors[0], machine.unsure[1], machine.unsure[0])
    if len({each.origin for each in tensors}) > 1:
        for each in tensors:
            each.origin.taken = True
        return machine.lose(tensors[0], "two branches meet", node.lineno)
    if any(name in named for name in ("initial_state", "training", "mask")) and named.get("initial_state") is not None:
        return machine.lose(tensors[0], "a state is handed over from another layer", node.lineno)
    if len(args) > 1:
        return machine.lose(tensors[0], "it takes more than one tensor", node.lineno)
    if made.layer is None:
        return machine.lose(tensors[0], made.problem, made.line)
    for each in tensors:
        each.origin.taken = True
    applied = Applied(made, tuple(tensors), node.lineno)
    machine.take(made)
    machine.applied.append(applied)
    return outputs_of(applied)


def outputs_of(applied: Applied) -> Tensor | tuple[Tensor, ...]:
    """What a layer put on a tensor gives: one tensor, or several to unpack."""
    count = applied.made.layer.output_count if applied.made.layer else 1
    if count == 1:
        return Tensor(applied, 0)
    return tuple(Tensor(applied, place) for place in range(count))


def make_model(machine: Machine, node: ast.Call, args: list[Any], named: dict[str, Any]) -> Network | Unknown:
    """What `Model(inputs, outputs)` makes."""
    inputs = named.get("inputs", named.get("input", args[0] if args else None))
    outputs = named.get("outputs", named.get("output", args[1] if len(args) > 1 else None))
    name = named.get("name")
    network = Network(node.lineno, True, name if isinstance(name, str) else None)
    several = isinstance(inputs, list | tuple) and len(inputs) > 1
    flat = list(outputs) if isinstance(outputs, list | tuple) else [outputs]
    if not flat or not isinstance(flat[0], Tensor | Lost):
        return Unknown("a model whose outputs cannot be read")
    machine.networks.append(network)
    origins = {each.origin for each in flat if isinstance(each, Tensor)}
    if len(origins) > 1:
        machine.cannot_follow(node.lineno, "the model has outputs in several places; the chain to the first is shown")
    follow(machine, network, flat[0])
    if several:
        machine.stop(network, node.lineno, "the model has several inputs")
    for each in flat:
        if isinstance(each, Tensor):
            each.origin.taken = True
    return network


def follow(machine: Machine, network: Network, output: Tensor | Lost) -> None:
    """Fills a network with the chain that leads to an output."""
    tensor = output
    if isinstance(tensor, Lost):
        machine.stop(network, tensor.line, tensor.why)
        tensor.followed = True
        tensor = tensor.last
    chain: list[tuple[Applied, int | None]] = []
    while isinstance(tensor.origin, Applied):
        applied = tensor.origin
        chain.append((applied, _taken(applied)))
        tensor = applied.parents[0]
    network.input, network.input_line = tensor.origin.input, tensor.origin.line
    tensor.origin.taken = True
    for applied, taken in reversed(chain):
        applied.taken = True
        if any(applied.made is made for made, _ in network.layers):
            machine.stop(network, applied.line, "the same layer is used twice, with the same weights")
            return
        network.layers.append((applied.made, applied.line))
        network.takes.append(taken)


def _taken(applied: Applied) -> int | None:
    """Which output of the layer before it takes; `None` for its only one, or all."""
    before = applied.parents[0].origin
    if isinstance(before, Source) or len(applied.parents) > 1:
        return None
    layer = before.made.layer
    return applied.parents[0].output if layer is not None and layer.output_count > 1 else None


def _name_of(machine: Machine, applied: Applied) -> str:
    named = (name for name, value in machine.names.items() if isinstance(value, Tensor) and value.origin is applied)
    return next(named, "")


def loose_ends(machine: Machine) -> list[Network]:
    """The chains that no Model was made of, each as a network."""
    found = []
    for lost in [each for each in machine.lost if not each.followed]:
        found.append(Network(lost.line, True, wrapped=False))
        follow(machine, found[-1], lost)
    for applied in machine.applied:
        if not applied.taken:
            network = Network(applied.line, True, wrapped=False, variable=_name_of(machine, applied))
            follow(machine, network, Tensor(applied, None))
            found.append(network)
    return found
