"""run_statements: goes through a text from top to bottom, keeping what each name holds."""

import ast
from typing import Any

from lessons.reader.expressions import evaluate
from lessons.reader.machine import Machine, Returned
from lessons.reader.names import Symbol
from lessons.reader.values import Array, Made, Network, Routine, Tensor, Unknown

MOST_ROUNDS = 100


def run_statements(machine: Machine, body: list[ast.stmt]) -> None:
    """Reads statements in order.

    Raises:
        Returned: a `return` was met.
        Enough: the text makes too many steps.
    """
    for node in body:
        machine.step()
        _statement(machine, node)


def _statement(machine: Machine, node: ast.stmt) -> None:
    match node:
        case ast.Assign(targets=targets, value=value):
            held = evaluate(machine, value)
            for target in targets:
                bind(machine, target, held)
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            bind(machine, target, evaluate(machine, value))
        case ast.AugAssign(target=ast.Name(id=name) as target, op=op, value=value):
            added = ast.BinOp(ast.Name(name, ast.Load()), op, value)
            bind(machine, target, evaluate(machine, ast.copy_location(added, node)))
        case ast.Expr(value=value):
            evaluate(machine, value)
        case ast.Import() | ast.ImportFrom():
            _import(machine, node)
        case ast.FunctionDef(name=name):
            machine.names[name] = Routine(node)
        case ast.ClassDef():
            _class(machine, node)
        case ast.For():
            _loop(machine, node)
        case ast.While():
            _unsure(machine, node, node.body, "a while loop runs an unknown number of times")
        case ast.If():
            _branch(machine, node)
        case ast.With(items=items, body=body):
            for item in items:
                value = evaluate(machine, item.context_expr)
                if item.optional_vars is not None:
                    bind(machine, item.optional_vars, value)
            run_statements(machine, body)
        case ast.Try(body=body, orelse=orelse, finalbody=finalbody):
            run_statements(machine, [*body, *orelse, *finalbody])
        case ast.Return(value=value):
            if machine.depth:
                raise Returned(evaluate(machine, value) if value is not None else None)


def bind(machine: Machine, target: ast.expr, value: Any) -> None:
    """Gives a name, or several at once, a value."""
    match target:
        case ast.Name(id=name):
            machine.names[name] = value
            if isinstance(value, Network) and (not value.variable or (value.named_inside and not machine.depth)):
                value.variable, value.named_inside = name, machine.depth > 0
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            _unpack(machine, parts, value)
        case ast.Attribute() | ast.Subscript():
            evaluate(machine, target.value)


def _unpack(machine: Machine, parts: list[ast.expr], value: Any) -> None:
    starred = next((place for place, part in enumerate(parts) if isinstance(part, ast.Starred)), None)
    if isinstance(value, list | tuple) and starred is not None and len(value) >= len(parts) - 1:
        after = len(parts) - starred - 1
        middle = list(value[starred : len(value) - after])
        value = [*value[:starred], middle, *value[len(value) - after :]]
    known = isinstance(value, list | tuple) and len(value) == len(parts)
    for place, part in enumerate(parts):
        bound = part.value if isinstance(part, ast.Starred) else part
        bind(machine, bound, value[place] if known else Unknown("it is part of something unread"))


def _import(machine: Machine, node: ast.Import | ast.ImportFrom) -> None:
    for each in node.names:
        if each.name == "*":
            continue
        name = each.asname or (each.name.split(".")[0] if isinstance(node, ast.Import) else each.name)
        machine.names[name] = (
            Symbol(machine.scope.aliases.get(name, name)) if name in machine.scope.aliases else Unknown()
        )
        if isinstance(node, ast.ImportFrom) and node.module:
            machine.names[name] = Symbol(f"{node.module}.{each.name}")
        elif isinstance(node, ast.Import):
            machine.names[name] = Symbol(each.name if each.asname else name)


def _class(machine: Machine, node: ast.ClassDef) -> None:
    machine.names[node.name] = Unknown(f"{node.name} is a class of your own")
    bases = [evaluate(machine, base) for base in node.bases]
    if any(isinstance(base, Symbol) and base.name in ("Model", "Layer", "Sequential") for base in bases):
        machine.cannot_follow(node.lineno, f"{node.name} is a class of your own")


def _loop(machine: Machine, node: ast.For) -> None:
    items = evaluate(machine, node.iter)
    if isinstance(items, range | list | tuple) and len(items) <= MOST_ROUNDS:
        for item in items:
            bind(machine, node.target, item)
            run_statements(machine, node.body)
            if any(isinstance(each, ast.Break) for each in node.body):
                break
    elif not builds(node.body):
        # training again and again: once shows it all
        item = next(iter(items), Unknown()) if isinstance(items, range | list | tuple) else _row_of(items)
        bind(machine, node.target, item)
        run_statements(machine, node.body)
    else:
        many = isinstance(items, range | list | tuple)
        why = f"a loop of more than {MOST_ROUNDS} rounds builds it" if many else "how often a loop runs cannot be read"
        bind(machine, node.target, Unknown())
        _unsure(machine, node, node.body, why)
    run_statements(machine, node.orelse)


def _row_of(items: Any) -> Any:
    if isinstance(items, Array) and len(items.shape) > 1:
        return Array(items.shape[1:], items.whole)
    return Unknown()


def _branch(machine: Machine, node: ast.If) -> None:
    match node.test:
        case ast.Compare(left=ast.Name(id="__name__")):
            known: Any = True
        case _:
            known = evaluate(machine, node.test)
    if isinstance(known, Unknown | Symbol | Array | Tensor | Made | Network):
        if builds(node.body) or builds(node.orelse):
            _unsure(machine, node, [*node.body, *node.orelse], "which branch of an if is taken cannot be read")
        else:
            run_statements(machine, [*node.body, *node.orelse])
    else:
        run_statements(machine, node.body if known else node.orelse)


def _unsure(machine: Machine, node: ast.stmt, body: list[ast.stmt], why: str) -> None:
    before = machine.unsure
    if builds(body):
        machine.unsure = machine.unsure or (node.lineno, why)
    try:
        run_statements(machine, body)
    finally:
        machine.unsure = before


def builds(body: list[ast.stmt]) -> bool:
    """True when statements add layers to a model, or put one on a tensor that was there before.

    >>> builds(ast.parse("model.add(Dense(3))").body), builds(ast.parse("model.fit(x, y)").body)
    (True, False)
    """
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Call):
                return True
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("add", "pop"):
                return True
    return False
