"""keras_code: a network as the Keras 3 program a learner would write, ready to run."""

from collections.abc import Iterator
from dataclasses import MISSING
from typing import Any, Literal

from lessons.network.arguments import arguments_of, default_of, written
from lessons.network.initializers import Initializer
from lessons.network.layers import Input, Layer
from lessons.network.regularizers import Regularizer
from lessons.network.spec import ModelSpec

Form = Literal["sequential", "functional"]
_HOMES = {Layer: "layers", Initializer: "keras.initializers", Regularizer: "keras.regularizers"}


def keras_code(spec: ModelSpec, form: Form = "sequential") -> str:
    """The network as a program; only arguments that differ from Keras's defaults are written.

    A network in which a layer takes one of several outputs is always written in the functional form: a
    Sequential model cannot say it.

    >>> from lessons.network.layers import GRU, Dense, TimeDistributed
    >>> spec = ModelSpec(Input((64, 15)), (GRU(16, return_sequences=True), TimeDistributed(Dense(15))))
    >>> print(keras_code(spec))
    import keras
    from keras import layers
    <BLANKLINE>
    model = keras.Sequential(
        [
            keras.Input((64, 15)),
            layers.GRU(16, return_sequences=True),
            layers.TimeDistributed(layers.Dense(15)),
        ]
    )
    model.summary()
    <BLANKLINE>
    """
    functional = form == "functional" or any(taken is not None for taken in spec.takes)
    lines = list(_functional(spec) if functional else _sequential(spec))
    if spec.loss is not None:
        lines.append(f'model.compile(optimizer="adam", loss={_quoted(spec.loss)})')
    imports = ["import keras"] + ["from keras import layers"] * bool(spec.layers)
    return "\n".join([*imports, "", *lines, "model.summary()", ""])


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


def _sequential(spec: ModelSpec) -> Iterator[str]:
    yield "model = keras.Sequential("
    yield "    ["
    yield f"        {_input_code(spec.input)},"
    for layer in spec.layers:
        yield f"        {layer_code(layer)},"
    yield "    ]" + _name_code(spec, "sequential", ",")
    yield ")"


def _functional(spec: ModelSpec) -> Iterator[str]:
    yield f"inputs = {_input_code(spec.input)}"
    before, count = "inputs", 1
    for index, layer in enumerate(spec.layers):
        last = index == len(spec.layers) - 1
        taken = spec.taken(index)
        chosen = before if taken is None or count == 1 else f"{before}[{taken}]"
        now = "outputs" if last else "x"
        yield f"{now} = {layer_code(layer)}({chosen})"
        before, count = now, layer.output_count
    outputs = before if spec.layers else "inputs"
    yield f"model = keras.Model(inputs, {outputs}{_name_code(spec, 'functional', ', ')})"


def _name_code(spec: ModelSpec, automatic: str, before: str) -> str:
    if spec.name in ("sequential", "functional", automatic):
        return ""
    if before == ",":
        return f",\n    name={_quoted(spec.name)},"
    return f"{before}name={_quoted(spec.name)}"


def _input_code(given: Input) -> str:
    parts = [_value_code(given.shape)]
    if given.batch_size is not None:
        parts.append(f"batch_size={given.batch_size!r}")
    if given.dtype != "float32":
        parts.append(f"dtype={_quoted(given.dtype)}")
    if given.name is not None:
        parts.append(f"name={_quoted(given.name)}")
    return f"keras.Input({', '.join(parts)})"


def _value_code(value: Any) -> str:
    if isinstance(value, Layer | Initializer | Regularizer):
        return layer_code(value)
    if isinstance(value, tuple):
        inner = ", ".join(map(_value_code, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return _quoted(value) if isinstance(value, str) else repr(value)


def _quoted(text: str) -> str:
    """A text as a Python literal: `repr` for whatever is no plain word, so that none can end the literal."""
    return f'"{text}"' if text.isidentifier() else repr(text)
