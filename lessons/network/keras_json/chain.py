"""follow_chain: the layers of a Functional model in order, if they are one chain from one Input."""

from dataclasses import dataclass
from typing import Any

from lessons.network.keras_json.document import Unreadable, require_list, require_object, shown

MASK_OPERATIONS = (
    "NotEqual",
    "Any",
)  # Keras writes down how a padding mask is made; layers here know by themselves
_HOW = "Only a chain of layers, one after another, can be drawn."


@dataclass(frozen=True)
class Chain:
    """A Functional model laid out.

    Args:
        first: the entry of the Input.
        entries: the entries of the layers, bottom to top.
        takes: for each layer the output it takes of the one before; `None` for all of them.
    """

    first: dict[str, Any]
    entries: list[dict[str, Any]]
    takes: tuple[int | None, ...]


def follow_chain(config: dict[str, Any], entries: list[Any], notices: list[str]) -> Chain:
    """Orders the layers by who takes whose output.

    Raises:
        Unreadable: two inputs, a branch, a layer used twice, or a layer that is not connected.
    """
    named: dict[str, dict[str, Any]] = {}
    for place, each in enumerate(entries, start=1):
        entry = require_object(each, f"Layer {place}")
        inner = entry.get("config")
        name = entry.get("name") or (inner.get("name") if isinstance(inner, dict) else None)
        if not isinstance(name, str):
            raise Unreadable(f"Layer {place} has no name. Export the model again with model.to_json().")
        if name in named:
            raise Unreadable(f"Two layers have the name {shown(name)}. Give each its own.")
        named[name] = entry
    inputs = [name for name, entry in named.items() if entry.get("class_name") == "InputLayer"]
    if len(inputs) != 1:
        raise Unreadable(f"The model has {len(inputs)} inputs. {_HOW}")
    after: dict[str, tuple[str, int | None]] = {}
    masks = {name for name, entry in named.items() if entry.get("class_name") in MASK_OPERATIONS}
    for name, entry in named.items():
        if name == inputs[0] or name in masks:
            continue
        before, taken = _before(entry, name)
        if before in after:
            raise Unreadable(
                f"Both {shown(after[before][0])} and {shown(name)} take the output of {shown(before)}. {_HOW}"
            )
        after[before] = (name, taken)
    order: list[str] = []
    takes: list[int | None] = []
    here = inputs[0]
    while here in after and len(order) < len(after):
        here, taken = after[here]
        order.append(here)
        takes.append(taken)
    if len(order) < len(after):
        lost = next(name for name, _ in after.values() if name not in order)
        raise Unreadable(f"The layer {shown(lost)} is not connected to the Input by a chain. {_HOW}")
    outputs = {name for name, _ in _tensors(config.get("output_layers"))}
    if outputs - {here}:
        notices.append("The model also gives out what leaves a layer in the middle; only the chain is shown.")
    return Chain(named[inputs[0]], [named[name] for name in order], tuple(takes))


def _before(entry: dict[str, Any], name: str) -> tuple[str, int | None]:
    """The layer whose output this one takes, and which of its outputs (`None`: all)."""
    nodes = require_list(entry.get("inbound_nodes"), f"The inbound_nodes of {shown(name)}")
    if len(nodes) != 1:
        used = "is not connected" if not nodes else f"is used {len(nodes)} times"
        raise Unreadable(f"The layer {shown(name)} {used}. {_HOW}")
    node = nodes[0]
    if isinstance(node, dict):
        arguments = require_list(node.get("args"), f"The inputs of {shown(name)}")
        named = node.get("kwargs")
        extra = dict(named) if isinstance(named, dict) else {}
        extra.pop("mask", None)
        if len(arguments) > 1 or _tensors(list(extra.values())):
            raise Unreadable(f"The layer {shown(name)} takes more than one tensor. {_HOW}")
        found = _tensors(arguments)
    else:
        found = _tensors(node)
    befores = {before for before, _ in found}
    if len(befores) != 1:
        raise Unreadable(f"The layer {shown(name)} takes the outputs of {len(befores)} layers. {_HOW}")
    before, taken = found[0]
    return before, taken if len(found) == 1 else None


def _tensors(value: Any, depth: int = 0) -> list[tuple[str, int]]:
    """Every tensor named in a value: `[name, node, place]`, alone, in lists, or as Keras 3's own object."""
    if isinstance(value, dict):
        config = value.get("config")
        history = config.get("keras_history") if isinstance(config, dict) else None
        if history is not None:
            return _tensors(history, depth)
        value = list(value.values())
    if not isinstance(value, list) or depth > 4:
        return []
    if len(value) in (3, 4) and isinstance(value[0], str):
        name, node, place = value[:3]
        if node != 0:
            raise Unreadable(f"The layer {shown(name)} is used more than once. {_HOW}")
        if not isinstance(place, int) or not 0 <= place < 100:
            raise Unreadable(f"There is no output {shown(place)} of {shown(name)}. Export the model again.")
        return [(name, place)]
    return [found for each in value for found in _tensors(each, depth + 1)]
