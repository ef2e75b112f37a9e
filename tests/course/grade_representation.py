"""Real Keras grades the checks of lesson 12c: frozen and named layers, precision and recall, configurations."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import keras
import numpy as np

from lessons.course.checks.check import Check
from tests.network.keras_side import quiet

_SCOPE = {"keras": keras, "layers": keras.layers, "np": np}


def made(check: Check) -> Any:
    names = dict(_SCOPE)
    exec(check.code, names)
    return names["model"]


@lru_cache(maxsize=4)
def changed(check: Check) -> int:
    return int(sum(np.prod(each.shape) for each in made(check).trainable_weights))


def is_changed(check: Check, value: Any) -> bool:
    return bool(value == changed(check))


@lru_cache(maxsize=4)
def shape_of(check: Check) -> Any:
    name = re.findall(r'get_layer\("(\w+)"\)', check.question)[0]
    return tuple(made(check).get_layer(name).output.shape)


def is_output_shape(check: Check, value: Any) -> bool:
    return bool(value == shape_of(check))


@lru_cache(maxsize=4)
def score_of(check: Check) -> float:
    names = dict(_SCOPE)
    exec(check.code, names)
    table = names["confusion"]
    truth = np.repeat([0, 0, 1, 1], table.ravel())
    answers = np.repeat([0, 1, 0, 1], table.ravel())
    metric: Any = keras.metrics.Recall() if "**recall**" in check.question else keras.metrics.Precision()
    metric.update_state(truth, answers)
    return float(metric.result())


def is_score(check: Check, value: Any) -> bool:
    return bool(np.isclose(value, score_of(check), atol=1e-5))


@lru_cache(maxsize=4)
def fate_of(check: Check) -> str:
    program, _ = check.code.split("model.compile")
    try:
        names = dict(_SCOPE)
        exec(program, names)
    except ValueError:
        return "built"
    model = names["model"]
    sizes = [int(each) for each in re.findall(r"x: \(100, (\d+)\).*to (\d+)", check.code)[0]]
    random = np.random.default_rng(1)
    x, y = random.normal(size=(100, sizes[0])).astype(np.float32), np.arange(100) % (sizes[1] + 1)
    model.compile("adam", loss=re.findall(r'loss="(\w+)"', check.code)[0], run_eagerly=True)
    with quiet():
        try:
            before = model(x).numpy()
            model.train_on_batch(x, y)
        except ValueError:
            return "fit"
        return "silent" if np.array_equal(before, model(x).numpy()) else "fits"


def is_fate(check: Check, value: Any) -> bool:
    return bool(value == fate_of(check))


GRADES: dict[str, Callable[[Check, Any], bool]] = {
    "frozen_params": is_changed,
    "named_output": is_output_shape,
    "rare_score": is_score,
    "configuration_fate": is_fate,
}
