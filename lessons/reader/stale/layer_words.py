"""Old arguments of layers: `init=`, `border_mode=`, `output_dim=`, `input_shape=`, and old ways to call them."""

import ast

from lessons.network.layers import LAYERS
from lessons.reader.finding import Edit, Finding
from lessons.reader.layer_call import has_two_sizes, is_old_convolution
from lessons.reader.names import OTHER_LAYERS, SAME_LAYER, canonical
from lessons.reader.old_words import DROPPED, INPUT_WORDS, argument_today, value_today
from lessons.reader.stale.desk import Desk
from lessons.reader.stale.inputs import check_input_call, hoist_input

_KEPT = {"weights": ("Embedding",), "implementation": ("GRU", "LSTM", "SimpleRNN")}
_STOPS_WITH_TYPE_ERROR = ("units", "filters", "kernel_size", "rate", "target_shape")


def check_layer(desk: Desk, node: ast.Call) -> None:
    """Renames, drops and moves what a layer is given in the words of an older Keras."""
    path = desk.today(node.func)
    written = desk.path(node.func)
    if path is None or written is None or not canonical(path).startswith("keras."):
        return
    name = path.rpartition(".")[2]
    if written.endswith("TimeDistributedDense"):
        name = "Dense"
        _time_distributed_dense(desk, node)
    if name in ("Input", "InputLayer"):
        check_input_call(desk, node)
        return
    name = SAME_LAYER.get(name, name)
    if name not in LAYERS and name not in OTHER_LAYERS:
        return
    gone: list[ast.expr | ast.keyword] = []
    for keyword in node.keywords:
        word = keyword.arg or ""
        new = argument_today(name, word)
        if word in INPUT_WORDS and not (name == "Embedding" and word == "input_dim"):
            continue
        if new is not None and word not in ("nb_row", "nb_col"):
            _rename(desk, node, name, keyword, new)
        elif (word in DROPPED and name not in _KEPT.get(word, ())) or (name == "Embedding" and word == "dropout"):
            gone.append(keyword)
            what = f"{name} has no argument {word} any more."
            desk.findings.append(
                Finding(
                    "old_argument",
                    keyword.lineno,
                    "stops",
                    what,
                    "Keras 3 does without it.",
                    "Leave it out.",
                    f"Unrecognized keyword arguments passed to {name}: {{'{word}': ...}}",
                    "ValueError",
                    True,
                )
            )
    _old_sizes(desk, node, name, gone)
    hoist_input(desk, node, name, gone)
    desk.edits += desk.places.without(node, gone)


def _rename(desk: Desk, node: ast.Call, name: str, keyword: ast.keyword, new: str) -> None:
    required = new in _STOPS_WITH_TYPE_ERROR
    says = (
        f"{name}.__init__() missing 1 required positional argument: '{new}'"
        if required
        else f"Unrecognized keyword arguments passed to {name}: {{'{keyword.arg}': ...}}"
    )
    soft = name == "LeakyReLU"
    desk.findings.append(
        Finding(
            "old_argument",
            keyword.lineno,
            "stale" if soft else "stops",
            f"{keyword.arg} is the old name of an argument of {name}.",
            f"Keras 3 calls it {new}.",
            f"Write {new}=...",
            "Argument `alpha` is deprecated. Use `negative_slope` instead." if soft else says,
            "" if soft else "TypeError" if required else "ValueError",
            True,
        )
    )
    desk.edits.append(desk.places.renamed(keyword, new))
    if isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, str):
        word = value_today(keyword.value.value)
        if word is not None:
            desk.edits.append(desk.places.replaced(keyword.value, repr(word)))


def _old_sizes(desk: Desk, node: ast.Call, name: str, gone: list[ast.expr | ast.keyword]) -> None:
    """`Convolution2D(32, 3, 3)`, `nb_row=3, nb_col=3`, and `Dense(20, 64)`."""
    args = [each.value if isinstance(each, ast.Constant) else _held(desk, each) for each in node.args]
    named = {each.arg: each for each in node.keywords if each.arg}
    kind = LAYERS.get(name)
    if kind is None:
        return
    places = desk.places
    if is_old_convolution(kind, node, args, dict.fromkeys(named)):
        rows, columns = node.args[1:3]
        what = "Keras 1 read these two numbers as the kernel; Keras 3 reads the second as the strides."
        desk.findings.append(
            Finding(
                "old_kernel",
                node.lineno,
                "silent",
                what,
                "The shapes would be others, without a word.",
                "Write the kernel as one pair: (3, 3).",
                mended=True,
            )
        )
        pair = f"({places.source(rows)}, {places.source(columns)})"
        desk.edits.append(Edit(places.start(rows), places.end(columns), pair))
    elif "nb_row" in named and "nb_col" in named:
        row, column = named["nb_row"], named["nb_col"]
        desk.findings.append(
            Finding(
                "old_argument",
                row.lineno,
                "stops",
                "nb_row and nb_col are old names.",
                "Keras 3 takes both as kernel_size.",
                "Write kernel_size=(rows, columns).",
                f"Unrecognized keyword arguments passed to {name}: {{'nb_row': ...}}",
                "ValueError",
                True,
            )
        )
        desk.edits.append(
            places.replaced(row, f"kernel_size=({places.source(row.value)}, {places.source(column.value)})")
        )
        gone.append(column)
    elif has_two_sizes(kind, args):
        what = f"The first Keras took the inputs of {name} first, then its units."
        desk.findings.append(
            Finding(
                "two_sizes",
                node.lineno,
                "stops",
                what,
                "Keras 3 works out the inputs by itself.",
                "Give only the units.",
                f"Could not interpret activation function identifier: {args[1]}",
                "ValueError",
                True,
            )
        )
        gone.append(node.args[0])


def _held(desk: Desk, node: ast.expr) -> object:
    return desk.machine.names.get(node.id) if isinstance(node, ast.Name) else None


def _time_distributed_dense(desk: Desk, node: ast.Call) -> None:
    func, places = node.func, desk.places
    source = places.source(func)
    head = source[: -len("TimeDistributedDense")]
    if head.endswith("."):
        path = desk.written(func, desk.today(func) or "")
        head = path[: -len("TimeDistributed")]
    else:
        desk.need("Dense", node.lineno)
        if "TimeDistributedDense" in desk.scope.missing:
            desk.need("TimeDistributed", node.lineno)
    what = "TimeDistributedDense is gone."
    says = "module 'keras.layers' has no attribute 'TimeDistributedDense'"
    desk.findings.append(
        Finding(
            "moved",
            node.lineno,
            "stops",
            what,
            "Dense works on every step by itself; TimeDistributed(Dense(...)) says the same.",
            "Write TimeDistributed(Dense(...)).",
            says,
            "AttributeError",
            True,
        )
    )
    desk.edits += [places.replaced(func, f"{head}TimeDistributed({head}Dense"), places.after(node, ")")]
