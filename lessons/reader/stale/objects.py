"""Old arguments of what goes with layers: regularizers, optimizers, callbacks, `Model(input=...)`."""

import ast

from lessons.reader.finding import Finding
from lessons.reader.names import kind_of
from lessons.reader.stale.desk import Desk

_GONE = {"decay", "lr_decay", "schedule_decay"}


def check_object(desk: Desk, node: ast.Call) -> None:
    """Renames and drops what regularizers, optimizers, models and callbacks are given in older words."""
    path = desk.today(node.func)
    if path is None:
        return
    kind, name = kind_of(path)
    words = {each.arg: each for each in node.keywords if each.arg}
    if kind == "regularizer" and "l" in words:
        new = "l1" if name.lower() == "l1" else "l2"
        says = f"{name.upper()}.__init__() got an unexpected keyword argument 'l'"
        _rename(desk, words["l"], new, name, says, "TypeError")
    elif kind == "model":
        for old, new in (("input", "inputs"), ("output", "outputs")):
            if old in words:
                says = f"Unrecognized keyword arguments passed to Model: {{'{old}': ...}}"
                _rename(desk, words[old], new, name, says, "ValueError")
    elif kind == "optimizer":
        _optimizer(desk, node, words)
    elif kind == "initializer" and "scale" in words and "Scaling" not in name:
        _rename(
            desk,
            words["scale"],
            "stddev" if "ormal" in name else "maxval",
            name,
            f"{name}.__init__() got an unexpected keyword argument 'scale'",
            "TypeError",
        )
    elif name == "to_categorical" and "nb_classes" in words:
        _rename(
            desk,
            words["nb_classes"],
            "num_classes",
            name,
            "to_categorical() got an unexpected keyword argument 'nb_classes'",
            "TypeError",
        )
    elif name == "ModelCheckpoint":
        _checkpoint(desk, node, words)


def _optimizer(desk: Desk, node: ast.Call, words: dict[str, ast.keyword]) -> None:
    if "lr" in words:
        _rename(
            desk, words["lr"], "learning_rate", "the optimizer", "Argument(s) not recognized: {'lr': ...}", "ValueError"
        )
    gone: list[ast.expr | ast.keyword] = []
    for word in _GONE & set(words):
        gone.append(words[word])
        says = f"Argument `{word}` is no longer supported and will be ignored."
        desk.findings.append(
            Finding(
                "old_argument",
                words[word].lineno,
                "stale",
                f"{word} of the optimizer is ignored.",
                "The learning rate stays as it is.",
                "For a falling rate use keras.optimizers.schedules.InverseTimeDecay.",
                says,
                "",
                True,
            )
        )
    epsilon = words.get("epsilon")
    if epsilon is not None and isinstance(epsilon.value, ast.Constant) and epsilon.value.value is None:
        gone.append(epsilon)
        desk.findings.append(
            Finding(
                "old_argument",
                epsilon.lineno,
                "stops",
                "epsilon=None is no number.",
                "Keras 2 took it as its default.",
                "Leave it out.",
                "unsupported operand type(s): None",
                "TypeError",
                True,
            )
        )
    desk.edits += desk.places.without(node, gone)


def _checkpoint(desk: Desk, node: ast.Call, words: dict[str, ast.keyword]) -> None:
    path = node.args[0] if node.args else words["filepath"].value if "filepath" in words else None
    if not isinstance(path, ast.Constant) or not isinstance(path.value, str):
        return
    only = words.get("save_weights_only")
    weights = only is not None and isinstance(only.value, ast.Constant) and only.value.value is True
    fits = (".weights.h5",) if weights else (".keras", ".h5")
    if path.value.endswith(fits):
        return
    stem = path.value.rpartition(".")[0] or path.value
    new = stem + (".weights.h5" if weights else ".keras")
    rule = (
        "When using `save_weights_only=True` in `ModelCheckpoint`, the filepath provided must end in `.weights.h5` "
        "(Keras weights format)."
        if weights
        else "The filepath provided must end in `.keras` (Keras model format)."
    )
    desk.findings.append(
        Finding(
            "checkpoint_path",
            node.lineno,
            "stops",
            f"{path.value} is no file name Keras 3 saves to.",
            f"It must end in {fits[0]}.",
            f"Write {new!r}.",
            f"{rule} Received: filepath={path.value}",
            "ValueError",
            True,
        )
    )
    desk.edits.append(desk.places.replaced(path, repr(new)))


def _rename(desk: Desk, keyword: ast.keyword, new: str, owner: str, says: str, error: str) -> None:
    what = f"{keyword.arg} is the old name of an argument of {owner}."
    desk.findings.append(
        Finding(
            "old_argument",
            keyword.lineno,
            "stops",
            what,
            f"Keras 3 calls it {new}.",
            f"Write {new}=...",
            says,
            error,
            True,
        )
    )
    desk.edits.append(desk.places.renamed(keyword, new))
