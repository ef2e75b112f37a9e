"""A network in the functional form: each layer is called on what it takes."""

from collections.abc import Iterator

from lessons.network.keras_code.calls import input_code, layer_code, quoted
from lessons.network.spec import ModelSpec


def functional_lines(spec: ModelSpec, name: str | None) -> Iterator[str]:
    """The lines that make `model`.

    Args:
        name: the model's name, or `None` to leave the naming to Keras.
    """
    yield f"inputs = {input_code(spec.input)}"
    before = "inputs"
    for index, layer in enumerate(spec.layers):
        now = "outputs" if index == len(spec.layers) - 1 else "x"
        yield f"{now} = {layer_code(layer)}({taken_code(spec, index, before)})"
        before = now
    named = "" if name is None else f", name={quoted(name)}"
    yield f"model = keras.Model(inputs, {before}{named})"


def taken_code(spec: ModelSpec, index: int, before: str) -> str:
    """What the layer at `index` is called on: the variable `before`, or the one output of it that it takes."""
    taken = spec.taken(index)
    count = spec.layers[index - 1].output_count if index else 1
    return before if taken is None or count == 1 else f"{before}[{taken}]"
