"""Machine: what is known so far while a text is read from top to bottom, and the bounds of reading."""

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lessons.reader.finding import Edit, Finding
from lessons.reader.places import Places
from lessons.reader.scope import Scope
from lessons.reader.values import Applied, Lost, Made, Network, Source, Tensor

MAX_STEPS = 40_000  # expressions looked at
MAX_CALLS = 3  # functions of the text, one inside another
MAX_FINDINGS = 300


class Enough(Exception):
    """The text makes more steps than are followed."""


class Returned(Exception):
    """A `return` was met."""

    def __init__(self, value: Any) -> None:
        super().__init__()
        self.value = value


@dataclass
class Machine:
    """The state of one reading.

    Args:
        names: what each name holds now.
        networks: every Sequential and Model, in the order they are made.
        sources: every Input.
        applied: every layer put on a tensor.
        made: every layer the text makes.
        varied: the initializers whose seed is something that is called, such as a SeedGenerator.
        lost: every tensor whose chain was lost.
        lists: the list literals by the identity of their value, to say where an array should be made.
        needs_numpy: the line where the mended text first makes an array of its own; 0 where it makes none.
        unsure: set inside a loop or a branch that cannot be followed: its line and why.
    """

    places: Places
    scope: Scope
    names: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    networks: list[Network] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    applied: list[Applied] = field(default_factory=list)
    made: list[Made] = field(default_factory=list)
    varied: list[Any] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    lists: dict[int, tuple[Any, ast.expr]] = field(default_factory=dict)
    late_inputs: set[ast.Call] = field(default_factory=set)
    first_inputs: set[ast.Call] = field(default_factory=set)
    unsure: tuple[int, str] | None = None
    needs_numpy: int = 0
    left: int = MAX_STEPS
    depth: int = 0
    run: "Callable[[Machine, list[ast.stmt]], None] | None" = None

    def step(self) -> None:
        """Counts one step.

        Raises:
            Enough: there were too many.
        """
        self.left -= 1
        if self.left < 0:
            raise Enough

    def tell(self, finding: Finding) -> None:
        """Keeps a finding, once."""
        if len(self.findings) < MAX_FINDINGS and finding not in self.findings:
            self.findings.append(finding)

    def stop(self, network: Network, line: int, why: str) -> None:
        """The network cannot be followed from here on; what came before is shown."""
        if network.stopped is None:
            network.stopped = (line, why)
            self.cannot_follow(line, why)

    def cannot_follow(self, line: int, why: str) -> None:
        """Says what cannot be followed."""
        what = f"From here on the network cannot be followed: {why}."
        why = "A chain of Keras's layers is read; nothing is run."
        self.tell(Finding("cannot_follow", line, "note", what, why, "What comes before this line is shown."))

    def lose(self, last: Tensor, why: str, line: int) -> Lost:
        """A tensor whose chain cannot be followed any further."""
        self.cannot_follow(line, why)
        last.origin.taken = True
        self.lost.append(Lost(last, why, line))
        return self.lost[-1]

    def as_array(self, literal: ast.expr) -> None:
        """Mends a list that should be an array, where it is written."""
        bound = self.scope.bound
        numpy = (name for name, path in self.scope.aliases.items() if path == "numpy")
        known = next((name for name in numpy if bound.get(name, literal.lineno) < literal.lineno), None)
        if known is None:
            self.needs_numpy = self.needs_numpy or literal.lineno
        self.edits += [self.places.before(literal, f"{known or 'np'}.array("), self.places.after(literal, ")")]

    def take(self, made: Made) -> None:
        """Counts that a model or a chain took a layer."""
        made.used += 1
