"""The limit: SimpleRNN, GRU and LSTM with a Dense head trained in JAX, an epoch as one compiled scan over batches."""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp

from lessons.network.weights import draw_weights
from tests.benchmarks.training.models import BATCH, Model

Array = Any


def epoch_of(model: Model) -> Callable[[], float]:
    """A function that trains one epoch and returns its loss."""
    samples = model.samples()
    cell = _CELLS[type(model.spec.layers[0]).__name__]
    weights = [jnp.asarray(array) for layer in draw_weights(model.spec) for array in layer]
    units = weights[1].shape[0]
    whole = len(samples.x) // BATCH * BATCH

    def batches(array: Array) -> Array:
        return jnp.asarray(array[:whole].reshape(-1, BATCH, *array.shape[1:]))

    x, y = batches(samples.x), batches(samples.y)
    rest = jnp.asarray(samples.x[whole:]), jnp.asarray(samples.y[whole:])

    def loss_of(weights: Array, x: Array, y: Array) -> Array:
        states = jnp.zeros((len(x), units))
        first = (states, states) if cell is _lstm else states
        projected = jnp.einsum("btf,fg->tbg", x, weights[0])
        _, states = jax.lax.scan(lambda carry, now: cell(carry, now, weights), first, projected)
        scores = states @ weights[3] + weights[4]
        chances = jax.nn.log_softmax(scores)
        return -jnp.take_along_axis(chances, y.T[..., None], axis=-1).mean()

    def step(carry: Array, batch: Array) -> tuple[Array, Array]:
        weights, first, second, count = carry
        loss, slopes = jax.value_and_grad(loss_of)(weights, *batch)
        count = count + 1
        alpha = 0.001 * jnp.sqrt(1 - 0.999**count) / (1 - 0.9**count)
        first = jax.tree.map(lambda m, g: m + (g - m) * 0.1, first, slopes)
        second = jax.tree.map(lambda v, g: v + (g * g - v) * 0.001, second, slopes)
        weights = jax.tree.map(lambda w, m, v: w - alpha * m / (jnp.sqrt(v) + 1e-7), weights, first, second)
        return (weights, first, second, count), loss * len(batch[0])

    @jax.jit
    def epoch(carry: Array) -> tuple[Array, Array]:
        carry, losses = jax.lax.scan(step, carry, (x, y))
        carry, last = step(carry, rest)
        return carry, (losses.sum() + last) / len(samples.x)

    zeros = [jnp.zeros_like(each) for each in weights]
    carry = (weights, zeros, list(zeros), jnp.float32(0))

    def once() -> float:
        nonlocal carry
        carry, loss = epoch(carry)
        return float(loss)

    return once


def _simple_rnn(state: Array, now: Array, weights: Array) -> tuple[Array, Array]:
    new = jnp.tanh(now + state @ weights[1] + weights[2])
    return new, new


def _gru(state: Array, now: Array, weights: Array) -> tuple[Array, Array]:
    units = state.shape[-1]
    given, inner = now + weights[2][0], state @ weights[1] + weights[2][1]
    gates = jax.nn.sigmoid(given[:, : 2 * units] + inner[:, : 2 * units])
    update, reset = gates[:, :units], gates[:, units:]
    candidate = jnp.tanh(given[:, 2 * units :] + reset * inner[:, 2 * units :])
    new = update * state + (1 - update) * candidate
    return new, new


def _lstm(carried: Array, now: Array, weights: Array) -> tuple[Array, Array]:
    state, carry = carried
    i, f, c, o = jnp.split(now + state @ weights[1] + weights[2], 4, axis=-1)
    carry = jax.nn.sigmoid(f) * carry + jax.nn.sigmoid(i) * jnp.tanh(c)
    state = jax.nn.sigmoid(o) * jnp.tanh(carry)
    return (state, carry), state


_CELLS = {"SimpleRNN": _simple_rnn, "GRU": _gru, "LSTM": _lstm}
