"""Names nothing brings: a missing import is added where imports stand; a text that begins in the middle is told."""

import ast

from lessons.reader.finding import Edit, Finding
from lessons.reader.names import IMPORTS, canonical, import_line, known_path
from lessons.reader.old_words import path_today
from lessons.reader.stale.desk import Desk
from lessons.reader.stale.imports import PYTHON_2

_MODELS = ("model",)


def check_missing(desk: Desk) -> None:
    """Tells each name that nothing binds, at its first use."""
    if desk.machine.needs_numpy:
        desk.need("np", desk.machine.needs_numpy)
    for name, node in desk.scope.missing.items():
        if name in PYTHON_2:
            continue
        says = f"name '{name}' is not defined"
        if known_path(name) is not None:
            line = import_line(name)
            old = path_today(known_path(name) or "").rpartition(".")[2] != name and name not in (
                "np",
                "tf",
                "K",
                "plt",
                "pd",
                "np_utils",
                "keras",
            )
            if not old and name != "TimeDistributedDense":
                desk.need(name, node.lineno)
            desk.findings.append(
                Finding(
                    "missing_import",
                    node.lineno,
                    "stops",
                    f"{name} is used, and nothing imports it.",
                    "Python knows only names that were brought in before.",
                    f"Begin with: {line}",
                    says,
                    "NameError",
                    True,
                )
            )
        elif name in _MODELS and node.id in desk.machine.names:
            desk.findings.append(
                Finding(
                    "missing_model",
                    node.lineno,
                    "stops",
                    f"{name} is used, and nothing makes it: the text begins in the middle.",
                    "A layer is added to a model that is there already.",
                    f"Begin with: {name} = keras.Sequential()",
                    says,
                    "NameError",
                    True,
                )
            )
            _begin_model(desk, name, node)
        else:
            desk.findings.append(
                Finding(
                    "undefined_name",
                    node.lineno,
                    "stops",
                    f"{name} is used, and nothing says what it is.",
                    "Python stops at a name it does not know.",
                    f"Give {name} a value before this line.",
                    says,
                    "NameError",
                )
            )


def add_imports(desk: Desk) -> None:
    """The edits that bring in every name the mended text needs: in an import that is there, or in a new line."""
    tensorflow = any(path.startswith("tensorflow.keras") for path in desk.scope.aliases.values())
    lines: list[tuple[str, int]] = []
    for name, used in sorted(desk.needs.items()):
        home, member = IMPORTS[name]
        if _extend(desk, name, home, member, used):
            continue
        module = f"tensorflow.{home}" if tensorflow and home.startswith("keras.") else home
        lines.append((import_line(name, module or None), used))
    if lines:
        desk.edits.append(_at_the_top(desk, _joined([line for line, _ in lines]), min(used for _, used in lines)))


def _extend(desk: Desk, name: str, home: str, member: str, used: int) -> bool:
    """Appends a name to an import of the same module, when there is one before its first use."""
    for node in desk.tree.body:
        if isinstance(node, ast.ImportFrom) and node.lineno < used and node not in desk.rewritten and home:
            words = node.names
            module = path_today(f"{node.module}.{words[0].name}").rpartition(".")[0]
            if canonical(module) == home and words[0].name != "*" and member == name:
                desk.edits.append(desk.places.after(words[-1], f", {name}"))
                return True
    return False


def _joined(lines: list[str]) -> str:
    """One line for each module."""
    by_start: dict[str, list[str]] = {}
    for line in sorted(set(lines), key=lambda each: (not each.startswith("import"), each)):
        start, _, names = line.partition(" import ")
        by_start.setdefault(start if names else line, []).append(names)
    made = [f"{start} import {', '.join(names)}" if names[0] else start for start, names in by_start.items()]
    return "\n".join(made)


def _at_the_top(desk: Desk, lines: str, used: int) -> Edit:
    body = desk.tree.body
    skipped = [each for each in body if isinstance(each, ast.ImportFrom) and each.module == "__future__"]
    docstring = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) and len(body) > 1
    start = body.index(skipped[-1]) + 1 if skipped else int(docstring)
    start = min(start, len(body) - 1)
    first = next((each for each in body[start:] if isinstance(each, ast.Import | ast.ImportFrom)), None)
    place = first if first is not None and first.lineno <= used else body[start]
    gap = "\n" if isinstance(place, ast.Import | ast.ImportFrom) else "\n\n"
    return desk.places.before(place, lines + gap)


def _begin_model(desk: Desk, name: str, node: ast.Name) -> None:
    statement: ast.AST = desk.statement(node)
    while desk.parents[statement] is not desk.tree:
        statement = desk.parents[statement]
    known = next(
        (
            each
            for each, path in desk.scope.aliases.items()
            if path.endswith(".Sequential") and desk.has(each, node.lineno)
        ),
        None,
    )
    if known is None:
        desk.need("Sequential", node.lineno)
    desk.edits.append(desk.places.before(statement, f"{name} = {known or 'Sequential'}()\n"))
