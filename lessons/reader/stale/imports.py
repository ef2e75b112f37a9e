"""Modules and classes that moved: `keras.layers.recurrent.GRU`, `np_utils`, `CuDNNLSTM`, `np.float`, `xrange`."""

import ast

from lessons.reader.finding import Edit, Finding
from lessons.reader.names import canonical
from lessons.reader.old_words import path_today
from lessons.reader.stale.desk import Desk

PYTHON_2 = {"xrange": "range", "raw_input": "input", "unicode": "str", "unichr": "chr"}
_NUMPY = {"int": "int", "float": "float", "object": "object", "str": "str"}
_GONE = (
    "keras.wrappers.scikit_learn",
    "keras.layers.containers",
    "keras.layers.Merge",
    "keras.models.Graph",
    "keras.layers.merge",
)


def check_import(desk: Desk, node: ast.Import | ast.ImportFrom) -> None:
    """An import of a module that is gone is written anew."""
    if isinstance(node, ast.Import):
        for each in node.names:
            today = path_today(each.name)
            if today != each.name and canonical(each.name).startswith("keras."):
                _tell(desk, node, each.name, today, "ModuleNotFoundError")
                desk.edits.append(desk.places.replaced(each, f"{today} as {each.asname}" if each.asname else today))
        return
    module = node.module or ""
    if not canonical(module).startswith("keras"):
        return
    old = [f"{module}.{each.name}" for each in node.names]
    if node.names[0].name == "*":
        new_module = path_today(f"{module}.Dense").rpartition(".")[0] if "layers" in module else path_today(module)
        if new_module != module:
            _tell(desk, node, module, new_module, "ModuleNotFoundError")
            desk.edits.append(_module_edit(desk, node, new_module))
        return
    new = [path_today(path) for path in old]
    if old == new:
        for path in old:
            if canonical(path).startswith(_GONE):
                _tell_gone(desk, node.lineno, canonical(path))
        return
    _tell(
        desk,
        node,
        next(a for a, b in zip(old, new, strict=True) if a != b),
        next(b for a, b in zip(old, new, strict=True) if a != b),
        "ModuleNotFoundError" if module != path_today(f"{module}.X").rpartition(".")[0] else "ImportError",
    )
    homes = {path.rpartition(".")[0] for path in new}
    same_words = all(a.rpartition(".")[2] == b.rpartition(".")[2] for a, b in zip(old, new, strict=True))
    if len(homes) == 1 and same_words:
        desk.edits.append(_module_edit(desk, node, homes.pop()))
    else:
        desk.edits.append(desk.places.replaced(node, _written_anew(desk, node, new)))
        desk.rewritten.add(node)


def check_attribute(desk: Desk, node: ast.Attribute) -> None:
    """`keras.layers.recurrent.GRU` is written by its name of today."""
    path = desk.path(node)
    if path is None:
        return
    if path.startswith("numpy.") and path[6:] in _NUMPY:
        word = _NUMPY[path[6:]]
        desk.findings.append(
            Finding(
                "numpy_word",
                node.lineno,
                "stops",
                f"NumPy has no {path[6:]} of its own any more.",
                "It was another name for Python's.",
                f"Write {word}.",
                f"module 'numpy' has no attribute '{path[6:]}'.",
                "AttributeError",
                True,
            )
        )
        desk.edits.append(desk.places.replaced(node, word))
        return
    new = path_today(path)
    if path.endswith(".TimeDistributedDense"):  # the rule for layers writes the whole call
        new = path
    root: ast.expr = node
    while isinstance(root, ast.Attribute):
        root = root.value
    through = desk.path(root) or ""
    if path_today(through) != through and path_today(through) + path[len(through) :] == new:
        return  # its import is written anew, and keeps this name
    if new != path:
        _tell(desk, node, path, new, "AttributeError")
        desk.edits.append(desk.places.replaced(node, desk.written(node, new)))
    elif canonical(path).startswith(_GONE):
        _tell_gone(desk, node.lineno, canonical(path))


def check_name(desk: Desk, node: ast.Name) -> None:
    """A name that Python 2 had, or an imported one that has another name today."""
    if node.id in PYTHON_2 and node.id in desk.scope.missing:
        new = PYTHON_2[node.id]
        desk.findings.append(
            Finding(
                "python_2_name",
                node.lineno,
                "stops",
                f"{node.id} is Python 2.",
                f"Python 3 calls it {new}.",
                f"Write {new}.",
                f"name '{node.id}' is not defined",
                "NameError",
                True,
            )
        )
        desk.edits.append(desk.places.replaced(node, new))
        return
    path = desk.scope.aliases.get(node.id)
    if path is None or not isinstance(node.ctx, ast.Load) or not canonical(path).startswith("keras."):
        return
    old, new = path.rpartition(".")[2], path_today(path).rpartition(".")[2]
    if old != new and node.id == old and node.id != "TimeDistributedDense":
        if node.id in desk.scope.missing:
            _tell(desk, node, path, path_today(path), "NameError")
            desk.need(new, node.lineno)
        desk.edits.append(desk.places.replaced(node, new))


def _module_edit(desk: Desk, node: ast.ImportFrom, new: str) -> Edit:
    start = desk.places.start(node)
    place = desk.places.text.index(node.module or "", start + 4)
    return Edit(place, place + len(node.module or ""), new)


def _written_anew(desk: Desk, node: ast.ImportFrom, new: list[str]) -> str:
    by_home: dict[str, list[str]] = {}
    for each, path in zip(node.names, new, strict=True):
        home, _, name = path.rpartition(".")
        alias = each.asname
        if alias is None and each.name != name and name.islower() and home == "keras":
            alias = each.name  # `from keras.utils import np_utils`: the text goes on saying np_utils
        by_home.setdefault(home, []).append(f"{name} as {alias}" if alias and alias != name else name)
        if each.name == "TimeDistributedDense" and "Dense" not in desk.scope.bound:
            by_home[home].append("Dense")
    lines = [f"from {home} import {', '.join(dict.fromkeys(names))}" for home, names in by_home.items()]
    return f"\n{desk.places.indent(node)}".join(lines)


def _tell(desk: Desk, node: ast.stmt | ast.expr, old: str, new: str, error: str) -> None:
    said = canonical(old)
    home, _, last = said.rpartition(".")
    if error == "ModuleNotFoundError":
        module = said if path_today(said) == said or last[:1].islower() else home
        says = f"No module named '{module}'"
    elif error == "AttributeError":
        words = said.split(".")
        place = next(
            (i for i in range(2, len(words)) if path_today(".".join(words[: i + 1])) != ".".join(words[: i + 1])),
            len(words) - 1,
        )
        says = f"module '{'.'.join(words[:place])}' has no attribute '{words[place]}'"
    else:
        says = f"name '{last}' is not defined" if error == "NameError" else f"cannot import name '{last}' from '{home}'"
    what = f"{said} is gone from Keras 3."
    desk.findings.append(
        Finding(
            "moved",
            node.lineno,
            "stops",
            what,
            "It has another place or name now.",
            f"Write {canonical(new) if not new.startswith('tensorflow.keras.preprocessing') else new}.",
            says,
            error,
            True,
        )
    )


def _tell_gone(desk: Desk, line: int, path: str) -> None:
    cures = {
        "keras.wrappers.scikit_learn": "Install scikeras and use its KerasClassifier.",
        "keras.layers.merge": "Use keras.layers.concatenate, add or multiply.",
    }
    cure = next((cure for start, cure in cures.items() if path.startswith(start)), "Use the functional form.")
    desk.findings.append(
        Finding(
            "gone",
            line,
            "stops",
            f"{path} is gone from Keras 3, and nothing has its name.",
            "",
            cure,
            f"No module named '{path}'",
            "ModuleNotFoundError",
        )
    )
