"""SimpleRNN over all time steps, forward and backward: h_t = activation(x_t · kernel + bias + h_(t-1) · recurrent)."""

from collections.abc import Sequence
from typing import Any

import tensorflow as tf

from lessons.training.graphs.fused.products import gradients_of, project
from lessons.training.graphs.fused.shaping import Shaping
from lessons.training.graphs.fused.stepping import step_through

Tensor = Any


def simple_rnn(
    x: Tensor, kernel: Tensor, recurrent: Tensor, bias: Tensor, keep: Tensor | None, shaping: Shaping
) -> Tensor:
    """The state of every step, `(time, batch, units)`.

    Args:
        x: `(time, batch, features)`.
        kernel: `(features, units)`.
        recurrent: `(units, units)`.
        bias: `(units,)`.
        keep: `(time, batch, 1)` of 1 and 0; where 0, the step is padding and the state stays. None without mask.
    """
    batch, units = x.shape[1], recurrent.shape[0]
    start = tf.zeros((batch, units))

    @tf.custom_gradient
    def run(x: Tensor, kernel: Tensor, recurrent: Tensor, bias: Tensor) -> tuple[Tensor, Any]:
        projected = project(x, kernel, bias)

        def step(state: Tensor, now: Sequence[Tensor]) -> tuple[Tensor, tuple[Tensor, ...]]:
            new = shaping.of(now[0] + tf.matmul(state, recurrent))
            if keep is None:
                return new, (new,)
            state = state + now[1] * (new - state)
            return state, (new, state)

        given = [projected] if keep is None else [projected, keep]
        results = step_through(step, start, given, [(batch, units)] * len(given))
        new, states = results[0], results[-1]

        def gradient(above: Tensor) -> tuple[Tensor, ...]:
            slope = shaping.slope(new)
            given = [above, slope] if keep is None else [above, slope * keep, 1 - keep]

            def back(later: Tensor, now: Sequence[Tensor]) -> tuple[Tensor, tuple[Tensor, ...]]:
                moved = now[0] + later
                scores = moved * now[1]
                earlier = tf.matmul(scores, recurrent, transpose_b=True)
                return (earlier if keep is None else earlier + moved * now[2]), (scores,)

            (scores,) = step_through(back, start, given, [(batch, units)], backwards=True)
            return gradients_of(x, kernel, states, scores)

        return states, gradient

    return run(x, kernel, recurrent, bias)
