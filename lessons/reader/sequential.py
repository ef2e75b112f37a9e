"""Sequential models as the text builds them: made from a list, added to, compiled, fed."""

import ast
from typing import Any

from lessons.network.arguments import is_whole
from lessons.network.layers import Input
from lessons.reader.compiling import read_compile, read_fed
from lessons.reader.finding import Finding
from lessons.reader.machine import Machine
from lessons.reader.values import Lost, Made, Network, Source, Tensor, Unknown

_FED = ("fit", "predict", "evaluate", "train_on_batch", "predict_on_batch", "predict_classes", "__call__")


def make_sequential(machine: Machine, node: ast.Call, args: list[Any], named: dict[str, Any]) -> Network:
    """What `Sequential([...])` makes."""
    name = named.get("name", args[1] if len(args) > 1 else None)
    network = Network(node.lineno, False, name if isinstance(name, str) else None)
    machine.networks.append(network)
    layers = args[0] if args else named.get("layers", [])
    if not isinstance(layers, list | tuple):
        if layers is not None:
            machine.stop(network, node.lineno, "its list of layers cannot be read")
        return network
    for each in layers:
        add(machine, network, each, node.lineno)
    return network


def add(machine: Machine, network: Network, layer: Any, line: int) -> None:
    """What `model.add(layer)` does."""
    if network.stopped:
        return
    if machine.unsure:
        machine.stop(network, *machine.unsure)
    elif isinstance(layer, Tensor) and isinstance(layer.origin, Source) and layer.output == 0:
        layer.origin.taken = True
        if not network.layers and network.input is None:
            network.input, network.input_line = layer.origin.input, layer.origin.line
    elif isinstance(layer, Made):
        _add_layer(machine, network, layer)
    elif isinstance(layer, Network):
        machine.stop(network, line, "a model is put into the model")
        layer.inside = True
    else:
        machine.stop(network, line, "what is added here cannot be read")


def _add_layer(machine: Machine, network: Network, made: Made) -> None:
    if made.layer is None:
        machine.stop(network, made.line, made.problem or "this layer cannot be read")
        return
    if made.input is not None:
        first = not network.layers and network.input is None
        (machine.first_inputs if first else machine.late_inputs).add(made.node)
        if first:
            network.input, network.input_line = made.input, made.line
    if any(made is each for each, _ in network.layers):
        machine.stop(network, made.line, "the same layer is added twice")
        return
    machine.take(made)
    network.layers.append((made, made.line))
    network.takes.append(None)


def call_model(
    machine: Machine, node: ast.Call, network: Network, method: str, args: list[Any], named: dict[str, Any]
) -> Any:
    """What a method of a model does to what is known of it."""
    if method == "add" and args:
        add(machine, network, args[0], node.lineno)
        return None
    if method == "pop" and network.layers and not machine.unsure:
        network.layers.pop()
        network.takes.pop()
        return None
    if method == "compile":
        network.compiled = read_compile(node, args, named)
        return None
    if method == "build":
        _build(machine, network, args[0] if args else named.get("input_shape"), node)
        return None
    if method == "summary" and any(fed.method == "fit" for fed in network.fits):
        machine.tell(
            Finding(
                "summary_after_fit",
                node.lineno,
                "note",
                "After fit the summary also counts the optimizer's numbers.",
                "Its total is larger than the network's own parameters; count_params() is right.",
                "Call model.summary() before fit.",
            )
        )
    if method in _FED:
        tensors = [each for each in args if isinstance(each, Tensor | Lost)]
        if tensors and method == "__call__":
            last = tensors[0]
            return (
                machine.lose(last, "a whole model is used as a layer", node.lineno)
                if isinstance(last, Tensor)
                else last
            )
        network.fits.append(read_fed(node, method, args, named))
        _tell_lists(machine, node, network)
    return Unknown()


def _build(machine: Machine, network: Network, shape: Any, node: ast.Call) -> None:
    if network.input is None and isinstance(shape, tuple | list) and shape and not network.functional:
        sizes = tuple(size if size is None or is_whole(size) else None for size in shape)
        network.input, network.input_line = Input(sizes[1:], batch_size=sizes[0]), node.lineno


def _tell_lists(machine: Machine, node: ast.Call, network: Network) -> None:
    fed = network.fits[-1]
    for value, what in ((fed.x, "input"), (fed.y, "target")):
        if isinstance(value, list):
            literal = machine.lists.get(id(value))
            machine.tell(
                Finding(
                    "list_as_data",
                    node.lineno,
                    "stops",
                    f"The {what} is a plain list.",
                    "Keras takes NumPy arrays; a list of numbers is no array.",
                    "Wrap it: np.array(...).",
                    "Unrecognized data type: x=[...]",
                    "ValueError",
                    literal is not None,
                )
            )
            if literal is not None:
                machine.as_array(literal[1])
