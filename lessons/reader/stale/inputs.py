"""What arrives, said in the layer: `input_shape=` and its like become an `Input` before the layer."""

import ast

from lessons.network.layers import LAYERS, Conv1D, Recurrent
from lessons.reader.finding import Edit, Finding
from lessons.reader.layer_call import has_two_sizes
from lessons.reader.names import kind_of
from lessons.reader.old_words import INPUT_WORDS, path_today
from lessons.reader.stale.desk import Desk

_WARNING = (
    "Do not pass an `input_shape`/`input_dim` argument to a layer. When using Sequential models, prefer using an "
    "`Input(shape)` object as the first layer in the model instead."
)
_WRAPPERS = ("TimeDistributed", "Bidirectional")


def hoist_input(desk: Desk, node: ast.Call, name: str, gone: list[ast.expr | ast.keyword]) -> None:
    """Takes the input's shape out of a layer; before the first layer of a Sequential it becomes an Input."""
    words = {each.arg: each for each in node.keywords if each.arg is not None and each.arg in INPUT_WORDS}
    if name == "Embedding":
        words.pop("input_dim", None)
    first_size = node.args[0] if has_two_sizes(LAYERS.get(name, object), _numbers(node)) else None
    if not words and first_size is None:
        return
    chain = _with_wrappers(desk, node)
    outer = chain[-1]
    machine = desk.machine
    late = any(each in machine.late_inputs for each in chain)
    first = any(each in machine.first_inputs for each in chain)
    shape = _shape(desk, node, name, words, first_size)
    inner_of_time = any(
        desk.path(each.func) and (desk.path(each.func) or "").endswith("TimeDistributed") for each in chain[1:]
    )
    place = _place(desk, outer)
    goes = shape is None or (late and not first) or inner_of_time or isinstance(place, str)
    mended = goes or (place is not None and not (late and first))
    for word, keyword in words.items():
        desk.findings.append(_finding(word, keyword.lineno, name, mended))
    if not mended:
        return
    gone += words.values()
    if not goes and not isinstance(place, str | None):
        desk.edits.append(_insertion(desk, node, place, shape or ""))


def check_input_call(desk: Desk, node: ast.Call) -> None:
    """`Input(batch_input_shape=...)`, `InputLayer(input_shape=...)`, `Input(shape=(3))`."""
    for keyword in node.keywords:
        new = {"batch_input_shape": "batch_shape", "input_shape": "shape"}.get(keyword.arg or "")
        if new is not None:
            soft = keyword.arg == "input_shape" and (desk.path(node.func) or "").endswith("InputLayer")
            says = (
                "Argument `input_shape` is deprecated. Use `shape` instead."
                if soft
                else f"Input() got an unexpected keyword argument '{keyword.arg}'"
            )
            desk.findings.append(
                Finding(
                    "old_argument",
                    keyword.lineno,
                    "stale" if soft else "stops",
                    f"{keyword.arg} is the old name.",
                    f"Keras 3 calls it {new}.",
                    f"Write {new}=...",
                    says,
                    "" if soft else "TypeError",
                    True,
                )
            )
            desk.edits.append(desk.places.renamed(keyword, new))
    shapes = [*node.args[:1], *(each.value for each in node.keywords if each.arg in ("shape", "input_shape"))]
    for shape in shapes:
        if isinstance(shape, ast.Constant) and isinstance(shape.value, int):
            desk.edits.append(desk.places.replaced(shape, f"({desk.places.source(shape)},)"))


def _finding(word: str, line: int, name: str, mended: bool) -> Finding:
    soft = word in ("input_shape", "input_dim") or (word == "input_length" and name == "Embedding")
    says = (
        _WARNING if word in ("input_shape", "input_dim") else "Argument `input_length` is deprecated. Just remove it."
    )
    return Finding(
        "input_in_layer",
        line,
        "stale" if soft else "stops",
        f"{word} says inside a layer what arrives.",
        "Keras 3 says it once, in front of the first layer.",
        "Put keras.Input(shape) before the first layer.",
        says if soft else f"Unrecognized keyword arguments passed to {name}: {{'{word}': ...}}",
        "" if soft else "ValueError",
        mended,
    )


def _shape(
    desk: Desk, node: ast.Call, name: str, words: dict[str, ast.keyword], first_size: ast.expr | None
) -> str | None:
    """The arguments of the Input, as text."""
    said = {word: desk.places.source(each.value) for word, each in words.items()}
    kind = LAYERS.get(name, object)
    steps = issubclass(kind, Recurrent | Conv1D)
    if "batch_input_shape" in said:
        return f"batch_shape={said['batch_input_shape']}"
    if "input_shape" in said:
        value = words["input_shape"].value
        alone = isinstance(value, ast.Constant) and isinstance(value.value, int)
        shape = f"({said['input_shape']},)" if alone else said["input_shape"]
    elif name == "Embedding":
        if "input_length" not in said:
            return None
        shape = f"({said['input_length']},)"
    elif "input_dim" in said or first_size is not None:
        size = said.get("input_dim") or desk.places.source(first_size or node)
        shape = f"({said.get('input_length', 'None')}, {size})" if steps else f"({size},)"
    else:
        return None
    return f'shape={shape}, dtype="int32"' if name == "Embedding" else f"shape={shape}"


def _with_wrappers(desk: Desk, node: ast.Call) -> list[ast.Call]:
    chain = [node]
    while True:
        parent: ast.AST = desk.parents[chain[-1]]
        if isinstance(parent, ast.keyword):
            parent = desk.parents[parent]
        path = desk.path(parent.func) if isinstance(parent, ast.Call) else None
        if not isinstance(parent, ast.Call) or path is None or path.rpartition(".")[2] not in _WRAPPERS:
            return chain
        chain.append(parent)


def _place(desk: Desk, outer: ast.Call) -> ast.stmt | ast.Call | str | None:
    """Where the Input goes: before a statement `model.add(...)`, before an element; a text when nowhere."""
    parent = desk.parents[outer]
    if isinstance(parent, ast.Call) and parent.func is outer:
        return "a layer on a tensor"
    if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute) and parent.func.attr == "add":
        statement = desk.parents[parent]
        return statement if isinstance(statement, ast.Expr) else None
    return outer if isinstance(parent, ast.List) else None


def _insertion(desk: Desk, node: ast.Call, place: ast.AST, shape: str) -> Edit:
    places = desk.places
    made = f"{_input_name(desk, node)}({shape})"
    if isinstance(place, ast.Expr):
        assert isinstance(place.value, ast.Call)
        assert isinstance(place.value.func, ast.Attribute)
        made = f"{places.source(place.value.func.value)}.add({made})"
        return places.before(place, f"{made}\n{places.indent(place)}" if places.stands_first(place) else f"{made}; ")
    return places.before(place, f"{made},\n{places.indent(place)}" if places.stands_first(place) else f"{made}, ")


def _input_name(desk: Desk, node: ast.Call) -> str:
    """`Input`, written the way the text writes this layer."""
    func = node.func
    if isinstance(func, ast.Attribute):
        path = path_today(desk.path(func) or "")
        return desk.written(func, f"{path.rpartition('.')[0]}.Input")
    known = next(
        (
            name
            for name, path in desk.scope.aliases.items()
            if kind_of(path)[0] == "input" and desk.has(name, node.lineno)
        ),
        None,
    )
    if known is None:
        desk.need("Input", node.lineno)
    return known or "Input"


def _numbers(node: ast.Call) -> list[object]:
    return [each.value if isinstance(each, ast.Constant) else None for each in node.args]
