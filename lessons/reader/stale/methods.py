"""Old ways to train and ask a model: `nb_epoch=`, `fit_generator`, `predict_classes`, `print(model.summary())`."""

import ast

from lessons.reader.finding import Edit, Finding
from lessons.reader.stale.desk import Desk

_FIT = ("fit", "fit_generator", "evaluate", "evaluate_generator", "predict", "predict_generator", "compile")
_RENAMED = {
    "nb_epoch": "epochs",
    "nb_val_samples": "validation_steps",
    "samples_per_epoch": "steps_per_epoch",
    "val_samples": "steps",
    "generator": "x",
}
_GONE = (
    "show_accuracy",
    "class_mode",
    "max_q_size",
    "max_queue_size",
    "nb_worker",
    "pickle_safe",
    "workers",
    "use_multiprocessing",
    "sample_weight_mode",
)
_METHODS = {
    "fit_generator": "fit",
    "evaluate_generator": "evaluate",
    "predict_generator": "predict",
    "predict_proba": "predict",
}


def check_method(desk: Desk, node: ast.Call) -> None:
    """Renames and drops what the methods of a model are given in older words."""
    if not isinstance(node.func, ast.Attribute) or desk.path(node.func) is not None:
        return
    method = node.func.attr
    if method in _METHODS:
        new = _METHODS[method]
        _tell_method(desk, node, method, f"Write {new}(...): it takes the same data.")
        desk.edits.append(_attribute(desk, node.func, new))
    elif method == "predict_classes":
        _predict_classes(desk, node)
    elif method == "reset_states" and not node.args and isinstance(desk.parents[node], ast.Expr):
        _reset(desk, node)
    if method in _FIT:
        _arguments(desk, node, method)


def check_print(desk: Desk, node: ast.Expr) -> None:
    """`print(model.summary())` prints None after the table."""
    match node.value:
        case ast.Call(
            func=ast.Name(id="print"), args=[ast.Call(func=ast.Attribute(attr="summary"), args=[]) as call], keywords=[]
        ):
            what = "summary() prints the table by itself and gives back None, which print shows as well."
            desk.findings.append(
                Finding("print_summary", node.lineno, "note", what, "", "Call summary() without print.", mended=True)
            )
            desk.edits += [
                Edit(desk.places.start(node), desk.places.start(call), ""),
                Edit(desk.places.end(call), desk.places.end(node), ""),
            ]


def _arguments(desk: Desk, node: ast.Call, method: str) -> None:
    gone: list[ast.expr | ast.keyword] = []
    today = method.removesuffix("_generator")
    for keyword in node.keywords:
        word = keyword.arg or ""
        if word == "generator" and method == today:
            continue
        new = _RENAMED.get(word)
        if new is not None or word in _GONE:
            says = f"TensorFlowTrainer.{today}() got an unexpected keyword argument '{word}'"
            why, cure = (
                (f"Keras 3 calls it {new}.", f"Write {new}=...")
                if new
                else ("Keras 3 does without it.", "Leave it out.")
            )
            what = f"{word} is an old argument of {today}."
            desk.findings.append(
                Finding("old_argument", keyword.lineno, "stops", what, why, cure, says, "TypeError", True)
            )
        if new is not None:
            desk.edits.append(desk.places.renamed(keyword, new))
        elif word in _GONE:
            gone.append(keyword)
    desk.edits += desk.places.without(node, gone)


def _predict_classes(desk: Desk, node: ast.Call) -> None:
    assert isinstance(node.func, ast.Attribute)
    places, line = desk.places, node.lineno
    owner = places.source(node.func.value)
    network = next((each for each in desk.machine.networks if each.variable == owner and each.layers), None)
    last = network.layers[-1][0].layer if network else None
    yes_or_no = getattr(last, "units", 0) == 1
    numpy = next((name for name, path in desk.scope.aliases.items() if path == "numpy"), None)
    if yes_or_no:
        cure, before, after = '(model.predict(x) > 0.5).astype("int32")', "(", ' > 0.5).astype("int32")'
    else:
        cure, before, after = "np.argmax(model.predict(x), axis=-1)", f"{numpy or 'np'}.argmax(", ", axis=-1)"
        if numpy is None:
            desk.need("np", line)
    _tell_method(desk, node, "predict_classes", f"Write {cure}.")
    desk.edits += [places.before(node, before), _attribute(desk, node.func, "predict"), places.after(node, after)]


def _reset(desk: Desk, node: ast.Call) -> None:
    assert isinstance(node.func, ast.Attribute)
    places = desk.places
    owner = node.func.value
    network = desk.machine.names.get(owner.id) if isinstance(owner, ast.Name) else None
    if network is None or not hasattr(network, "layers"):
        return
    _tell_method(desk, node, "reset_states", "Reset each recurrent layer: layer.reset_state().")
    loop = f"for layer in {places.source(owner)}.layers:\n{places.indent(node)}    "
    body = f'if hasattr(layer, "reset_state"):\n{places.indent(node)}        layer.reset_state()'
    desk.edits.append(places.replaced(node, loop + body))


def _attribute(desk: Desk, func: ast.Attribute, new: str) -> Edit:
    end = desk.places.end(func)
    return Edit(end - len(func.attr), end, new)


def _tell_method(desk: Desk, node: ast.Call, method: str, cure: str) -> None:
    says = f"'Sequential' object has no attribute '{method}'"
    desk.findings.append(
        Finding(
            "old_method",
            node.lineno,
            "stops",
            f"{method} is gone.",
            "Models of Keras 3 have no such method.",
            cure,
            says,
            "AttributeError",
            True,
        )
    )
