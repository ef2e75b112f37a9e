"""One step of Adam, RMSprop or SGD on all weights laid end to end: Keras's formulas; for workers only.

One long vector instead of an array for each weight: a step is then ten small operations, however many layers.
"""

from collections.abc import Sequence
from typing import Any

import tensorflow as tf

from lessons.training.settings import Clipping, Optimizer

Tensor = Any
EPSILON = 1e-7  # Keras's, for Adam and RMSprop
SLOTS: dict[Optimizer, int] = {"adam": 2, "rmsprop": 1, "sgd": 1}


def laid_out(
    gradients: Sequence[Any], shapes: Sequence[tuple[int, ...]], clipping: Clipping, limit: Tensor
) -> tuple[Tensor, Tensor]:
    """Gradients clipped and laid end to end: `(weight,)`, and their squares, `(weight,)`.

    The gradient of an Embedding comes in slices, one for each word of the batch. A word that stands twice has two,
    and Keras squares each before it adds them; so do we, or Adam and RMSprop would go another way than `model.fit`.

    Args:
        gradients: a tensor, or slices, for each weight.
        shapes: of the weights.
        clipping: Keras's `clipvalue`, `clipnorm` or `global_clipnorm`.
        limit: the largest value or norm.
    """
    small = _clipped([each.values if _is_sliced(each) else each for each in gradients], clipping, limit)
    parts = list(zip(gradients, small, shapes, strict=True))
    gradient = tf.concat([tf.reshape(_whole(given, values, shape), (-1,)) for given, values, shape in parts], 0)
    if clipping == "global norm" or not any(map(_is_sliced, gradients)):
        return gradient, gradient * gradient  # Keras adds the slices up when it scales them by the global norm
    squares = [tf.reshape(_whole(given, values * values, shape), (-1,)) for given, values, shape in parts]
    return gradient, tf.concat(squares, 0)


def _is_sliced(gradient: Any) -> bool:
    return isinstance(gradient, tf.IndexedSlices)


def _whole(given: Any, values: Tensor, shape: tuple[int, ...]) -> Tensor:
    """Slices added up where they belong; anything else as it is."""
    if not _is_sliced(given):
        return values
    return tf.math.unsorted_segment_sum(values, given.indices, shape[0])


def _clipped(gradients: Sequence[Tensor], clipping: Clipping, limit: Tensor) -> list[Tensor]:
    if clipping == "value":
        return [tf.clip_by_value(each, -limit, limit) for each in gradients]
    if clipping == "norm":
        return [tf.clip_by_norm(each, limit) for each in gradients]
    if clipping == "global norm":
        norm = tf.sqrt(tf.add_n([tf.reduce_sum(each * each) for each in gradients]))
        scale = limit * tf.minimum(1 / norm, 1 / limit)
        return [each * scale for each in gradients]
    return list(gradients)


def step(
    optimizer: Optimizer, weights: Tensor, slots: Sequence[Tensor], gradient: tuple[Tensor, Tensor], count: Tensor,
    knobs: Any,
) -> tuple[Tensor, list[Tensor]]:  # fmt: skip
    """One step.

    Args:
        weights: `(weight,)`: all of them, end to end.
        slots: what the optimizer remembers, each `(weight,)`.
        gradient: `(weight,)`, and its squares, as `laid_out` makes them.
        count: which step this is, from 1.
        knobs: `learning_rate` and `momentum`.

    Returns:
        The new weights and slots. Formulas: `keras.optimizers`.
    """
    rate = knobs["learning_rate"]
    plain, squared = gradient
    if optimizer == "adam":
        first, second = slots
        time = tf.cast(count, tf.float32)
        alpha = rate * tf.sqrt(1 - tf.pow(0.999, time)) / (1 - tf.pow(0.9, time))
        first = first + (plain - first) * (1 - 0.9)
        second = second + (squared - second) * (1 - 0.999)
        return weights - first * alpha / (tf.sqrt(second) + EPSILON), [first, second]
    if optimizer == "rmsprop":
        second = 0.9 * slots[0] + (1 - 0.9) * squared
        return weights - rate * plain / tf.sqrt(second + EPSILON), [second]
    change = knobs["momentum"] * slots[0] - rate * plain
    return weights + change, [change]
