"""Samples: a task's arrays in the form this network and this loss take, split for validation, weighted."""

import math
from dataclasses import dataclass

import numpy as np

from lessons.network.loss.table import LOSSES
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec
from lessons.training.settings import Settings
from lessons.training.task import Task

Array = np.ndarray


@dataclass(frozen=True)
class Samples:
    """What a run trains on and what it is held against.

    Args:
        loss: by Keras's name.
        x: `(samples, ...)`.
        y: `(samples, ...)`, as the loss takes it.
        weight: `(samples,)` or `(samples, time)`, or None for 1 everywhere.
        held_x: the samples kept for validation, never trained on, or None; likewise `held_y`, `held_weight`.
        probe: one sample, `(1, ...)`.
    """

    loss: str
    x: Array
    y: Array
    weight: Array | None
    held_x: Array | None
    held_y: Array | None
    held_weight: Array | None
    probe: Array


def make_samples(spec: ModelSpec, task: Task, settings: Settings) -> Samples:
    """The task's arrays for this network; the spec's own loss counts, the task's where it has none.

    Ids become a feature of their own for a network that reads numbers, `(samples, time, 1)`; class ids become
    one-hot rows for a loss that compares rows. As Keras does, validation takes the last samples.
    """
    loss = spec.loss or task.loss
    x = _inputs(spec, task.x)
    y = target_of(spec, task, loss)
    weight = _weights(task, settings)
    count = len(x)
    kept = math.floor(count * (1 - settings.validation_split)) if settings.validation_split else count
    held = slice(kept, count) if 0 < kept < count else None
    kept = kept if held else count
    return Samples(
        loss,
        x[:kept],
        y[:kept],
        None if weight is None else weight[:kept],
        None if held is None else x[held],
        None if held is None else y[held],
        None if held is None or weight is None else weight[held],
        x[task.probe : task.probe + 1],
    )


def target_of(spec: ModelSpec, task: Task, loss: str) -> Array:
    """The target in the form the loss takes: ids, one-hot rows, or numbers, `(samples, ...)`."""
    y = task.y
    if LOSSES[loss].family == "ids" or y.dtype.kind == "f":
        return y
    width = predict(spec).output_shapes[0][-1] or 1
    if LOSSES[loss].family == "yes or no" and width == 1:
        return y[..., None].astype(np.float32)
    classes = max(len(task.classes), int(width))
    return np.eye(classes, dtype=np.float32)[y]


def _inputs(spec: ModelSpec, x: Array) -> Array:
    wanted = len(spec.input.shape)
    if wanted == x.ndim and spec.input.shape[-1] == 1 and x.dtype.kind == "i":
        return x[..., None].astype(np.float32)  # ids as numbers, a feature of one
    return x.astype(spec.input.dtype, copy=False)


def _weights(task: Task, settings: Settings) -> Array | None:
    weight = task.sample_weight
    if settings.class_weight == "none":
        return weight
    ids = task.y[..., 0].astype(np.int64) if task.y.dtype.kind == "f" else task.y
    counts = np.bincount(ids.ravel(), minlength=1)
    # as scikit-learn's "balanced": samples / (classes · samples of this class)
    each = len(ids.ravel()) / (np.count_nonzero(counts) * np.maximum(counts, 1))
    balanced = each[ids].astype(np.float32)
    return balanced if weight is None else (balanced * weight).astype(np.float32)
