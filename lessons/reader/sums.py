"""Arithmetic and comparisons of what is known: numbers, texts, lists, arrays by shape."""

import ast
import operator
from collections.abc import Callable
from typing import Any

from lessons.reader.arrays import combined
from lessons.reader.machine import Machine
from lessons.reader.names import Symbol
from lessons.reader.values import Array, Tensor, Unknown

LARGEST = 10**12
LONGEST = 10_000
_SUMS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}
_COMPARED: dict[type, Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
}


def add_up(machine: Machine, left: Any, op: ast.operator, right: Any, line: int) -> Any:
    """The value of `left op right`; bounded, so that no sum takes long."""
    if isinstance(left, Array | int | float) and isinstance(right, Array | int | float):
        if isinstance(left, Array) or isinstance(right, Array):
            return combined(left, right)
        if isinstance(op, ast.Pow) and (abs(right) > 40 or abs(left) > 10**6):
            return Unknown()
        try:
            value = _SUMS[type(op)](left, right)
        except (KeyError, ArithmeticError, TypeError, ValueError):
            return Unknown()
        return value if isinstance(value, int | float) and abs(value) <= LARGEST else Unknown()
    if isinstance(op, ast.Add) and type(left) is type(right) and isinstance(left, str | list | tuple):
        return left + right if len(left) + len(right) <= LONGEST else Unknown()
    if isinstance(op, ast.Mult) and isinstance(left, list | tuple) and isinstance(right, int):
        return left * right if 0 <= right * len(left) <= LONGEST else Unknown()
    if isinstance(left, Tensor) or isinstance(right, Tensor):
        last = left if isinstance(left, Tensor) else right
        return machine.lose(last, "tensors are combined by hand", line)
    return Unknown()


def compare(left: Any, op: ast.cmpop, right: Any) -> Any:
    """True, false, or `Unknown`."""
    if isinstance(left, int | float | str | None) and isinstance(right, int | float | str | None):
        try:
            return _COMPARED[type(op)](left, right)
        except (KeyError, TypeError):
            return Unknown()
    return Unknown()


def decide(every: bool, values: list[Any]) -> Any:
    """The value of `and` (every) or `or`."""
    for value in values:
        if isinstance(value, Unknown | Array | Symbol):
            return Unknown()
        if bool(value) != every:
            return value
    return values[-1]
