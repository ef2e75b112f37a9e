"""What real Keras makes of an output, a loss and a target: a whole `fit`, or the loss that `fit` calls."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras.src.backend import set_keras_mask
from keras.src.losses.loss import squeeze_or_expand_to_same_rank
from keras.src.trainers.compile_utils import CompileLoss

from lessons.network.loss import find_loss
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec
from tests.network.keras_side import keras_model, quiet

Array = np.ndarray
TINY = keras.config.epsilon()


@dataclass(frozen=True)
class Outcome:
    """The error Keras raises, in the form our verdicts write it, or the number it calculates."""

    error: str = ""
    says: str = ""
    number: float = float("nan")


def fit(spec: ModelSpec, inputs: Array, target: Array, rate: float = 0.0) -> Outcome:
    """One epoch of the real model, all rows in one batch smaller than fit's 32, as learners start it."""
    with quiet():
        keras.utils.set_random_seed(spec.seed)
        model = keras_model(spec)
        model.compile(keras.optimizers.SGD(rate), loss=spec.loss)
        try:
            history = model.fit(inputs, target, verbose=0, shuffle=False).history
        except Exception as error:
            return refused(error)
    return Outcome(number=history["loss"][0])


def outputs(spec: ModelSpec, inputs: Array) -> Array:
    """What the same model predicts before it is trained."""
    with quiet():
        keras.utils.set_random_seed(spec.seed)
        return np.asarray(keras_model(spec)(inputs, training=False))


def loss_of(loss: str, output: Array, target: Array, mask: Array | None = None) -> Outcome:
    """The loss as `fit` calls it: in a graph that knows every size but the batch, then with numbers."""
    try:
        with quiet():
            graph = _graph(loss, output.shape[1:], target.shape[1:], mask is not None)
            given = [tf.constant(target, tf.float32), tf.constant(output, tf.float32)]
            number = graph(*given, *([] if mask is None else [tf.constant(mask)]))
    except Exception as error:
        return refused(error)
    return Outcome(number=float(number))


def unordered(says: str) -> tuple[str, ...]:
    """A message with its two shapes in one order: the loss alone names them in another than `fit`."""
    begin, found, shapes = says.partition("Incompatible shapes: ")
    return (begin, found, *sorted(shapes.split(" vs. "))) if found else (says,)


@lru_cache(maxsize=4)  # thousands of graphs would keep the garbage collector busy
def _graph(loss: str, output: Shape, target: Shape, masked: bool) -> Any:
    compiled = CompileLoss(loss)

    def calculate(y: Any, p: Any, mask: Any = None) -> Any:
        if mask is not None:
            set_keras_mask(p, mask)
        return compiled(y, p)

    signature = [tf.TensorSpec((None, *target), tf.float32), tf.TensorSpec((None, *output), tf.float32)]
    if masked:
        signature.append(tf.TensorSpec((None, output[0]), tf.bool))
    return tf.function(calculate, signature, autograph=False).get_concrete_function()


def refused(error: Exception) -> Outcome:
    """The error's class and text, without colours and without the names of inner nodes."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", str(error)).strip("\"'")
    runtime = re.search(r"Incompatible shapes: \[[\d,]*\] vs\. \[[\d,]*\]", text)
    if runtime:
        text = f"Graph execution error: [...] {runtime.group()}"
    return Outcome(type(error).__name__, re.sub(r"for '\{\{node .*?\}\} = .*?' with", "for [...] with", text))


def meant(loss: str, output: Array, target: Array) -> float:
    """The number a learner means: each row or number with its own target, averaged; written out in NumPy."""
    known = find_loss(loss)
    assert known is not None
    if known.family == "ids":
        ids = target.reshape(output.shape[:-1]).astype(int)
        shares = output / output.sum(-1, keepdims=True)
        return float(-np.log(np.take_along_axis(shares, ids[..., None], -1)).mean())
    return paired(loss, output, target.reshape(output.shape))


def stretched(loss: str, output: Array, target: Array) -> float:
    """The number NumPy's broadcasting makes of shapes that differ."""
    shorter, other = squeeze_or_expand_to_same_rank(target, output)
    return paired(loss, np.asarray(other), np.asarray(shorter))


def paired(loss: str, p: Array, y: Array) -> float:
    """The formulas of `keras.losses`, on whatever shapes NumPy can broadcast."""
    p, y = p.astype(np.float64), y.astype(np.float64)
    gap = np.abs(y - p) if loss in ("mean_squared_error", "mean_absolute_error", "huber") else None
    if gap is not None:
        formula = {
            "mean_squared_error": gap**2,
            "mean_absolute_error": gap,
            "huber": np.where(gap <= 1, gap**2 / 2, gap - 0.5),
        }
        return float(formula[loss].mean())
    if loss == "binary_crossentropy":
        p = p.clip(TINY, 1 - TINY)
        return float(-(y * np.log(p) + (1 - y) * np.log(1 - p)).mean())
    if loss == "kl_divergence":
        y, p = y.clip(TINY, 1), p.clip(TINY, 1)
        return float((y * np.log(y / p)).sum(-1).mean())
    if loss == "cosine_similarity":
        return float(-(_unit(y) * _unit(p)).sum(-1).mean())
    return float(-(y * np.log((p / p.sum(-1, keepdims=True)).clip(TINY, 1 - TINY))).sum(-1).mean())


def _unit(rows: Array) -> Array:
    return rows / np.sqrt((rows**2).sum(-1, keepdims=True))
