"""Real Keras grades the checks of lesson 10, about padding and masks."""

import ast
import re
from collections.abc import Callable
from typing import Any

import keras
import numpy as np
from keras.src.backend import get_keras_mask, set_keras_mask

from lessons.course.checks.check import Check
from lessons.network.layers import Embedding
from lessons.network.link import read_link
from tests.network.keras_side import keras_model, quiet

Array = np.ndarray


def is_frozen_step(check: Check, value: Any) -> bool:
    ids = np.array(ast.literal_eval(check.code.splitlines()[0].split("=")[1].strip()))
    name, units = re.findall(r"layers\.(\w+)\((\d+)\)", check.code)[-1]
    keras.utils.set_random_seed(check.seed)
    vectors = keras.layers.Embedding(20, 8, mask_zero=True)(ids[None])
    layer = getattr(keras.layers, name)(int(units))
    end = np.asarray(layer(vectors))[0]
    plain = np.asarray(layer(np.asarray(vectors)[:, : value + 1]))[0]  # read up to there, and no further
    return bool(np.allclose(end, plain, atol=1e-6))


def is_accuracy(check: Check, value: Any) -> bool:
    words, right, padding = (int(each) for each in re.findall(r"\d+", check.question))
    truth = np.array([1] * words + [0] * padding)
    says = np.array([1] * right + [2] * (words - right) + [0] * padding)
    metric = keras.metrics.Accuracy()
    metric.update_state(truth[None], says[None])
    return bool(np.isclose(float(metric.result()), value))


def is_fate(check: Check, value: Any) -> bool:
    """Whether a mask leaves the layer, and whether the numbers of padded steps reach its output."""
    spec = read_link(check.model).spec
    with quiet():
        model = keras_model(spec)
        layer = model.layers[1]
        steps, width = spec.input.shape[0], spec.layers[0]
        assert isinstance(width, Embedding)
        assert steps is not None
        x = np.random.default_rng(check.seed).normal(size=(1, steps, width.output_dim)).astype(np.float32)
        other = x.copy()
        other[:, 0] += 100
        mask = np.arange(steps)[None] > 0
        masks, outputs = [], []
        for each in (x, other):
            tensor = keras.ops.convert_to_tensor(each)
            set_keras_mask(tensor, keras.ops.convert_to_tensor(mask))
            made = layer(tensor)
            masks.append(get_keras_mask(made) is not None)
            outputs.append(np.asarray(made))
    skips = bool(np.allclose(outputs[0], outputs[1], atol=1e-6))  # what stands in the padding does not matter
    return bool(value == {(True, True): "uses", (True, False): "passes", (False, True): "ends"}.get(
        (masks[0], skips), "drops"))  # fmt: skip


def is_masked_loss(check: Check, value: Any) -> bool:
    losses, mask = (np.array(ast.literal_eval(line.split("=")[1].strip())) for line in check.code.splitlines())
    shares = keras.ops.convert_to_tensor(np.stack([np.exp(-losses), 1 - np.exp(-losses)], axis=-1)[None])
    set_keras_mask(shares, keras.ops.convert_to_tensor(mask[None]))
    loss = keras.losses.SparseCategoricalCrossentropy()(np.zeros((1, len(losses))), shares)
    return bool(np.isclose(float(loss), value, atol=1e-4))


GRADES: dict[str, Callable[[Check, Any], bool]] = {
    "frozen_step": is_frozen_step,
    "padded_accuracy": is_accuracy,
    "mask_fate": is_fate,
    "masked_loss": is_masked_loss,
}
