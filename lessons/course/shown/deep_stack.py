"""Deep stacks of Dense layers: how much of the gradient reaches the first layer, and which of them learn."""

from functools import lru_cache

import numpy as np

from lessons.network.fading import DenseStack, fade_with_depth
from lessons.network.layers import Activation, BatchNormalization, Dense, Input, Layer
from lessons.network.spec import ModelSpec
from lessons.training.plan import Plan
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice

Array = np.ndarray
DEPTHS = (5, 10, 20)
STACKS = {
    "sigmoid": DenseStack("sigmoid"),
    "tanh": DenseStack("tanh"),
    "relu": DenseStack("relu"),
    "sigmoid + BatchNormalization": DenseStack("sigmoid", batch_normalization=True),
}
RACERS = ("sigmoid", "sigmoid + BatchNormalization", "leaky_relu", "relu")
PLACES = ("after the activation", "before it")
_LAYERS, _UNITS = 5, 32
_SETTINGS = Settings(epochs=30, learning_rate=0.003, seconds=40)


def kept_by_layer(name: str, depth: int) -> Array:
    """`(layer,)`: the gradient of each layer's kernel as a share of the last one's, from the first layer on.

    Args:
        name: a key of `STACKS`.
        depth: one of `DEPTHS`.

    >>> float(kept_by_layer("sigmoid", 20)[0]) < 1e-9, float(kept_by_layer("relu", 20)[0]) > 0.1
    (True, True)
    """
    stack = STACKS[name]
    norms = fade_with_depth(DenseStack(stack.activation, stack.initializer, stack.batch_normalization, depth))
    return np.asarray(norms / norms[-1])


@lru_cache(maxsize=2)
def depth_plans(place: str) -> dict[str, Plan]:
    """Five hidden layers on three spirals, for each of `RACERS`.

    Args:
        place: one of `PLACES`, where the BatchNormalization stands.

    >>> [len(plan.spec.layers) for plan in depth_plans(PLACES[0]).values()]
    [6, 11, 6, 6]
    >>> [len(plan.spec.layers) for plan in depth_plans(PLACES[1]).values()]
    [6, 16, 6, 6]
    """
    return {name: Plan(_stack(name, place), TaskChoice("spirals"), _SETTINGS) for name in RACERS}


def _stack(name: str, place: str) -> ModelSpec:
    activation = name.split(" ")[0]
    block: tuple[Layer, ...] = (Dense(_UNITS, activation),)
    if "+" in name and place == PLACES[0]:
        block = (Dense(_UNITS, activation), BatchNormalization())
    elif "+" in name:
        block = (Dense(_UNITS, use_bias=False), BatchNormalization(), Activation(activation))
    return ModelSpec(Input((2,)), (*block * _LAYERS, Dense(3, "softmax")))
