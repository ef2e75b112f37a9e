"""first_weights: the numbers a network begins with in Keras itself; importing this file does not import Keras."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lessons.network.weights import Weights


@dataclass(frozen=True)
class Drawn:
    """What Keras has drawn.

    Attributes:
        keras: its version.
        weights: one tuple of arrays for each layer.
    """

    keras: str
    weights: Weights


def first_weights(model: str, seed: int) -> Drawn:
    """Builds the network in real Keras and takes the weights its initializers have drawn; a task for a worker.

    Args:
        model: Keras's JSON, as `write_keras_json` writes it.
        seed: for initializers without a seed of their own.
    """
    import keras
    import numpy as np

    keras.utils.set_random_seed(seed)
    network = keras.models.model_from_json(model)
    weights = tuple(tuple(np.asarray(each) for each in layer.get_weights()) for layer in network.layers)
    keras.utils.clear_session(free_memory=False)
    return Drawn(keras.__version__, weights)
