"""LSTM over all time steps, forward and backward: carry = f·carry + i·candidate, state = o·activation(carry)."""

from collections.abc import Sequence
from typing import Any

import tensorflow as tf

from lessons.training.graphs.fused.products import before, gradients_of, project
from lessons.training.graphs.fused.shaping import Shaping
from lessons.training.graphs.fused.stepping import step_through

Tensor = Any


def lstm(
    x: Tensor, kernel: Tensor, recurrent: Tensor, bias: Tensor, keep: Tensor | None, shaping: Shaping, gate: Shaping
) -> Tensor:
    """The state of every step, `(time, batch, units)`.

    Args:
        x: `(time, batch, features)`.
        kernel: `(features, 4·units)`; order: input, forget, candidate, output.
        recurrent: `(units, 4·units)`.
        bias: `(4·units,)`.
        keep: `(time, batch, 1)` of 1 and 0; where 0, the step is padding, state and carry stay. None without mask.
        shaping: makes the candidate, and shapes the carry.
        gate: makes input, forget and output.
    """
    batch, units = x.shape[1], recurrent.shape[0]
    zeros = tf.zeros((batch, units))

    @tf.custom_gradient
    def run(x: Tensor, kernel: Tensor, recurrent: Tensor, bias: Tensor) -> tuple[Tensor, Any]:
        projected = project(x, kernel, bias)

        def step(carried: tuple[Tensor, Tensor], now: Sequence[Tensor]) -> tuple[Any, tuple[Tensor, ...]]:
            state, carry = carried
            scores = now[0] + tf.matmul(state, recurrent)
            i, f, c, o = tf.split(scores, 4, axis=1)
            i, f, c, o = gate.of(i), gate.of(f), shaping.of(c), gate.of(o)
            new_carry = f * carry + i * c
            shaped = shaping.of(new_carry)
            new = o * shaped
            if keep is not None:
                new, new_carry = state + now[1] * (new - state), carry + now[1] * (new_carry - carry)
            return (new, new_carry), (i, f, c, o, shaped, new_carry, new)

        given = [projected] if keep is None else [projected, keep]
        i, f, c, o, shaped, carries, states = step_through(step, (zeros, zeros), given, [(batch, units)] * 7)

        def gradient(above: Tensor) -> tuple[Tensor, ...]:
            # what the gradient of the carry (three times) and of the state (once) is multiplied with
            slopes = tf.concat(
                [c * gate.slope(i), before(carries) * gate.slope(f), i * shaping.slope(c), shaped * gate.slope(o)], 2
            )
            into_carry, along = o * shaping.slope(shaped), f
            if keep is not None:
                slopes, into_carry, along = slopes * keep, into_carry * keep, 1 - keep * (1 - f)

            def back(later: tuple[Tensor, Tensor], now: Sequence[Tensor]) -> tuple[Any, tuple[Tensor, ...]]:
                moved = now[0] + later[0]
                carry = later[1] + moved * now[2]
                scores = tf.concat([carry, carry, carry, moved], 1) * now[1]
                earlier = tf.matmul(scores, recurrent, transpose_b=True)
                if keep is not None:
                    earlier += moved * now[4]
                return (earlier, carry * now[3]), (scores,)

            given = [above, slopes, into_carry, along, *([] if keep is None else [1 - keep])]
            (scores,) = step_through(back, (zeros, zeros), given, [(batch, 4 * units)], backwards=True)
            return gradients_of(x, kernel, states, scores)

        return states, gradient

    return run(x, kernel, recurrent, bias)
