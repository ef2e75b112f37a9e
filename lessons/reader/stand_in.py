"""Layers without weights that are drawn as another one of the same shape."""

import ast
from collections.abc import Callable
from typing import Any

from lessons.network.layers import LAYERS
from lessons.reader.finding import Finding
from lessons.reader.input_call import input_of_words
from lessons.reader.old_words import INPUT_WORDS
from lessons.reader.values import Made

Tell = Callable[[Finding], None]
STAND_INS: dict[str, tuple[str, dict[str, Any]]] = {
    "ReLU": ("Activation", {"activation": "relu"}),
    "LeakyReLU": ("Activation", {"activation": "leaky_relu"}),
    "ELU": ("Activation", {"activation": "elu"}),
    "GaussianNoise": ("Dropout", {"rate": 0.0}),
    "GaussianDropout": ("Dropout", {"rate": 0.0}),
    "AlphaDropout": ("Dropout", {"rate": 0.0}),
    "SpatialDropout2D": ("Dropout", {"rate": 0.0}),
    "ActivityRegularization": ("Activation", {"activation": "linear"}),
    "Rescaling": ("Activation", {"activation": "linear"}),
}


def stand_in(name: str, node: ast.Call, named: dict[str, Any], tell: Tell) -> Made:
    """The layer that stands in for one that is not drawn, and a note that says so."""
    other, values = STAND_INS[name]
    drawn = f"{other}({', '.join(map(repr, values.values()))})"
    tell(
        Finding(
            "stand_in",
            node.lineno,
            "note",
            f"{name} is drawn as {drawn}: same shape, no weights either.",
            "",
            "The numbers inside may differ.",
        )
    )
    words = {word: named[word] for word in INPUT_WORDS if word in named}
    kind = LAYERS[other]
    called = named.get("name")
    made = kind(**values, name=called if isinstance(called, str) else None)
    return Made(made, node, input_of_words(kind, words, node, tell) if words else None)
