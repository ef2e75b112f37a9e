"""GRU over all time steps, forward and backward, both with `reset_after` and without."""

from collections.abc import Sequence
from typing import Any

import tensorflow as tf

from lessons.training.graphs.fused.products import before, gradient_of_input, gradient_of_weight, project
from lessons.training.graphs.fused.shaping import Shaping
from lessons.training.graphs.fused.stepping import step_through

Tensor = Any


def gru(
    x: Tensor, kernel: Tensor, recurrent: Tensor, bias: Tensor, keep: Tensor | None, shaping: Shaping, gate: Shaping
) -> Tensor:
    """The state of every step of a GRU with `reset_after`, `(time, batch, units)`.

    Inside, batch is the last axis: the gates are then whole blocks of rows, which is a sixth faster.

    Args:
        x: `(time, batch, features)`.
        kernel: `(features, 3·units)`; order: update, reset, candidate.
        recurrent: `(units, 3·units)`.
        bias: `(2, 3·units)`.
        keep: `(time, batch, 1)` of 1 and 0; where 0, the step is padding and the state stays. None without mask.
        shaping: makes the candidate.
        gate: makes update and reset.
    """
    (time, batch), units = x.shape[:2], recurrent.shape[0]
    start = tf.zeros((units, batch))
    if keep is not None:
        keep = _batch_last(keep)

    @tf.custom_gradient
    def run(x: Tensor, kernel: Tensor, recurrent: Tensor, bias: Tensor) -> tuple[Tensor, Any]:
        projected = _batch_last(project(x, kernel, bias[0]))
        across, second = tf.transpose(recurrent), bias[1][:, None]

        def step(state: Tensor, now: Sequence[Tensor]) -> tuple[Tensor, tuple[Tensor, ...]]:
            inner_gates, inner = tf.split(tf.matmul(across, state) + second, [2 * units, units], axis=0)
            gates = gate.of(now[0] + inner_gates)
            update, reset = tf.split(gates, 2, axis=0)
            candidate = shaping.of(now[1] + reset * inner)
            new = candidate + update * (state - candidate)
            if keep is not None:
                new = state + now[2] * (new - state)
            return new, (gates, candidate, inner, new)

        given = [projected[:, : 2 * units], projected[:, 2 * units :], *([] if keep is None else [keep])]
        shapes = [(2 * units, batch), *[(units, batch)] * 3]
        gates, candidate, inner, states = step_through(step, start, given, shapes)

        def gradient(above: Tensor) -> tuple[Tensor, ...]:
            began = before(states)
            update, reset = tf.split(gates, 2, axis=1)
            slope = gate.slope(gates)
            of_candidate = (1 - update) * shaping.slope(candidate)
            of_update = (began - candidate) * slope[:, :units]
            of_reset = of_candidate * inner * slope[:, units:]
            inwards = tf.stack([of_update, of_reset, of_candidate * reset], 1)  # into the recurrent product
            downwards = tf.stack([of_update, of_reset, of_candidate], 1)  # into the input product
            straight = update
            if keep is not None:
                straight = 1 - keep * (1 - update)
                inwards, downwards = inwards * keep[:, None], downwards * keep[:, None]

            def back(later: Tensor, now: Sequence[Tensor]) -> tuple[Tensor, tuple[Tensor, ...]]:
                moved = now[0] + later
                scores = tf.reshape(moved * now[1], (3 * units, batch))
                return moved * now[2] + tf.matmul(recurrent, scores), (moved,)

            given = [_batch_last(above), inwards, straight]
            (moved,) = step_through(back, start, given, [(units, batch)], backwards=True)
            inwards, downwards = (
                _batch_last(tf.reshape(each * moved[:, None], (time, 3 * units, batch)))
                for each in (inwards, downwards)
            )
            return (
                gradient_of_input(downwards, kernel),
                gradient_of_weight(x, downwards),
                gradient_of_weight(_batch_last(began), inwards),
                tf.stack([tf.reduce_sum(downwards, (0, 1)), tf.reduce_sum(inwards, (0, 1))]),
            )

        return _batch_last(states), gradient

    return run(x, kernel, recurrent, bias)


def gru_reset_before(
    x: Tensor, kernel: Tensor, recurrent: Tensor, bias: Tensor, keep: Tensor | None, shaping: Shaping, gate: Shaping
) -> Tensor:
    """The state of every step of a GRU with `reset_after=False`, `(time, batch, units)`.

    The reset gate acts before the recurrent product, so the candidate needs a product of its own.

    Args:
        x: `(time, batch, features)`.
        kernel: `(features, 3·units)`; order: update, reset, candidate.
        recurrent: `(units, 3·units)`.
        bias: `(3·units,)`.
        keep: `(time, batch, 1)` of 1 and 0, or None without mask.
        shaping: makes the candidate.
        gate: makes update and reset.
    """
    batch, units = x.shape[1], recurrent.shape[0]
    start = tf.zeros((batch, units))

    @tf.custom_gradient
    def run(x: Tensor, kernel: Tensor, recurrent: Tensor, bias: Tensor) -> tuple[Tensor, Any]:
        projected = project(x, kernel, bias)
        to_gates, to_candidate = recurrent[:, : 2 * units], recurrent[:, 2 * units :]

        def step(state: Tensor, now: Sequence[Tensor]) -> tuple[Tensor, tuple[Tensor, ...]]:
            gates = gate.of(now[0] + tf.matmul(state, to_gates))
            update, reset = tf.split(gates, 2, axis=1)
            candidate = shaping.of(now[1] + tf.matmul(reset * state, to_candidate))
            new = candidate + update * (state - candidate)
            if keep is not None:
                new = state + now[2] * (new - state)
            return new, (gates, candidate, new)

        given = [projected[..., : 2 * units], projected[..., 2 * units :], *([] if keep is None else [keep])]
        gates, candidate, states = step_through(
            step, start, given, [(batch, 2 * units), (batch, units), (batch, units)]
        )

        def gradient(above: Tensor) -> tuple[Tensor, ...]:
            began = before(states)
            update, reset = tf.split(gates, 2, axis=2)
            slope = gate.slope(gates)
            of_candidate = (1 - update) * shaping.slope(candidate)
            of_update = (began - candidate) * slope[..., :units]
            of_reset = began * slope[..., units:]
            straight = update
            if keep is not None:
                of_candidate, of_update, straight = of_candidate * keep, of_update * keep, 1 - keep * (1 - update)

            def back(later: Tensor, now: Sequence[Tensor]) -> tuple[Tensor, tuple[Tensor, ...]]:
                above, of_candidate, of_update, of_reset, straight, reset = now
                moved = above + later
                scores = moved * of_candidate
                kept = tf.matmul(scores, to_candidate, transpose_b=True)  # the gradient of reset · state
                gates = tf.concat([moved * of_update, kept * of_reset], 1)
                earlier = moved * straight + kept * reset + tf.matmul(gates, to_gates, transpose_b=True)
                return earlier, (gates, scores)

            given = [above, of_candidate, of_update, of_reset, straight, reset]
            gate_scores, scores = step_through(back, start, given, [(batch, 2 * units), (batch, units)], backwards=True)
            downwards = tf.concat([gate_scores, scores], 2)
            return (
                gradient_of_input(downwards, kernel),
                gradient_of_weight(x, downwards),
                tf.concat([gradient_of_weight(began, gate_scores), gradient_of_weight(reset * began, scores)], 1),
                tf.reduce_sum(downwards, (0, 1)),
            )

        return states, gradient

    return run(x, kernel, recurrent, bias)


def _batch_last(each: Tensor) -> Tensor:
    """Batch and the axis after it change places; doing it again undoes it."""
    return tf.transpose(each, (0, 2, 1))
