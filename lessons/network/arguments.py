"""What values a layer's argument takes: said once, used by the check, the address, the file and the knobs."""

import math
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from typing import Any, Literal

Kind = Literal[
    "size", "sizes", "whole", "axes", "shape", "fraction", "number", "switch",
    "choice", "activation", "initializer", "regularizer", "layer", "text", "seed",
]  # fmt: skip


@dataclass(frozen=True)
class Argument:
    """One argument of a Keras class.

    Args:
        kind: which sort of value it is.
        meaning: one line for the learner, said beside its knob.
        limit: the largest value the app draws (Keras itself allows more).
        choices: the words allowed, for a closed choice.
        rank: how many numbers a `sizes` argument holds.
        optional: `None` is a value of its own.
    """

    kind: Kind
    meaning: str = ""
    limit: int = 0
    choices: tuple[str, ...] = ()
    rank: int = 0
    optional: bool = False

    def accepts(self, value: Any) -> bool:
        """True when Keras would take this value.

        >>> Argument("size").accepts(16), Argument("size").accepts(-1), Argument("size").accepts(2.0)
        (True, False, False)
        """
        if value is None:
            return self.optional
        return _CHECKS[self.kind](self, value)


def argument(kind: Kind, default: Any = MISSING, meaning: str = "", *, kw_only: bool = False, **more: Any) -> Any:
    """A dataclass field that carries its `Argument`."""
    optional = more.pop("optional", default is None)
    described = Argument(kind, meaning, optional=optional, **more)
    return field(default=default, kw_only=kw_only, metadata={"argument": described})


def arguments_of(owner: Any) -> dict[str, Argument]:
    """The arguments of a class or of one of its values, in Keras's order, by name; shared, so only to be read."""
    return _arguments_of_class(owner if isinstance(owner, type) else type(owner))


def default_of(owner: Any, name: str) -> Any:
    """The default of one argument; `dataclasses.MISSING` when it must be given."""
    return next(each.default for each in fields(owner) if each.name == name)


def written(owner: Any) -> dict[str, Any]:
    """The arguments of a value that differ from their defaults: what a person would write down."""
    return {
        each.name: getattr(owner, each.name)
        for each in _described(owner if isinstance(owner, type) else type(owner))
        if _differs(getattr(owner, each.name), each.default)
    }


@cache
def _arguments_of_class(kind: type) -> dict[str, Argument]:
    return {each.name: each.metadata["argument"] for each in _described(kind)}


@cache
def _described(kind: type) -> list[Any]:
    found = [each for each in fields(kind) if "argument" in each.metadata]
    # what every layer has comes last
    return sorted(found, key=lambda each: each.name in ("name", "trainable"))


def _differs(value: Any, default: Any) -> bool:
    return type(value) is not type(default) or value != default


def is_whole(value: Any) -> bool:
    """True for an int that is not a bool."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_number(value: Any) -> bool:
    """True for a finite int or float."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _positive(value: Any) -> bool:
    return is_whole(value) and value > 0


def _sizes(argument: Argument, value: Any) -> bool:
    if isinstance(value, tuple):
        return len(value) == argument.rank and all(map(_positive, value))
    return _positive(value)


def _shape(argument: Argument, value: Any) -> bool:
    if argument.optional:  # Dropout's noise_shape: `None` stands for the size that arrives
        return isinstance(value, tuple) and all(size is None or _positive(size) for size in value)
    return isinstance(value, tuple) and all(is_whole(size) for size in value)


def _axes(argument: Argument, value: Any) -> bool:
    return is_whole(value) or (isinstance(value, tuple) and bool(value) and all(map(is_whole, value)))


_CHECKS = {
    "size": lambda argument, value: _positive(value),
    "sizes": _sizes,
    "whole": lambda argument, value: is_whole(value),
    "axes": _axes,
    "shape": _shape,
    "fraction": lambda argument, value: is_number(value) and 0 <= value <= 1,
    "number": lambda argument, value: is_number(value),
    "switch": lambda argument, value: isinstance(value, bool),
    "choice": lambda argument, value: value in argument.choices,
    "activation": lambda argument, value: value in argument.choices,
    "initializer": lambda argument, value: True,
    "regularizer": lambda argument, value: True,
    "layer": lambda argument, value: hasattr(value, "output_shapes"),
    "text": lambda argument, value: isinstance(value, str) and "/" not in value,
    "seed": lambda argument, value: is_whole(value) and abs(value) < 2**63,
}
