"""Desk: what every rule about old code has before it: the text, its names, what was read, and what it finds."""

import ast
from dataclasses import dataclass, field

from lessons.reader.finding import Edit, Finding
from lessons.reader.machine import Machine
from lessons.reader.names import canonical, path_of
from lessons.reader.old_words import path_today
from lessons.reader.places import Places
from lessons.reader.scope import Scope


@dataclass
class Desk:
    """The state of one search for old code.

    Args:
        parents: the node around each node.
        needs: names that the mended text must import, with the line where each is used first.
        rewritten: the imports that are written anew as a whole.
    """

    tree: ast.Module
    places: Places
    scope: Scope
    machine: Machine
    parents: dict[ast.AST, ast.AST] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    needs: dict[str, int] = field(default_factory=dict)
    rewritten: set[ast.AST] = field(default_factory=set)

    def path(self, node: ast.AST) -> str | None:
        """The full name of `a.b.c`, as the text's imports have it."""
        return path_of(node, self.scope.aliases) if isinstance(node, ast.Name | ast.Attribute) else None

    def need(self, name: str, line: int) -> None:
        """The mended text uses a name: it is imported, if nothing brings it yet."""
        if not self.has(name, line):
            self.needs[name] = min(line, self.needs.get(name, line))

    def has(self, name: str, line: int) -> bool:
        """True when something has brought a name in before this line."""
        return name not in self.scope.missing and self.scope.bound.get(name, line + 1) <= line

    def written(self, node: ast.expr, new: str) -> str:
        """A full name as the text would write it: by the module that `node` already goes through."""
        root = node
        while isinstance(root, ast.Attribute):
            root = root.value
        assert isinstance(root, ast.Name)
        through = self.scope.aliases[root.id]
        if isinstance(node, ast.Name):
            return new.rpartition(".")[2]
        if new.startswith(f"{through}."):
            return root.id + new[len(through) :]
        if canonical(new).startswith("keras."):
            # `layers.recurrent.GRU` after `from keras.layers import recurrent`: go through keras itself
            self.need("keras", node.lineno)
            return canonical(new)
        self.need("tensorflow", node.lineno)
        return new

    def today(self, node: ast.AST) -> str | None:
        """The full name something has today."""
        path = self.path(node)
        return None if path is None else path_today(path)

    def statement(self, node: ast.AST) -> ast.stmt:
        """The statement a node stands in."""
        while not isinstance(node, ast.stmt):
            node = self.parents[node]
        return node
