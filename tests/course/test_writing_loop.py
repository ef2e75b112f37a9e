"""The loops of lesson 9b run under Keras, write the same ids, and read as many steps as the lesson says."""

from typing import Any

import keras
import numpy as np
import pytest

from lessons.course.shown.writing_loop import WAYS, model_of_loop, writing_loop
from lessons.network.weights import draw_weights
from lessons.training.generate import generate
from tests.network.keras_side import keras_layer

WORDS = 7


class Counted:
    """A Keras model that counts its calls and the steps it reads."""

    def __init__(self, model: Any) -> None:
        self.model, self.calls, self.steps = model, 0, 0

    @property
    def layers(self) -> Any:
        return self.model.layers

    def __call__(self, ids: np.ndarray) -> Any:
        self.calls, self.steps = self.calls + 1, self.steps + ids.shape[1]
        return self.model(ids)


@pytest.mark.parametrize("way", WAYS)
def test_the_loop_writes_what_the_page_writes_and_reads_as_many_steps_as_it_says(way: str) -> None:
    spec, shown = model_of_loop(), writing_loop(way, WORDS)
    weights = draw_weights(spec)
    model = keras.Sequential([keras.Input((None,), dtype="int32"), *map(keras_layer, spec.layers)])
    model.set_weights([weight for layer in weights for weight in layer])
    scope: dict[str, Any] = {"keras": keras, "np": np, "model": model}
    *before, loop = shown.code.split("\n\n")
    exec("\n".join(before), scope)
    name = "writer" if "writer" in scope else "model"
    for _ in range(2):  # a second text begins as the first did
        counted = Counted(scope[name])
        written = scope | {name: counted}
        exec(loop, written)
        assert tuple(written["ids"]) == generate(spec, weights, [2], WORDS).whole
        assert (counted.calls, counted.steps) == (shown.calls, shown.steps_read)
