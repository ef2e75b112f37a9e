"""What `compile` and `fit` are told: loss, optimizer, metrics, arrays."""

import ast
from dataclasses import dataclass
from typing import Any

from lessons.network.loss import find_loss
from lessons.reader.arrays import array_of
from lessons.reader.names import Symbol, kind_of
from lessons.reader.values import Array, Compiled, Fed, Unknown


@dataclass(frozen=True)
class Objective:
    """A loss made by its class, such as `SparseCategoricalCrossentropy(from_logits=True)`."""

    name: str
    from_logits: bool = False


@dataclass(frozen=True)
class Optimizer:
    """An optimizer made by its class."""

    name: str


def read_compile(node: ast.Call, args: list[Any], named: dict[str, Any]) -> Compiled:
    """What `compile(optimizer, loss, loss_weights, metrics)` says."""
    order = ("optimizer", "loss", "loss_weights", "metrics")
    # the first Keras took the loss first
    given = dict(zip(order, args, strict=False)) | named
    loss, optimizer, metrics = (given.get(name) for name in ("loss", "optimizer", "metrics"))
    if isinstance(loss, list | tuple) and len(loss) == 1:
        loss = loss[0]
    return Compiled(
        node.lineno,
        _loss_name(loss),
        isinstance(loss, Objective) and loss.from_logits,
        _name(optimizer),
        tuple(filter(None, map(_name, metrics))) if isinstance(metrics, list | tuple) else (),
    )


def read_fed(node: ast.Call, method: str, args: list[Any], named: dict[str, Any]) -> Fed:
    """The arrays a model was given."""
    x = args[0] if args else named.get("x")
    y = (args[1] if len(args) > 1 else named.get("y")) if method in ("fit", "evaluate", "train_on_batch") else None
    return Fed(node.lineno, method, _array(x), _array(y))


def _array(value: Any) -> Array | list[Any] | None:
    """An array; a plain list stays a list, because Keras does not take it."""
    if isinstance(value, list):
        made = array_of(value)
        return value if isinstance(made, Array) and made.shape and None not in made.shape and _numbers(value) else None
    return value if isinstance(value, Array) else None


def _numbers(value: Any) -> bool:
    while isinstance(value, list | tuple):
        if not value:
            return False
        value = value[0]
    return isinstance(value, int | float)


def _loss_name(loss: Any) -> str | None:
    name: str | None
    if isinstance(loss, Objective | Symbol):
        name = loss.name if isinstance(loss, Objective) else kind_of(loss.path)[1]
        if find_loss(name) is None and name[:1].isupper():
            name = "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in name).lstrip("_")
            name = {"k_l_divergence": "kl_divergence"}.get(name, name)
    else:
        name = loss if isinstance(loss, str) else None
    known = find_loss(name) if name else None
    return known.name if known else name


def _name(value: Any) -> str | None:
    if isinstance(value, Optimizer | Objective):
        return value.name.lower()
    if isinstance(value, Symbol):
        return value.name.lower()
    return None if isinstance(value, Unknown) or not isinstance(value, str) else value
