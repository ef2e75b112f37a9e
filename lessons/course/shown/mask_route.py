"""Where a padding mask goes: which layer uses it, passes it on, ends it on purpose, or loses it."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network import layers
from lessons.network.inputs import make_inputs
from lessons.network.layers import GRU, Dense, Embedding, Input, Layer
from lessons.network.mistake import Mistake
from lessons.network.predict import Prediction, predict
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace

TIMESTEPS, WORD_VECTOR = 6, 4
SAYS = {
    "starts": "starts it",
    "uses": "uses it, and passes it on",
    "passes": "passes it on",
    "ends": "uses it, and ends it",
    "drops": "loses it",
}
MIDDLE: dict[str, Layer] = {
    "GRU": GRU(5, return_sequences=True),
    "Bidirectional": layers.Bidirectional(GRU(5, return_sequences=True)),
    "Dense": Dense(5),
    "Dropout": layers.Dropout(0.5),
    "LayerNormalization": layers.LayerNormalization(),
    "Conv1D": layers.Conv1D(5, 3),
    "MaxPooling1D": layers.MaxPooling1D(2),
    "GlobalAveragePooling1D": layers.GlobalAveragePooling1D(),
    "GlobalMaxPooling1D": layers.GlobalMaxPooling1D(),
    "Flatten": layers.Flatten(),
}
HEADS: dict[str, tuple[Layer, ...]] = {
    "Dense(3, activation='softmax')": (Dense(3, "softmax"),),
    "Dense(3), Activation('softmax')": (Dense(3), layers.Activation("softmax")),
    "Dense(3), Softmax()": (Dense(3), layers.Softmax()),
}


@dataclass(frozen=True)
class Route:
    """A chain of layers and what each does with the mask.

    Attributes:
        prediction: its facts.
        fates: for each layer a key of `SAYS`, or `none` where no mask arrives.
        warning: what goes wrong without an error, or `None`.
    """

    prediction: Prediction
    fates: tuple[str, ...]
    warning: Mistake | None


@lru_cache(maxsize=32)
def route(middle: str) -> Route:
    """An Embedding that starts a mask, a layer, and a head.

    >>> route("GRU").fates, route("Conv1D").fates
    (('starts', 'uses', 'passes'), ('starts', 'drops', 'none'))
    """
    return _route((MIDDLE[middle], Dense(3, "softmax")))


@lru_cache(maxsize=8)
def head_route(head: str) -> Route:
    """A masked GRU with one of three heads that all make a softmax.

    >>> [head_route(head).warning is None for head in HEADS]
    [True, True, False]
    """
    return _route((GRU(5, return_sequences=True), *HEADS[head]))


@lru_cache(maxsize=1)
def heads_apart() -> float:
    """The largest difference of the three heads on the same weights, without a mask.

    >>> heads_apart() < 1e-6
    True
    """
    outputs = []
    for head in HEADS.values():
        spec = ModelSpec(Input((TIMESTEPS, WORD_VECTOR)), (GRU(5, return_sequences=True), *head))
        outputs.append(trace(spec, make_inputs(spec).array).output)
    return float(max(np.abs(outputs[0] - each).max() for each in outputs))


def fate_of(middle: str) -> str:
    """What a layer does with the mask that arrives.

    >>> fate_of("Dense"), fate_of("Flatten"), fate_of("GlobalAveragePooling1D")
    ('passes', 'drops', 'ends')
    """
    return route(middle).fates[1]


def _route(stack: tuple[Layer, ...]) -> Route:
    spec = ModelSpec(Input((TIMESTEPS,), dtype="int32"), (Embedding(20, WORD_VECTOR, mask_zero=True), *stack))
    prediction = predict(spec)
    codes = ("mask_dropped", "softmax_layer_masked")
    warning = next((each for each in prediction.warnings if each.code in codes), None)
    return Route(prediction, tuple(facts.mask for facts in prediction.layers), warning)
