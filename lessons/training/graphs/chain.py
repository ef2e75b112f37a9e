"""Chain: a network as a pure function of its numbers, for a training graph; for workers only.

Recurrent and Dense layers are called as fused functions, every other layer is the real Keras layer, called with
the numbers of this step in place of its variables. So nothing is ever written into a Keras variable, and one
graph trains every network of the same form.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from inspect import signature
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from lessons.network.layers import Dense, Layer, TimeDistributed
from lessons.network.oracle import bare_layers
from lessons.network.spec import ModelSpec
from lessons.network.weights import Weights
from lessons.training.graphs.dropout_seeds import dropout_seed, with_dropout_seeds
from lessons.training.graphs.fused.fuse import Fused, fuse

Tensor = Any


@dataclass(frozen=True)
class Passed:
    """What a batch became.

    Args:
        output: of the last layer.
        mask: `(batch, time)` that leaves with it, or None.
        penalty: what the regularizers add to the loss, or None.
        state: the numbers training does not learn, as they are after this batch.
    """

    output: Tensor
    mask: Tensor | None
    penalty: Tensor | None
    state: list[Tensor]


class Chain:
    """The layers of a network, built once, called with any numbers.

    Args:
        spec: the network; its seed does not matter here.
        weights: any weights of the right shapes, as Keras must be given some.

    Raises:
        ValueError: Keras refuses a layer.
    """

    def __init__(self, spec: ModelSpec, weights: Weights) -> None:
        spec = with_dropout_seeds(spec)
        self._spec = spec
        self._layers = bare_layers(spec, weights)
        self._fused = [_fused(layer) for layer in spec.layers]
        self.trainable = [variable for layer in self._layers for variable in layer.trainable_variables]
        self.owners = [index for index, layer in enumerate(self._layers) for _ in layer.trainable_variables]
        self._state = [variable for layer in self._layers for variable in layer.non_trainable_variables]

    def __call__(self, trained: Sequence[Tensor], state: Sequence[Tensor], x: Tensor, training: bool) -> Passed:
        """Runs a batch; `trained` and `state` are in the order of `trainable` and of `first_state`."""
        pairs = [*zip(self.trainable, trained, strict=True), *zip(self._state, state, strict=True)]
        held = {id(variable): tensor for variable, tensor in pairs}
        penalties = [
            variable.regularizer(tensor)
            for variable, tensor in zip(self.trainable, trained, strict=True)
            if variable.regularizer is not None
        ]
        mask: Tensor | None = None
        before: Any = x
        with keras.StatelessScope(state_mapping=pairs, collect_losses=True) as scope:
            for index, (layer, fused) in enumerate(zip(self._layers, self._fused, strict=True)):
                taken = self._spec.taken(index)
                given = before if taken is None or not isinstance(before, list | tuple) else before[taken]
                if fused is not None:
                    mask = getattr(given, "_keras_mask", None)
                    before = fused(given, mask, [held[id(variable)] for variable in layer.weights])
                    kept = mask if before.shape.rank == 3 else None
                    if kept is not None:
                        before._keras_mask = kept
                else:
                    before = layer(given, training=training) if _minds_training(layer) else layer(given)
            after = [scope.get_current_value(variable) for variable in self._state]
        penalties += scope.losses  # of the activity regularizers
        state = [tensor if value is None else value for tensor, value in zip(state, after, strict=True)]
        return Passed(before, getattr(before, "_keras_mask", None), tf.add_n(penalties) if penalties else None, state)

    def first_numbers(self, weights: Weights, spec: ModelSpec) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """The network's weights as (trainable, state) arrays, in the order the call takes them."""
        held: dict[int, np.ndarray] = {}
        for layer, arrays, described in zip(self._layers, weights, with_dropout_seeds(spec).layers, strict=True):
            held |= {id(variable): array for variable, array in zip(layer.weights, arrays, strict=True)}
            for variable in layer.non_trainable_variables:
                # all that is no weight is the state of a dropout: its seed, and how often it was asked
                held.setdefault(id(variable), np.array([dropout_seed(described), 0], variable.dtype))
        return [held[id(each)] for each in self.trainable], [held[id(each)] for each in self._state]

    def weights_of(self, trained: Sequence[np.ndarray], state: Sequence[np.ndarray]) -> Weights:
        """The way back: one tuple of arrays for each layer, in Keras's order."""
        pairs = [*zip(self.trainable, trained, strict=True), *zip(self._state, state, strict=True)]
        held = {id(variable): np.asarray(array) for variable, array in pairs}
        return tuple(tuple(held[id(variable)] for variable in layer.weights) for layer in self._layers)


def _fused(layer: Layer) -> Fused | None:
    if isinstance(layer, TimeDistributed):  # Keras writes one copy of the layer into the graph for each step
        return _fused(layer.layer) if isinstance(layer.layer, Dense) else None
    if isinstance(layer, Dense):
        return None if layer.activity_regularizer else _dense(layer)
    return fuse(layer)


def _dense(layer: Dense) -> Fused:
    shape = keras.activations.get(layer.activation or "linear")

    def call(x: Tensor, _mask: Tensor | None, weights: Sequence[Tensor]) -> Tensor:
        rows = tf.reshape(x, (-1, x.shape[-1])) if x.shape.rank > 2 else x
        scores = tf.matmul(rows, weights[0])
        if len(weights) > 1:
            scores += weights[1]
        if x.shape.rank > 2:
            scores = tf.reshape(scores, (*x.shape[:-1], layer.units))
        return shape(scores)

    return call


def _minds_training(layer: Any) -> bool:
    return "training" in signature(layer.call).parameters
