"""Real Keras grades the checks of lesson 8, about losses and labels."""

import re
from collections.abc import Callable
from typing import Any

import keras
import numpy as np

from lessons.course.checks.check import Check
from lessons.network.link import read_link
from lessons.network.predict import predict
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec
from tests.network.keras_loss import loss_of, meant

Array = np.ndarray
BATCH = 13  # no size of a check is so large


def spec_of(check: Check) -> ModelSpec:
    return read_link(check.model).spec


def kind_of(spec: ModelSpec, target: Shape) -> str:
    """What Keras makes of the loss: an error, the number that is meant, or another one."""
    assert spec.loss is not None
    random = np.random.default_rng(1)
    shape = (BATCH, *_known(predict(spec).output_shapes[0]))
    output = random.normal(size=shape)
    if "sparse" in spec.loss or "categorical" in spec.loss:
        output = np.asarray(keras.ops.softmax(output))
    y = np.zeros((BATCH, *_known(target)), np.float32)
    if "sparse" in spec.loss:
        y = random.integers(0, shape[-1], size=y.shape).astype(np.float32)
    elif "categorical" in spec.loss and y.ndim > 1:
        y[..., 0] = 1
    elif "mean" in spec.loss:
        y = random.normal(size=y.shape).astype(np.float32)
    made = loss_of(spec.loss, output.astype(np.float32), y)
    if made.error:
        return "does not fit"
    own = output[..., 0].size if "sparse" in spec.loss else output.size
    fits = y.size == own and np.isclose(made.number, meant(spec.loss, output, y), atol=1e-4)
    return "fits" if fits else "fits silently and wrongly"


def _known(shape: Shape) -> tuple[int, ...]:
    return tuple(size for size in shape[1:] if size is not None)


def is_verdict(check: Check, value: Any) -> bool:
    spec = spec_of(check)
    assert spec.target is not None
    return bool(value == kind_of(spec, spec.target))


def is_target(check: Check, value: Any) -> bool:
    return kind_of(spec_of(check), value) == "fits"


def is_pair_count(check: Check, value: Any) -> bool:
    batch = int(re.findall(r"batch of (\d+)", check.question)[0])
    steps = spec_of(check).input.shape[0]
    assert steps is not None
    random = np.random.default_rng(1)
    output, y = random.normal(size=(batch, steps, 1)), random.normal(size=batch)
    pairs = np.asarray(keras.ops.square(keras.ops.subtract(output, y)))
    assert np.isclose(loss_of("mean_squared_error", output, y).number, pairs.mean(), rtol=1e-4)
    return bool(value == pairs.size)


def is_least_units(check: Check, value: Any) -> bool:
    labels = np.array([int(each) for each in re.findall(r"\d+", check.code.splitlines()[0])], np.float32)
    return runs(labels, value) and not runs(labels, value - 1)


def runs(labels: Array, units: int) -> bool:
    output = np.full((len(labels), units), 1 / units, np.float32)
    return not loss_of("sparse_categorical_crossentropy", output, labels).error


def is_even_weight(check: Check, value: Any) -> bool:
    common, few = (int(each) for each in re.findall(r"# (\d+) and (\d+)", check.code)[0])
    y = np.repeat([0, 1], [common, few])
    weights = np.where(y == 1, value, 1.0)
    loss = keras.losses.SparseCategoricalCrossentropy()
    low, high = (
        float(loss(y, np.tile([1 - share, share], (len(y), 1)), sample_weight=weights)) for share in (0.45, 0.55)
    )
    return bool(np.isclose(low, high, rtol=1e-4))  # the best constant answer is one half


GRADES: dict[str, Callable[[Check, Any], bool]] = {
    "loss_verdict": is_verdict,
    "target_shape": is_target,
    "pairs_averaged": is_pair_count,
    "label_slots": is_least_units,
    "balanced_weight": is_even_weight,
}
