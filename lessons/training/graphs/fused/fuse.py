"""fuse: a recurrent layer (or two, one in each direction) as one fused function, where all it does is known here."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import tensorflow as tf

from lessons.network.layers import GRU, LSTM, Bidirectional, Layer, Recurrent, SimpleRNN
from lessons.training.graphs.fused.gru import gru, gru_reset_before
from lessons.training.graphs.fused.lstm import lstm
from lessons.training.graphs.fused.shaping import SHAPINGS
from lessons.training.graphs.fused.simple_rnn import simple_rnn

Tensor = Any
Fused = Callable[[Tensor, Tensor | None, Sequence[Tensor]], Tensor]
_MERGED: dict[str | None, Callable[[Tensor, Tensor], Tensor]] = {
    "concat": lambda forward, backward: tf.concat([forward, backward], -1),
    "sum": tf.add,
    "mul": tf.multiply,
    "ave": lambda forward, backward: (forward + backward) / 2,
}


def fuse(layer: Layer) -> Fused | None:
    """The layer as a function of `x (batch, time, features)`, mask `(batch, time)` or None, and its weights.

    Returns:
        None for a layer that must go through Keras: one that is not recurrent, drops out, keeps its state, hands
        it on, or has an activation whose gradient is not written here.
    """
    if isinstance(layer, Bidirectional):
        ahead, back = layer.directions()
        forward, backward = fuse(ahead), fuse(back)
        if forward is None or backward is None or layer.merge_mode not in _MERGED:
            return None
        return partial(_both, forward, backward, ahead.return_sequences, _MERGED[layer.merge_mode])
    if isinstance(layer, Recurrent) and _is_plain(layer):
        return partial(_run, layer)
    return None


def _is_plain(layer: Recurrent) -> bool:
    unusual = (layer.dropout, layer.recurrent_dropout, layer.stateful, layer.return_state, layer.activity_regularizer)
    gate = getattr(layer, "recurrent_activation", "sigmoid")
    return not any(unusual) and (layer.activation or "linear") in SHAPINGS and (gate or "linear") in SHAPINGS


def _run(layer: Recurrent, x: Tensor, mask: Tensor | None, weights: Sequence[Tensor]) -> Tensor:
    steps = tf.transpose(x, (1, 0, 2))  # (time, batch, features)
    keep = None if mask is None else tf.cast(tf.transpose(mask), tf.float32)[..., None]  # (time, batch, 1)
    if layer.go_backwards:
        steps, keep = tf.reverse(steps, (0,)), None if keep is None else tf.reverse(keep, (0,))
    kernel, recurrent, *rest = weights
    shaping = SHAPINGS[layer.activation or "linear"]
    if isinstance(layer, SimpleRNN):
        states = simple_rnn(steps, kernel, recurrent, rest[0] if rest else tf.zeros(layer.units), keep, shaping)
    elif isinstance(layer, LSTM):
        bias = rest[0] if rest else tf.zeros(4 * layer.units)
        states = lstm(steps, kernel, recurrent, bias, keep, shaping, SHAPINGS[layer.recurrent_activation or "linear"])
    elif isinstance(layer, GRU):
        shape = (2, 3 * layer.units) if layer.reset_after else (3 * layer.units,)
        run = gru if layer.reset_after else gru_reset_before
        bias = rest[0] if rest else tf.zeros(shape)
        states = run(steps, kernel, recurrent, bias, keep, shaping, SHAPINGS[layer.recurrent_activation or "linear"])
    else:
        raise TypeError(f"No fused form of {layer.class_name} is written.")
    if keep is not None and layer.zero_output_for_mask:
        states = states * keep
    # the last state is cut from the transposed states: TensorFlow's own rewriting of graphs takes states[-1] for the
    # step's tanh itself, draws two of them into one where two directions are joined, and then fails on the shape
    states = tf.transpose(states, (1, 0, 2))
    return states if layer.return_sequences else states[:, -1]


def _both(
    forward: Fused,
    backward: Fused,
    return_sequences: bool,
    merge: Callable[[Tensor, Tensor], Tensor],
    x: Tensor,
    mask: Tensor | None,
    weights: Sequence[Tensor],
) -> Tensor:
    half = len(weights) // 2
    ahead, back = forward(x, mask, weights[:half]), backward(x, mask, weights[half:])
    return merge(ahead, tf.reverse(back, (1,)) if return_sequences else back)
