"""evaluate: the value of an expression, as far as it can be read; nothing is run but sums of bounded numbers."""

import ast
from typing import Any

from lessons.reader.arrays import array_of
from lessons.reader.calls import call
from lessons.reader.finding import Finding
from lessons.reader.machine import Machine
from lessons.reader.names import Symbol
from lessons.reader.slices import subscript
from lessons.reader.sums import LONGEST, add_up, compare, decide
from lessons.reader.values import Array, Network, Unknown


def evaluate(machine: Machine, node: ast.expr) -> Any:
    """The value of an expression.

    Returns:
        A plain value, one of `lessons.reader.values`, or `Unknown`.
    """
    machine.step()
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name):
            return _name(machine, name)
        case ast.Tuple(elts=parts):
            return tuple(_parts(machine, parts))
        case ast.List(elts=parts) | ast.Set(elts=parts):
            made = _parts(machine, parts)
            machine.lists[id(made)] = (made, node)
            return made
        case ast.Dict(keys=keys, values=values):
            return _dict(machine, keys, values)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            value = evaluate(machine, operand)
            return -value if isinstance(value, int | float) else value if isinstance(value, Array) else Unknown()
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            value = evaluate(machine, operand)
            return not value if isinstance(value, bool | int | float | str | list | tuple | None) else Unknown()
        case ast.BinOp(left=left, op=op, right=right):
            return add_up(machine, evaluate(machine, left), op, evaluate(machine, right), node.lineno)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return compare(evaluate(machine, left), op, evaluate(machine, right))
        case ast.BoolOp(op=op, values=values):
            return decide(isinstance(op, ast.And), [evaluate(machine, each) for each in values])
        case ast.IfExp(test=test, body=body, orelse=other):
            known = evaluate(machine, test)
            return Unknown() if isinstance(known, Unknown) else evaluate(machine, body if known else other)
        case ast.Attribute(value=value, attr=attribute):
            return _attribute(evaluate(machine, value), attribute)
        case ast.Subscript(value=value, slice=place):
            return subscript(machine, node, evaluate(machine, value), _place(machine, place))
        case ast.Call():
            return _call(machine, node)
        case ast.ListComp(elt=element, generators=[ast.comprehension(target=ast.Name(id=name), iter=items, ifs=[])]):
            return _comprehension(machine, element, name, items)
        case ast.JoinedStr(values=values):
            texts = [evaluate(machine, each) for each in values]
            return "".join(texts) if all(isinstance(each, str) for each in texts) else Unknown()
        case ast.FormattedValue(value=value, format_spec=None):
            shown = evaluate(machine, value)
            return str(shown) if isinstance(shown, str | int | float) else Unknown()
        case ast.NamedExpr(target=ast.Name(id=name), value=value):
            machine.names[name] = evaluate(machine, value)
            return machine.names[name]
        case ast.Starred(value=value):
            return evaluate(machine, value)
    return Unknown()


def _name(machine: Machine, name: str) -> Any:
    if name in machine.names:
        return machine.names[name]
    if name in machine.scope.aliases:
        return Symbol(machine.scope.aliases[name])
    if name == "model" and name in machine.scope.missing:
        # the text begins in the middle: what it adds to is a Sequential
        network = Network(machine.scope.missing[name].lineno, False, variable=name)
        machine.networks.append(network)
        machine.names[name] = network
        return network
    return (
        Symbol(f"builtins.{name}")
        if name
        in (
            "range",
            "len",
            "int",
            "float",
            "str",
            "list",
            "tuple",
            "zip",
            "max",
            "min",
            "sum",
            "print",
            "enumerate",
            "round",
            "super",
            "abs",
            "reversed",
            "sorted",
            "dict",
            "bool",
            "xrange",
        )
        else Unknown(f"{name} is not known")
    )


def _parts(machine: Machine, parts: list[ast.expr]) -> list[Any]:
    made: list[Any] = []
    if len(parts) > 200 and not isinstance(parts[0], ast.Constant):  # data: its first row tells its shape
        first = array_of(evaluate(machine, parts[0]))
        return [first] * min(len(parts), LONGEST)
    for part in parts:
        value = evaluate(machine, part) if not isinstance(part, ast.Constant) else part.value
        if isinstance(part, ast.Starred):
            made += list(value) if isinstance(value, list | tuple) else [Unknown()]
        else:
            made.append(value)
    return made


def _dict(machine: Machine, keys: list[ast.expr | None], values: list[ast.expr]) -> dict[Any, Any]:
    made = {}
    for key, value in zip(keys[:LONGEST], values, strict=False):
        name = evaluate(machine, key) if key is not None else Unknown()
        if isinstance(name, str | int | float | bool):
            made[name] = evaluate(machine, value)
    return made


def _attribute(value: Any, attribute: str) -> Any:
    if isinstance(value, Symbol):
        return Symbol(f"{value.path}.{attribute}")
    if isinstance(value, Array):
        if attribute == "shape":
            return tuple(Unknown() if size is None else size for size in value.shape)
        if attribute == "ndim":
            return len(value.shape)
        if attribute == "T":
            return Array(value.shape[::-1], value.whole, value.low, value.high, value.origin)
    if isinstance(value, Network) and attribute in ("output", "input") and value.functional is False:
        return Unknown("the inside of a model")
    return Unknown()


def _place(machine: Machine, place: ast.expr) -> Any:
    """What stands in the square brackets, with slices as slices."""
    if isinstance(place, ast.Tuple):
        return tuple(_place(machine, each) for each in place.elts)
    if isinstance(place, ast.Slice):
        ends = [None if each is None else evaluate(machine, each) for each in (place.lower, place.upper, place.step)]
        return slice(*ends)
    value = evaluate(machine, place)
    return None if isinstance(value, Symbol) and value.name == "newaxis" else value


def _call(machine: Machine, node: ast.Call) -> Any:
    args: list[Any] = []
    for each in node.args:
        value = evaluate(machine, each)
        if isinstance(each, ast.Starred):
            args += list(value) if isinstance(value, list | tuple) else [Unknown()]
        else:
            args.append(value)
    named: dict[str, Any] = {}
    for keyword in node.keywords:
        value = evaluate(machine, keyword.value)
        if keyword.arg is not None:
            named[keyword.arg] = value
        elif isinstance(value, dict):
            named |= {str(key): each for key, each in value.items()}
        else:
            machine.tell(
                Finding(
                    "stars_unread",
                    node.lineno,
                    "note",
                    "The arguments behind ** cannot be read.",
                    "",
                    "They are left out here.",
                )
            )
    if isinstance(node.func, ast.Attribute):
        owner = evaluate(machine, node.func.value)
        if not isinstance(owner, Symbol):
            return call(machine, node, (owner, node.func.attr), args, named)
        return call(machine, node, Symbol(f"{owner.path}.{node.func.attr}"), args, named)
    return call(machine, node, evaluate(machine, node.func), args, named)


def _comprehension(machine: Machine, element: ast.expr, name: str, items: ast.expr) -> Any:
    values = evaluate(machine, items)
    if not isinstance(values, range | list | tuple) or len(values) > 200:
        return Unknown()
    before = machine.names.get(name)
    made = []
    for each in values:
        machine.names[name] = each
        made.append(evaluate(machine, element))
    machine.names[name] = before
    return made
