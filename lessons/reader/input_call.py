"""What arrives at a network: `Input(...)`, and the old words `input_shape`, `input_dim`, `batch_input_shape`."""

import ast
from collections.abc import Callable
from typing import Any

from lessons.network.arguments import is_whole
from lessons.network.layers import Conv1D, Embedding, Input, Layer, Recurrent
from lessons.network.shape import Shape
from lessons.reader.finding import Finding
from lessons.reader.values import Array, Unknown

Tell = Callable[[Finding], None]
MAX_AXES = 6
STAND_IN = 8  # features, where the text does not say how many
_DTYPES = {"bool", "float16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8"}


def make_input(node: ast.Call, args: list[Any], named: dict[str, Any], tell: Tell) -> Input | Unknown:
    """What `Input(...)` or `InputLayer(...)` says."""
    batch: Any = named.get("batch_size")
    shape: Any = named.get("shape", named.get("input_shape", args[0] if args else None))
    whole = named.get("batch_shape", named.get("batch_input_shape"))
    if whole is not None:
        if not isinstance(whole, tuple | list) or not whole:
            return Unknown("its shape cannot be read from the text")
        batch, shape = whole[0], tuple(whole[1:])
    if shape is None and "shape" not in named:
        return Unknown("its shape is not said")
    sizes = _sizes(shape, node, tell)
    dtype = named.get("dtype", "float32")
    name = named.get("name")
    return Input(
        sizes,
        batch_size=batch if is_whole(batch) else None,
        dtype=dtype if isinstance(dtype, str) and dtype in _DTYPES else "float32",
        name=name if isinstance(name, str) else None,
    )


def input_of_words(kind: type[Layer], words: dict[str, Any], node: ast.Call, tell: Tell) -> Input | None:
    """What the old words at a first layer say; `None` when they say no shape.

    A first Embedding takes word ids, so that its Input holds whole numbers.
    """
    batch: Any = None
    shape: Any
    if "batch_input_shape" in words:
        whole = words["batch_input_shape"]
        if not isinstance(whole, tuple | list) or not whole:
            return None
        batch, shape = whole[0], tuple(whole[1:])
    elif "input_shape" in words:
        shape = words["input_shape"]
    elif kind is Embedding:
        length = words.get("input_length")
        shape = length if isinstance(length, tuple | list) else (length,)
    elif "input_dim" in words:
        length = words.get("input_length")
        shape = (length, words["input_dim"]) if issubclass(kind, Recurrent | Conv1D) else (words["input_dim"],)
    else:
        return None
    dtype = "int32" if kind is Embedding else "float32"
    return Input(_sizes(shape, node, tell), batch_size=batch if is_whole(batch) else None, dtype=dtype)


def input_for(array: Array, first: Layer | None) -> Input:
    """The Input that Keras makes up when the first array arrives."""
    return Input(array.shape[1:], dtype="int32" if isinstance(first, Embedding) else "float32")


def guessed_input(first: Layer | None) -> Input:
    """An Input that suits the first layer, where the text says nothing about it."""
    name = type(first).__name__
    if isinstance(first, Embedding):
        return Input((5,), dtype="int32")
    if name in ("Conv2D", "MaxPooling2D", "AveragePooling2D"):
        return Input((28, 28, 1))
    steps = isinstance(first, Recurrent) or name in (
        "Bidirectional",
        "TimeDistributed",
        "Conv1D",
        "MaxPooling1D",
        "Masking",
    )
    return Input((5, STAND_IN) if steps else (STAND_IN,))


def _sizes(shape: Any, node: ast.Call, tell: Tell) -> Shape:
    """The sizes of a shape; the last one, where it cannot be read, is a stand-in."""
    if is_whole(shape):
        what = f"The shape is written {shape}, a number: brackets alone make no tuple."
        tell(
            Finding(
                "shape_not_tuple",
                node.lineno,
                "stops",
                what,
                "A shape is a tuple, also with one size.",
                f"Write ({shape},) with a comma.",
                f"Cannot convert '{shape}' to a shape.",
                "ValueError",
                True,
            )
        )
        return (shape,)
    if not isinstance(shape, tuple | list) or len(shape) > MAX_AXES:
        tell(_unread(node, "A shape that suits the first layer is shown.", "shape_unread"))
        return (STAND_IN,)
    sizes: list[int | None] = []
    for place, size in enumerate(shape):
        if size is None or is_whole(size):
            sizes.append(size)
        else:
            last = place == len(shape) - 1
            tell(_unread(node, f"It is shown as {STAND_IN if last else 'None, any size'}."))
            sizes.append(STAND_IN if last else None)
    return tuple(sizes)


def _unread(node: ast.Call, shown: str, code: str = "size_unread") -> Finding:
    whole = code == "shape_unread"
    what = f"{'The shape' if whole else 'A size'} of the input cannot be read from the text."
    why = "It depends on data or on a call, and nothing here is run."
    return Finding(code, node.lineno, "note", what, why, f"{shown} Write the number to see your own.")
