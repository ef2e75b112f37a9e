"""Real Keras grades the checks of lesson 13b: each line is changed as an answer suggests, and the program is run again."""

from collections.abc import Callable
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

import keras
import numpy as np

from lessons.course.checks.check import Check
from lessons.course.checks.suspects import Suspect, changed
from tests.network.keras_side import quiet

Array = np.ndarray
Space = dict[str, Any]


class Layers:
    """Stands for keras.Sequential: calls real layers one after another, without a graph, which takes a third of the time."""

    def __init__(self, parts: list[Any]) -> None:
        self.input_shape, self.layers, self.loss = tuple(parts[0].shape), parts[1:], ""

    def __call__(self, x: Array) -> Any:
        for layer in self.layers:
            x = layer(x)
        return x

    def compile(self, loss: str) -> None:
        keras.losses.get(loss)
        self.loss = loss


def ran(program: str) -> Space:
    """The names a program leaves behind in real Keras."""
    body, last = program.rsplit("\n", 1)
    space = _body("\n".join(line for line in body.split("\n") if not line.startswith("#")))
    exec(last, space)  # compile: another loss leaves the answers as they are
    return space


@lru_cache(maxsize=512)
def _body(body: str) -> Space:
    space: Space = {"keras": SimpleNamespace(Sequential=Layers, Input=keras.Input), "layers": keras.layers, "np": np}
    exec(body, space)
    return space


def said(space: Space, x: Array) -> Array:
    """What the network answers; asked once for the same numbers."""
    known = space.setdefault("said", {})
    key = x.tobytes()
    if key not in known:
        keras.utils.set_random_seed(3)
        with quiet():
            known[key] = np.asarray(space["model"](x))
    answer: Array = known[key]
    return answer


def some(space: Space, scale: float = 1.0) -> Array:
    shape = space["model"].input_shape[1:]
    return scale * np.random.default_rng(4).normal(size=(4, *shape)).astype(np.float32)


def answers_move(space: Space) -> bool:
    return bool(np.ptp(said(space, some(space))) > 1e-4)


def rows_sum_to_one(space: Space) -> bool:
    return bool(np.allclose(said(space, some(space)).sum(axis=-1), 1, atol=1e-5))


def can_be_sure(space: Space) -> bool:
    return bool(said(space, some(space, 300.0)).max() > 0.9)


def own_labels_only(space: Space) -> bool:
    """Whether answers that are all right have a loss of 0; they have not where other samples' labels count."""
    y, shape = space["y"], space["x"].shape
    for layer in space["model"].layers:
        shape = layer.compute_output_shape(shape)
    right = np.broadcast_to(y.reshape(len(y), *(1,) * (len(shape) - 1)), shape).astype(np.float32)
    return bool(np.isclose(np.mean(keras.losses.get(space["model"].loss)(y.astype(np.float32), right)), 0, atol=1e-6))


def columns_are_sensors(space: Space) -> bool:
    x = some(space)
    with quiet():
        rows = np.asarray(space["model"].layers[0](x))
    return rows.shape == x.swapaxes(1, 2).shape and bool(np.array_equal(rows, x.swapaxes(1, 2)))


def zeros_move_nothing(space: Space) -> bool:
    ids = np.array([[3, 7, 5], [2, 9, 4]])
    return bool(np.allclose(said(space, ids), said(space, np.pad(ids, ((0, 0), (0, 3)))), atol=1e-6))


def target_is_next(space: Space) -> bool:
    x, y, ids = space["x"], space["y"], space["ids"]
    return bool(np.array_equal(x, ids[:, :-1]) and np.array_equal(y, ids[:, 1:]))


def mends(well: Callable[[Space], bool]) -> Callable[[Check, Suspect], bool]:
    """Whether all is well after this line is changed; before, it is not."""

    def grade(check: Check, value: Suspect) -> bool:
        assert not well(ran(check.code)), check.code
        return well(ran(changed(check.code, value)))

    return grade


def either_mends(check: Check, value: tuple[Suspect, ...]) -> bool:
    assert not can_be_sure(ran(check.code)), check.code
    return all(can_be_sure(ran(changed(check.code, each))) for each in value)


GRADES: dict[str, Callable[[Check, Any], bool]] = {
    "bug_unit": mends(answers_move),
    "bug_axis": mends(rows_sum_to_one),
    "bug_twice": either_mends,
    "bug_pairs": mends(own_labels_only),
    "bug_reshape": mends(columns_are_sensors),
    "bug_padding": mends(zeros_move_nothing),
    "bug_shift": mends(target_is_next),
}
