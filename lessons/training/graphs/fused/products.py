"""Matrix products over all time steps at once: into a recurrent layer, and back out of it."""

from typing import Any

import tensorflow as tf

Tensor = Any


def project(x: Tensor, kernel: Tensor, bias: Tensor | None) -> Tensor:
    """What every step gets from the input: `(time, batch, features)` to `(time, batch, width)`."""
    time, batch, features = x.shape
    projected = tf.matmul(tf.reshape(x, (time * batch, features)), kernel)
    if bias is not None:
        projected += bias
    return tf.reshape(projected, (time, batch, kernel.shape[1]))


def flat(steps: Tensor) -> Tensor:
    """`(time, batch, width)` as `(time · batch, width)`."""
    return tf.reshape(steps, (steps.shape[0] * steps.shape[1], steps.shape[2]))


def gradient_of_weight(arriving: Tensor, slopes: Tensor) -> Tensor:
    """The gradient of a matrix that was used at every step: one product for all of them.

    Args:
        arriving: what the matrix was multiplied with, `(time, batch, in)`.
        slopes: the gradient of what came out, `(time, batch, out)`.
    """
    return tf.matmul(flat(arriving), flat(slopes), transpose_a=True)


def gradient_of_input(slopes: Tensor, kernel: Tensor) -> Tensor:
    """The gradient of the input, `(time, batch, features)`."""
    time, batch, _ = slopes.shape
    return tf.reshape(tf.matmul(flat(slopes), kernel, transpose_b=True), (time, batch, kernel.shape[0]))


def gradients_of(x: Tensor, kernel: Tensor, states: Tensor, scores: Tensor) -> tuple[Tensor, ...]:
    """The gradients of the input, the kernel, the recurrent kernel and the bias of a layer with one product a step.

    Args:
        x: `(time, batch, features)`; states: `(time, batch, units)`, after each step.
        scores: the gradient of what each step adds up before its activations, `(time, batch, width)`.
    """
    return (
        gradient_of_input(scores, kernel),
        gradient_of_weight(x, scores),
        gradient_of_weight(before(states), scores),
        tf.reduce_sum(scores, (0, 1)),
    )


def before(states: Tensor) -> Tensor:
    """The state each step began with: zeros, then every state but the last."""
    return tf.concat([tf.zeros_like(states[:1]), states[:-1]], 0)
