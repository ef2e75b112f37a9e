"""A network as keras.Sequential: one list, read from top to bottom."""

from collections.abc import Iterator

from lessons.network.keras_code.calls import input_code, layer_code, quoted
from lessons.network.spec import ModelSpec


def sequential_lines(spec: ModelSpec, name: str | None) -> Iterator[str]:
    """The lines that make `model`.

    Args:
        name: the model's name, or `None` to leave the naming to Keras.
    """
    yield "model = keras.Sequential("
    yield "    ["
    yield f"        {input_code(spec.input)},"
    for layer in spec.layers:
        yield f"        {layer_code(layer)},"
    if name is None:
        yield "    ]"
    else:
        yield "    ],"
        yield f"    name={quoted(name)},"
    yield ")"
