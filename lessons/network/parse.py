"""Reads `Name(1, key=word)|Other()` into plain values; nothing is ever run, and every size is bounded."""

import ast
import re
from dataclasses import dataclass, field
from typing import Any

MAX_CHARACTERS = 4_000
MAX_DEPTH = 6
MAX_PARTS = 40
_WORD = re.compile(r"[A-Za-z0-9_./-]{1,60}")


class NotReadable(ValueError):
    """The text is no network; the message is one clear sentence."""


@dataclass(frozen=True)
class Call:
    """A name with its values, as written."""

    name: str
    positional: tuple[Any, ...] = ()
    named: dict[str, Any] = field(default_factory=dict)


def parse_calls(text: str) -> list[Call]:
    """Splits at `|` and reads each part.

    Raises:
        NotReadable: too long, too deep, or not of this form.

    >>> parse_calls("GRU(16,return_sequences=True)")
    [Call(name='GRU', positional=(16,), named={'return_sequences': True})]
    """
    if len(text) > MAX_CHARACTERS:
        raise NotReadable(f"it is {len(text):,} characters long, more than {MAX_CHARACTERS:,}.")
    depth = deepest = 0
    for sign in text:
        depth += (sign in "([{") - (sign in ")]}")
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        raise NotReadable(f"its brackets are nested {deepest} deep, more than {MAX_DEPTH}.")
    parts = [part.strip() for part in text.split("|") if part.strip()]
    if not parts:
        raise NotReadable("it is empty.")
    if len(parts) > MAX_PARTS:
        raise NotReadable(f"it has {len(parts)} parts, more than {MAX_PARTS}.")
    return [_parse_part(part, number) for number, part in enumerate(parts, start=1)]


def show_value(value: Any) -> str:
    """A value as the address writes it: words without quotes, tuples without spaces.

    >>> show_value((None, 5)), show_value("softmax"), show_value(0.5)
    ('(None,5)', 'softmax', '0.5')
    """
    if isinstance(value, tuple | list):
        inner = ",".join(show_value(each) for each in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, str):
        return value if _WORD.fullmatch(value) else repr(value)
    return str(value)[:60]


def _parse_part(part: str, number: int) -> Call:
    where = f"part {number}, {part[:40]!r},"
    try:
        tree = ast.parse(part, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise NotReadable(f"{where} is not of the form Name(1, key=word).") from None
    if isinstance(tree, ast.Name):
        return Call(tree.id)
    if not isinstance(tree, ast.Call):
        raise NotReadable(f"{where} is not of the form Name(1, key=word).")
    return _read_call(tree, where)


def _read_call(tree: ast.Call, where: str) -> Call:
    if not isinstance(tree.func, ast.Name):
        raise NotReadable(f"{where} must begin with the name of a layer.")
    named = {}
    for keyword in tree.keywords:
        if keyword.arg is None:
            raise NotReadable(f"{where} uses ** which has no meaning here.")
        named[keyword.arg] = _read_value(keyword.value, where)
    return Call(tree.func.id, tuple(_read_value(each, where) for each in tree.args), named)


def _read_value(tree: ast.expr, where: str) -> Any:
    match tree:
        case ast.Constant(value=bool() | int() | float() | str() | None as value):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
            return -value
        case ast.Tuple(elts=values) | ast.List(elts=values):
            return tuple(_read_value(each, where) for each in values)
        case ast.Name(id=word):
            return word
        case ast.Call():
            return _read_call(tree, where)
    raise NotReadable(f"{where} holds something that is no number, word or layer.")
