"""The recurrences themselves, one time step after another, every gate kept (formulas of `keras.layers.rnn`)."""

from collections.abc import Sequence

import numpy as np

from lessons.network.activations import activate

Array = np.ndarray
Record = dict[str, Array]


def run_simple_rnn(x: Array, weights: Sequence[Array], mask: Array | None, activation: str) -> Record:
    """h_t = activation(x_t · kernel + bias + h_(t-1) · recurrent_kernel).

    Args:
        x: `(batch, time, features)`.
        weights: kernel `(features, units)`, recurrent_kernel `(units, units)`, and bias `(units,)` if used.
        mask: `(batch, time)`; a masked step keeps the state it had.

    Returns:
        `state`: `(batch, time, units)`.
    """
    projected = _project(x, weights[0], weights[2] if len(weights) > 2 else None)
    recurrent = weights[1]
    state, h = _room(projected, recurrent.shape[0], "state")
    for t in range(x.shape[1]):
        new = activate(activation, projected[:, t] + h @ recurrent)
        h = _keep(new, h, mask, t)
        state["state"][:, t] = h
    return state


def run_lstm(
    x: Array, weights: Sequence[Array], mask: Array | None, activation: str, recurrent_activation: str
) -> Record:
    """i, f, o = gates; carry = f·carry + i·candidate; state = o·activation(carry).

    Args:
        x: `(batch, time, features)`.
        weights: kernel `(features, 4·units)`, recurrent_kernel `(units, 4·units)`, bias `(4·units,)` if used,
            in Keras's order: input, forget, candidate, output.
        mask: `(batch, time)`; a masked step keeps state and carry.

    Returns:
        `input_gate`, `forget_gate`, `candidate`, `output_gate`, `carry`, `state`: each `(batch, time, units)`.
    """
    projected = _project(x, weights[0], weights[2] if len(weights) > 2 else None)
    recurrent, units = weights[1], weights[1].shape[0]
    names = ("input_gate", "forget_gate", "candidate", "output_gate", "carry", "state")
    record, h = _room(projected, units, *names)
    carry = h.copy()
    for t in range(x.shape[1]):
        z = projected[:, t] + h @ recurrent
        candidate = activate(activation, z[:, 2 * units : 3 * units])
        if recurrent_activation == "softmax":  # the only gate activation that looks at its neighbours
            i, f, o = (activate("softmax", z[:, k * units : (k + 1) * units]) for k in (0, 1, 3))
        else:
            gates = activate(recurrent_activation, z)
            i, f, o = gates[:, :units], gates[:, units : 2 * units], gates[:, 3 * units :]
        new_carry = f * carry + i * candidate
        new = o * activate(activation, new_carry)
        carry, h = _keep(new_carry, carry, mask, t), _keep(new, h, mask, t)
        for name, value in zip(names, (i, f, candidate, o, carry, h), strict=True):
            record[name][:, t] = value
    return record


def run_gru(
    x: Array,
    weights: Sequence[Array],
    mask: Array | None,
    activation: str,
    recurrent_activation: str,
    reset_after: bool,
) -> Record:
    """state = z·state + (1 - z)·candidate, with update gate z and reset gate r.

    Args:
        x: `(batch, time, features)`.
        weights: kernel `(features, 3·units)`, recurrent_kernel `(units, 3·units)`, and the bias if used:
            `(2, 3·units)` with `reset_after`, else `(3·units,)`; order: update, reset, candidate.
        mask: `(batch, time)`; a masked step keeps the state.
        reset_after: the reset gate acts after the recurrent product (Keras's default), or before it.

    Returns:
        `update_gate`, `reset_gate`, `candidate`, `state`: each `(batch, time, units)`.
    """
    recurrent, units = weights[1], weights[1].shape[0]
    bias = weights[2] if len(weights) > 2 else None
    input_bias = bias[0] if bias is not None and reset_after else bias
    recurrent_bias = bias[1] if bias is not None and reset_after else None
    projected = _project(x, weights[0], input_bias)
    names = ("update_gate", "reset_gate", "candidate", "state")
    record, h = _room(projected, units, *names)
    gate_kernel, candidate_kernel = recurrent[:, : 2 * units], recurrent[:, 2 * units :]
    for t in range(x.shape[1]):
        p = projected[:, t]
        if reset_after:
            inner = h @ recurrent
            if recurrent_bias is not None:
                inner = inner + recurrent_bias
            z, r = _two(recurrent_activation, p[:, : 2 * units] + inner[:, : 2 * units], units)
            candidate = activate(activation, p[:, 2 * units :] + r * inner[:, 2 * units :])
        else:
            z, r = _two(recurrent_activation, p[:, : 2 * units] + h @ gate_kernel, units)
            candidate = activate(activation, p[:, 2 * units :] + (r * h) @ candidate_kernel)
        h = _keep(z * h + (1 - z) * candidate, h, mask, t)
        for name, value in zip(names, (z, r, candidate, h), strict=True):
            record[name][:, t] = value
    return record


def _project(x: Array, kernel: Array, bias: Array | None) -> Array:
    projected = x @ kernel  # every time step in one product
    return projected if bias is None else projected + bias


def _room(projected: Array, units: int, *names: str) -> tuple[Record, Array]:
    batch, time, _ = projected.shape
    record = {name: np.zeros((batch, time, units), projected.dtype) for name in names}
    return record, np.zeros((batch, units), projected.dtype)


def _keep(new: Array, old: Array, mask: Array | None, t: int) -> Array:
    return new if mask is None else np.where(mask[:, t, None], new, old)


def _two(activation: str, scores: Array, units: int) -> tuple[Array, Array]:
    if activation == "softmax":
        return activate("softmax", scores[:, :units]), activate("softmax", scores[:, units:])
    gates = activate(activation, scores)
    return gates[:, :units], gates[:, units:]
