"""keep_code: from a page with prose around it, the lines that are Python; all others become comments."""

import ast
import re
from collections.abc import Callable

from lessons.reader.finding import Finding

MAX_PARSED = 200_000  # characters, all attempts together
MAX_STATEMENT = 400  # lines
Parse = Callable[[str], ast.Module | None]

_COMPOUND = re.compile(r"(?:def|class|for|while|if|try|with|async)\b|@\w")
_CONTINUED = re.compile(r"(?:else|elif|except|finally)\b")
_LIKE_CODE = re.compile(
    r"(?:from\s+\S+\s+import\b|import\s+[\w.]+(?:\s+as\s+\w+)?\s*$|def\s+\w+\s*\(|class\s+\w+\s*[(:]"
    r"|(?:for|while|if|elif|with)\s.*:\s*$|[\w.]+(?:\[[^\]]*\])?\s*=(?!=)|[A-Za-z_][\w.]*\()"
)
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})


def keep_code(text: str, parse: Parse, findings: list[Finding]) -> str:
    r"""The text with each line that is no Python as a comment; what is code stands at the left.

    >>> import ast
    >>> keep_code("Look at this:\n    x = 1", lambda text: ast.parse(text) if "Look" not in text else None, [])
    '# Look at this:\nx = 1'
    """
    lines = text.split("\n")
    kept: list[str] = []
    left = MAX_PARSED
    prose = 0
    while len(kept) < len(lines):
        here = len(kept)
        if not lines[here].strip() or lines[here].lstrip().startswith("#"):
            kept.append(lines[here].lstrip())
            continue
        statement = _statement(lines, here) if left > 0 else [lines[here]]
        taken, spent = _taken(statement, parse) if left > 0 else (None, 0)
        left -= spent
        if taken is not None:
            kept += taken
            continue
        bare = lines[here].strip()
        if _LIKE_CODE.match(bare):
            findings.append(_not_python(here + 1, bare))
        else:
            prose = prose or here + 1
        kept.append(f"# {bare}")
    if prose:
        what = "Some lines are no Python: text around the code, or a printed table."
        findings.append(
            Finding(
                "prose",
                prose,
                "note",
                what,
                "",
                "They are passed over; the mended code has them as comments.",
                mended=True,
            )
        )
    return "\n".join(kept)


def _statement(lines: list[str], first: int) -> list[str]:
    """The lines of the statement that begins here: to the last closing bracket, to the end of the block."""
    end = _closed(lines, first)
    bare = lines[first].strip()
    if not _COMPOUND.match(bare):
        return lines[first:end]
    indent = _indent(lines[first])
    while end < len(lines) and end - first < MAX_STATEMENT:
        line = lines[end]
        goes_on = bare.startswith("@") or _CONTINUED.match(line.strip())
        if line.strip() and _indent(line) <= indent and not (goes_on and _indent(line) == indent):
            break
        if line.strip() and _indent(line) == indent:
            bare = line.strip()
        end = _closed(lines, end) if line.strip() else end + 1
    while not lines[end - 1].strip():
        end -= 1
    return lines[first:end]


def _closed(lines: list[str], first: int) -> int:
    """The line after the one where the brackets opened here are closed again."""
    if (
        lines[first].strip() == "\\"
    ):  # nothing is begun here, and a thousand such lines would be looked through each time
        return first + 1
    depth, quote = 0, ""
    for number in range(first, min(len(lines), first + MAX_STATEMENT)):
        line = lines[number]
        place = 0
        while place < len(line):
            sign = line[place]
            if quote:
                if line.startswith(quote, place):
                    place += len(quote)
                    quote = ""
                    continue
                place += sign == "\\"
            elif sign in "'\"":
                quote = line[place : place + 3] if line[place : place + 3] in ("'''", '"""') else sign
                place += len(quote)
                continue
            elif sign == "#":
                break
            else:
                depth += (sign in "([{") - (sign in ")]}")
            place += 1
        if len(quote) == 1:
            quote = ""
        if depth <= 0 and not quote and not line.endswith("\\"):
            return number + 1
    return first + 1


def _taken(statement: list[str], parse: Parse) -> tuple[list[str] | None, int]:
    """The lines to keep, at the left; nothing when they are no code. And how much was parsed."""
    shift = _indent(statement[0])
    moved = [line[min(shift, _indent(line)) :] for line in statement]
    spent = 0
    for candidate in (moved, [line.translate(_QUOTES) for line in moved]):
        joined = "\n".join(candidate)
        tree = parse(joined)
        spent += len(joined) + 20
        if tree is not None:
            return (candidate if tree.body and all(_is_code(node, joined) for node in tree.body) else None), spent
        if candidate == [line.translate(_QUOTES) for line in candidate]:
            break
    return None, spent


def _is_code(node: ast.stmt, text: str) -> bool:
    """False for what only happens to be Python: a lone word, `Note: this`, `layers (neurons)`."""
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case ast.Expr(value=ast.Call(func=func) as call):
            end = call.func.end_col_offset or 0
            spaced = call.func.end_lineno == 1 and text.encode()[end : end + 1] == b" "
            return not (spaced and isinstance(func, ast.Name) and func.id != "print")
        case ast.Expr():
            return False
        case ast.AnnAssign(value=None):
            return False
        case ast.Pass() | ast.Break() | ast.Continue() | ast.Return() | ast.Raise() | ast.Assert() | ast.Delete():
            return False
        case ast.Global() | ast.Nonlocal():
            return False
    return True


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _not_python(line: int, bare: str) -> Finding:
    formula = re.match(r"[A-Za-z_]\w*\([^()]*\)\s*=(?!=)", bare) is not None
    says = "cannot assign to function call here. Maybe you meant '==' instead of '='?" if formula else "invalid syntax"
    if formula:
        what, why = "This is a formula, not Python.", "Python cannot assign to a call such as f(x)."
        cure = "Write a function: def f(x): return ..., with np.exp from NumPy in place of exp."
    else:
        what, why = "Python cannot read this line.", "A bracket, a quote or a comma is wrong, or it is no code."
        cure = "Compare it with the page it came from; it is passed over here."
    return Finding("syntax", line, "stops", what, why, cure, says, "SyntaxError", mended=True)
