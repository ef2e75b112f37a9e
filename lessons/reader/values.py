"""What a name of a learner's text can hold, as far as it is read: arrays by shape, layers, tensors, models.

Plain numbers, texts, tuples, lists and dicts are themselves; a module or a class is a `Symbol`.
"""

import ast
from dataclasses import dataclass, field
from typing import Any, Literal

from lessons.network.layers import Input, Layer
from lessons.network.shape import Shape


@dataclass(frozen=True)
class Unknown:
    """A value that cannot be read from the text, and why."""

    why: str = ""


@dataclass(frozen=True)
class Array:
    """A NumPy array by its shape; a size that cannot be read is `None`.

    Args:
        whole: its numbers are whole.
        low: the smallest number, when all are known.
        high: the largest, likewise.
        origin: `random` when the text draws it at random, `one_hot` for rows with a single 1.
        extended: the text gave it a last axis of 1.
    """

    shape: Shape
    whole: bool = False
    low: float | None = None
    high: float | None = None
    origin: Literal["", "random", "one_hot"] = ""
    extended: bool = False


@dataclass(eq=False)
class Made:
    """A layer the text makes.

    Args:
        layer: the layer; `None` when it cannot be read, and `problem` says why.
        input: what its `input_shape` and the like say arrives.
        node: the call that makes it.
        used: how often a model or a chain has taken it.
        open: what had to be guessed about it.
    """

    layer: Layer | None
    node: ast.Call
    input: Input | None = None
    problem: str = ""
    used: int = 0

    @property
    def line(self) -> int:
        """The line of its call."""
        return self.node.lineno


@dataclass(eq=False)
class Source:
    """An `Input(...)`: where a chain begins."""

    input: Input
    line: int
    taken: bool = False


@dataclass(eq=False)
class Applied:
    """A layer put on a tensor."""

    made: Made
    parents: "tuple[Tensor, ...]"
    line: int
    taken: bool = False


@dataclass(frozen=True, eq=False)
class Tensor:
    """An output of an Input or of a layer in a chain; `output` is `None` while all of them are meant."""

    origin: Source | Applied
    output: int | None = None


@dataclass(eq=False)
class Lost:
    """A tensor whose chain cannot be followed any further.

    Args:
        last: the last tensor that could be followed.
        why: what stands in the way.
    """

    last: Tensor
    why: str
    line: int
    followed: bool = False


@dataclass(eq=False)
class Network:
    """A Sequential or a Model while the text builds it.

    Args:
        inputs: what arrives, and the line that says so.
        layers: the layers in order.
        takes: which output each takes.
        stopped: what could not be followed, and its line.
        guessed: the input's shape is not in the text.
    """

    line: int
    functional: bool
    name: str | None = None
    variable: str = ""
    input: Input | None = None
    input_line: int = 0
    layers: list[tuple[Made, int]] = field(default_factory=list)
    takes: list[int | None] = field(default_factory=list)
    stopped: tuple[int, str] | None = None
    guessed: bool = False
    wrapped: bool = True
    compiled: "Compiled | None" = None
    fits: "list[Fed]" = field(default_factory=list)
    named_inside: bool = False
    inside: bool = False
    supposed: bool = False


@dataclass(frozen=True)
class Compiled:
    """What `compile` was told."""

    line: int
    loss: str | None = None
    from_logits: bool = False
    optimizer: str | None = None
    metrics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fed:
    """The arrays a model was given: by `fit`, `predict`, `evaluate` or a call; unknown ones are `None`."""

    line: int
    method: str
    x: Any = None
    y: Any = None


@dataclass(eq=False)
class Routine:
    """A function the text defines."""

    node: ast.FunctionDef
    called: bool = False
