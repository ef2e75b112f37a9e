"""layer_code and input_code: one layer, or the Input, as the call that makes it."""

from dataclasses import MISSING
from typing import Any

from lessons.network.arguments import arguments_of, default_of, written
from lessons.network.initializers import Initializer
from lessons.network.layers import Input, Layer
from lessons.network.regularizers import Regularizer

_HOMES = {Layer: "layers", Initializer: "keras.initializers", Regularizer: "keras.regularizers"}


def layer_code(value: Layer | Initializer | Regularizer) -> str:
    """One layer, initializer or regularizer as the call that makes it.

    >>> from lessons.network.initializers import RandomNormal
    >>> from lessons.network.layers import Dense
    >>> layer_code(Dense(3, "softmax"))
    'layers.Dense(3, activation="softmax")'
    >>> layer_code(RandomNormal(seed=6000))
    'keras.initializers.RandomNormal(mean=0.0, stddev=0.05, seed=6000)'
    """
    given = written(value)
    if not isinstance(value, Layer):  # all their numbers: they are what the learner came to see
        given = {name: each for name in arguments_of(value) if (each := getattr(value, name)) is not None}
    parts = []
    for name, each in given.items():
        required = default_of(value, name) is MISSING
        parts.append(_value_code(each) if required else f"{name}={_value_code(each)}")
    home = next(home for kind, home in _HOMES.items() if isinstance(value, kind))
    return f"{home}.{type(value).__name__}({', '.join(parts)})"


def input_code(given: Input) -> str:
    """The Input as the call that makes it.

    >>> input_code(Input((5,), dtype="int32"))
    'keras.Input((5,), dtype="int32")'
    """
    parts = [_value_code(given.shape)]
    if given.batch_size is not None:
        parts.append(f"batch_size={given.batch_size!r}")
    if given.dtype != "float32":
        parts.append(f"dtype={quoted(given.dtype)}")
    if given.name is not None:
        parts.append(f"name={quoted(given.name)}")
    return f"keras.Input({', '.join(parts)})"


def quoted(text: str) -> str:
    r"""A text as a Python literal: `repr` for whatever is no plain word, so that none can end the literal.

    >>> quoted("gru"), quoted('a"b')
    ('"gru"', '\'a"b\'')
    """
    return f'"{text}"' if text.isidentifier() else repr(text)


def _value_code(value: Any) -> str:
    if isinstance(value, Layer | Initializer | Regularizer):
        return layer_code(value)
    if isinstance(value, tuple):
        inner = ", ".join(map(_value_code, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return quoted(value) if isinstance(value, str) else repr(value)
