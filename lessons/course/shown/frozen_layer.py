"""A layer with a name, and frozen: what the counts say of it, and that training leaves it alone."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from lessons.network.layers import Dense, Input
from lessons.network.predict import Prediction
from lessons.network.spec import ModelSpec
from lessons.network.weights import draw_weights
from lessons.training.plan import Plan, Standing
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice

NAMES = ("features", "head")
_SETTINGS = Settings(epochs=60, learning_rate=0.03, seconds=30)


def network_of(is_named: bool, is_frozen: bool) -> ModelSpec:
    """A hidden layer of 5 units and a head of 2.

    >>> from lessons.network.predict import predict
    >>> predict(network_of(True, True)).trainable_params, predict(network_of(True, False)).trainable_params
    (12, 27)
    """
    features = Dense(5, "tanh", trainable=not is_frozen)
    head = Dense(2, "softmax")
    if is_named:
        features, head = replace(features, name=NAMES[0]), replace(head, name=NAMES[1])
    return ModelSpec(Input((2,)), (features, head))


def asked_layer(prediction: Prediction, name: str) -> str:
    """What `model.get_layer(name)` gives: the layer as text, or Keras's message.

    >>> from lessons.network.predict import predict
    >>> asked_layer(predict(network_of(False, False)), "head")
    "ValueError: No such layer: head. Existing layers are: ['dense', 'dense_1']."
    """
    found = next((facts for facts in prediction.layers if facts.name == name), None)
    if found is None:
        names = [facts.name for facts in prediction.layers]
        return f"ValueError: No such layer: {name}. Existing layers are: {names}."
    return f"<{found.class_name} name={found.name}, built=True>"


@lru_cache(maxsize=1)
def frozen_plans() -> dict[str, Plan]:
    """Two moons learned with all layers, and with the first one frozen as it was drawn.

    >>> from lessons.network.predict import predict
    >>> [predict(plan.spec).trainable_params for plan in frozen_plans().values()]
    [27, 12]
    """
    specs = {"all layers learn": network_of(True, False), "first layer frozen": network_of(True, True)}
    return {name: Plan(spec, TaskChoice("moons"), _SETTINGS) for name, spec in specs.items()}


def moved_by(standing: Standing) -> tuple[float, ...]:
    """By how much the numbers of each layer have changed in training, at most."""
    pairs = zip(draw_weights(standing.plan.spec), standing.weights, strict=True)
    return tuple(
        max(float(np.abs(after - before).max()) for before, after in zip(first, last, strict=True))
        for first, last in pairs
    )
