"""The same run by Keras itself: `model.fit` with our first weights, order and settings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import keras
import numpy as np

from lessons.network.loss.table import metric_of
from lessons.network.oracle import build_layers
from lessons.network.spec import ModelSpec
from lessons.network.weights import Weights, draw_weights
from lessons.training.graphs.dropout_seeds import with_dropout_seeds
from lessons.training.loop import epoch_order
from lessons.training.samples import Samples
from lessons.training.settings import Settings
from tests.network.keras_side import quiet


@dataclass(frozen=True)
class Fitted:
    """What `model.fit` says: a figure for each epoch under Keras's own names, and the weights it ends with."""

    history: dict[str, list[float]]
    weights: Weights
    metric: str


def keras_fit(
    spec: ModelSpec,
    samples: Samples,
    settings: Settings,
    callbacks: Sequence[Any] = (),
    weights: Weights | None = None,
) -> Fitted:
    """Fits; with callbacks in one call, which settings that shuffle cannot have, else in one call for each epoch.

    Args:
        callbacks: Keras's, which have to see all the epochs.
        weights: to begin with; drawn from the seed when left out.
    """
    assert not (callbacks and settings.shuffle)
    built = build_layers(with_dropout_seeds(spec), draw_weights(spec) if weights is None else weights)
    model = keras.Sequential([keras.Input(batch_shape=spec.input.batch_shape, dtype=spec.input.dtype), *built.layers])
    metric = metric_of(samples.loss)
    model.compile(optimizer=_optimizer(settings), loss=samples.loss, metrics=[metric], jit_compile=False)
    held = (samples.held_x, samples.held_y, samples.held_weight)
    given: dict[str, Any] = {
        "batch_size": settings.batch_size,
        "shuffle": False,
        "verbose": 0,
        "validation_data": None if samples.held_x is None else held[: 3 if samples.held_weight is not None else 2],
    }
    if callbacks:
        given |= {"sample_weight": samples.weight, "epochs": settings.epochs, "callbacks": list(callbacks)}
        with quiet():  # Keras's callbacks read the learning rate in a way NumPy warns of
            said = model.fit(samples.x, samples.y, **given)
        return Fitted(said.history, _weights(built.layers), metric)
    history: dict[str, list[float]] = {}
    for epoch in range(1, settings.epochs + 1):
        order = epoch_order(len(samples.x), settings, epoch)
        weight = None if samples.weight is None else samples.weight[order]
        said = model.fit(samples.x[order], samples.y[order], sample_weight=weight, **given)
        for name, (figure,) in said.history.items():
            history.setdefault(name, []).append(figure)
    return Fitted(history, _weights(built.layers), metric)


def _optimizer(settings: Settings) -> Any:
    clipping = {
        "none": {},
        "value": {"clipvalue": settings.clip},
        "norm": {"clipnorm": settings.clip},
        "global norm": {"global_clipnorm": settings.clip},
    }[settings.clipping]
    if settings.optimizer == "adam":
        return keras.optimizers.Adam(settings.learning_rate, **clipping)
    if settings.optimizer == "rmsprop":
        return keras.optimizers.RMSprop(settings.learning_rate, **clipping)
    return keras.optimizers.SGD(settings.learning_rate, momentum=settings.momentum, **clipping)


def _weights(layers: Sequence[Any]) -> Weights:
    return tuple(tuple(np.asarray(each) for each in layer.get_weights()) for layer in layers)
