"""What training makes small, and what it is judged by: Keras's losses, weights and masks; for workers only."""

from dataclasses import dataclass
from typing import Any

import keras
import tensorflow as tf
from keras.src.losses.loss import squeeze_or_expand_to_same_rank

from lessons.network.loss.table import metric_of

Tensor = Any


@dataclass(frozen=True)
class Judged:
    """A batch, judged.

    Args:
        loss: what the gradient is taken of, as `model.fit` reports it for this batch.
        values: the loss of each sample, or of each timestep `(batch, time)`.
        counted: 1 where the value counts, 0 where it is padding; of the same shape.
        right: the metric of each sample or timestep, of the same shape.
    """

    loss: Tensor
    values: Tensor
    counted: Tensor
    right: Tensor


def judge_batch(loss: str, target: Tensor, output: Tensor, weight: Tensor | None, mask: Tensor | None) -> Judged:
    """Judges a batch as Keras does: a mean over all places, weighted, padding left out.

    Args:
        loss: Keras's name.
        target: as the loss takes it.
        output: of the network, `(batch, ...)`.
        weight: `(batch,)` or `(batch, time)`, or None.
        mask: `(batch, time)`, or None.
    """
    width = output.shape[-1]
    target, output = squeeze_or_expand_to_same_rank(target, output)  # as Keras does before any loss
    values = keras.losses.get(loss)(target, output)
    counted = tf.ones_like(values) if mask is None else tf.cast(mask, values.dtype)
    if counted.shape.rank != values.shape.rank:  # a mask over time, and one loss for each sample
        counted = tf.ones_like(values)
    share = counted / tf.reduce_sum(counted) if mask is not None else 1.0 / tf.cast(tf.size(values), values.dtype)
    weighted = values
    if weight is not None:
        extra = values.shape.rank - weight.shape.rank
        weighted = values * (weight[..., None] if extra else weight)
    return Judged(tf.reduce_sum(weighted * share), values, counted, _right(loss, target, output, width))


def _right(loss: str, target: Tensor, output: Tensor, width: int) -> Tensor:
    """The metric that goes with the loss; what Keras takes "accuracy" for follows from the width of the output."""
    if metric_of(loss) != "accuracy":
        return keras.losses.mean_absolute_error(target, output)
    if width == 1:
        right = tf.cast(output > 0.5, tf.float32) == tf.cast(target, tf.float32)
        return tf.reduce_mean(tf.cast(right, tf.float32), -1)
    if target.shape.rank < output.shape.rank:
        target = target[..., None]
    if target.shape[-1] == 1:
        return _is_largest(output, tf.cast(target[..., 0], tf.int32))
    return tf.cast(tf.argmax(output, -1) == tf.argmax(target, -1), tf.float32)


def _is_largest(output: Tensor, ids: Tensor) -> Tensor:
    """1 where argmax would find this class, the first of equals.

    Written out, and on the scores below a softmax: XLA's argmax, or one more softmax, takes half of a small epoch.
    """
    scores: Tensor = getattr(output, "_keras_logits", output)
    mine = tf.gather(scores, ids, batch_dims=ids.shape.rank)[..., None]
    places = tf.range(scores.shape[-1])
    beaten = (scores > mine) | ((scores == mine) & (places < ids[..., None]))
    return tf.cast(~tf.reduce_any(beaten, -1), tf.float32)
