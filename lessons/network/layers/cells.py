"""The recurrences themselves, one time step after another, every gate kept (formulas of `keras.layers.rnn`).

Inside the loops time is the first axis, so that a step is one plain piece of memory; what comes out is
`(batch, time, units)` again.
"""

from collections.abc import Callable, Sequence

import numpy as np

from lessons.network.activations import ACTIVATIONS

Array = np.ndarray
Record = dict[str, Array]


def run_simple_rnn(
    x: Array, weights: Sequence[Array], mask: Array | None, activation: str, start: Sequence[Array] = ()
) -> Record:
    """h_t = activation(x_t · kernel + bias + h_(t-1) · recurrent_kernel).

    Args:
        x: `(batch, time, features)`.
        weights: kernel `(features, units)`, recurrent_kernel `(units, units)`, and bias `(units,)` if used.
        mask: `(batch, time)`; a masked step keeps the state it had.
        start: the state to begin with, `(batch, units)`; zeros when empty.

    Returns:
        `state`: `(batch, time, units)`.
    """
    projected = _project(x, weights[0], weights[2] if len(weights) > 2 else None)
    recurrent, shape, keep = weights[1], ACTIVATIONS[activation], _kept_steps(mask)
    states = np.empty_like(projected)
    h = start[0] if start else np.zeros_like(projected[0])
    for t, arriving in enumerate(projected):
        h = _keep(shape(arriving + h @ recurrent), h, keep, t)
        states[t] = h
    return {"state": states.swapaxes(0, 1)}


def run_lstm(
    x: Array,
    weights: Sequence[Array],
    mask: Array | None,
    activation: str,
    recurrent_activation: str,
    start: Sequence[Array] = (),
) -> Record:
    """i, f, o = gates; carry = f·carry + i·candidate; state = o·activation(carry).

    Args:
        x: `(batch, time, features)`.
        weights: kernel `(features, 4·units)`, recurrent_kernel `(units, 4·units)`, bias `(4·units,)` if used,
            in Keras's order: input, forget, candidate, output.
        mask: `(batch, time)`; a masked step keeps state and carry.
        start: state and carry to begin with, each `(batch, units)`; zeros when empty.

    Returns:
        `input_gate`, `forget_gate`, `candidate`, `output_gate`, `carry`, `state`: each `(batch, time, units)`.
    """
    projected = _project(x, weights[0], weights[2] if len(weights) > 2 else None)
    recurrent, units = weights[1], weights[1].shape[0]
    shape, gate, keep = ACTIVATIONS[activation], _gates(recurrent_activation, units), _kept_steps(mask)
    i, f, c, o = (slice(k * units, (k + 1) * units) for k in range(4))
    gates = np.empty_like(projected)  # (time, batch, 4·units), the candidate in its place among the gates
    carries, states = np.empty_like(projected[..., :units]), np.empty_like(projected[..., :units])
    h, carry = start or [np.zeros((*projected.shape[1:-1], units), projected.dtype)] * 2
    for t, arriving in enumerate(projected):
        scores = arriving + h @ recurrent
        now = gates[t]
        now[:] = gate(scores)
        now[:, c] = shape(scores[:, c])
        new_carry = now[:, f] * carry + now[:, i] * now[:, c]
        h = _keep(now[:, o] * shape(new_carry), h, keep, t)
        carry = _keep(new_carry, carry, keep, t)
        carries[t], states[t] = carry, h
    parts = {"input_gate": i, "forget_gate": f, "candidate": c, "output_gate": o}
    record = {name: gates[..., part] for name, part in parts.items()} | {"carry": carries, "state": states}
    return {name: values.swapaxes(0, 1) for name, values in record.items()}


def run_gru(
    x: Array,
    weights: Sequence[Array],
    mask: Array | None,
    activation: str,
    recurrent_activation: str,
    reset_after: bool,
    start: Sequence[Array] = (),
) -> Record:
    """state = z·state + (1 - z)·candidate, with update gate z and reset gate r.

    Args:
        x: `(batch, time, features)`.
        weights: kernel `(features, 3·units)`, recurrent_kernel `(units, 3·units)`, and the bias if used:
            `(2, 3·units)` with `reset_after`, else `(3·units,)`; order: update, reset, candidate.
        mask: `(batch, time)`; a masked step keeps the state.
        reset_after: the reset gate acts after the recurrent product (Keras's default), or before it.
        start: the state to begin with, `(batch, units)`; zeros when empty.

    Returns:
        `update_gate`, `reset_gate`, `candidate`, `state`: each `(batch, time, units)`.
    """
    recurrent, units = weights[1], weights[1].shape[0]
    bias = weights[2] if len(weights) > 2 else None
    second = bias[1] if bias is not None and reset_after else np.zeros(3 * units, recurrent.dtype)
    projected = _project(x, weights[0], bias[0] if bias is not None and reset_after else bias)
    shape, gate, keep = ACTIVATIONS[activation], _gates(recurrent_activation, units), _kept_steps(mask)
    both, z, r, c = slice(2 * units), slice(units), slice(units, 2 * units), slice(2 * units, None)
    gate_kernel, candidate_kernel = recurrent[:, both], recurrent[:, c]
    gates = np.empty_like(projected)  # (time, batch, 3·units), the candidate behind the gates
    states = np.empty_like(projected[..., :units])
    h = start[0] if start else np.zeros((*projected.shape[1:-1], units), projected.dtype)
    for t, arriving in enumerate(projected):
        now = gates[t]
        if reset_after:
            inner = h @ recurrent + second
            now[:, both] = gate(arriving[:, both] + inner[:, both])
            now[:, c] = shape(arriving[:, c] + now[:, r] * inner[:, c])
        else:
            now[:, both] = gate(arriving[:, both] + h @ gate_kernel)
            now[:, c] = shape(arriving[:, c] + (now[:, r] * h) @ candidate_kernel)
        update = now[:, z]
        h = _keep(update * h + (1 - update) * now[:, c], h, keep, t)
        states[t] = h
    record = {"update_gate": gates[..., z], "reset_gate": gates[..., r], "candidate": gates[..., c], "state": states}
    return {name: values.swapaxes(0, 1) for name, values in record.items()}


def _project(x: Array, kernel: Array, bias: Array | None) -> Array:
    projected = x.swapaxes(0, 1) @ kernel  # (time, batch, gates·units): every time step in one product
    return projected if bias is None else projected + bias


def _kept_steps(mask: Array | None) -> Array | None:
    return None if mask is None else mask.T[..., None]  # (time, batch, 1)


def _keep(new: Array, old: Array, keep: Array | None, t: int) -> Array:
    return new if keep is None else np.where(keep[t], new, old)


def _gates(activation: str, units: int) -> Callable[[Array], Array]:
    """Gates lie side by side; only a softmax looks at its neighbours, and must see one gate at a time."""
    if activation not in ("softmax", "log_softmax"):
        return ACTIVATIONS[activation]
    alone = ACTIVATIONS[activation]
    return lambda scores: alone(scores.reshape(len(scores), -1, units)).reshape(scores.shape)
