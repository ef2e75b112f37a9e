"""keras_names: what Keras calls the layers that have no name of their own."""

from collections.abc import Sequence

from lessons.network.layers import Layer

INPUT_NAME = "input_layer"  # of an Input that was given none


def all_names(input_name: str | None, layers: Sequence[Layer]) -> tuple[str, ...]:
    """The name of the Input, then those of the layers; Keras wants no two alike.

    >>> from lessons.network.layers import Dense
    >>> all_names(None, (Dense(3),))
    ('input_layer', 'dense')
    """
    return (input_name or INPUT_NAME, *keras_names(layers))


def keras_names(layers: Sequence[Layer]) -> tuple[str, ...]:
    """The layer names as a fresh Keras process would give them: `gru`, `gru_1`, ...

    >>> from lessons.network.layers import GRU, Dense
    >>> keras_names((GRU(4), GRU(4), Dense(3, name="head")))
    ('gru', 'gru_1', 'head')
    """
    seen: dict[str, int] = {}
    names = []
    for layer in layers:
        if layer.name is not None:
            names.append(layer.name)
            continue
        count = seen.get(layer.snake, 0)
        seen[layer.snake] = count + 1
        names.append(f"{layer.snake}_{count}" if count else layer.snake)
    return tuple(names)
