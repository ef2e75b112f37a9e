"""Real Keras grades the checks of lesson 11, about encoders, decoders, two readers and batches."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras.src.trainers.data_adapters.array_data_adapter import ArrayDataAdapter

from lessons.course.checks.check import Check
from lessons.network.layers import Bidirectional, Recurrent
from tests.course.grades import are_shapes, is_count, spec_of
from tests.network.keras_side import keras_layer

Array = np.ndarray


def is_written(check: Check, value: Any) -> bool:
    return bool(value == written(check))


@lru_cache(maxsize=4)
def written(check: Check) -> tuple[int | None, ...]:
    spec = spec_of(check)
    shape: Any = spec.input.batch_shape
    for layer in spec.layers:
        shape = keras_layer(layer).compute_output_shape(shape)
    return tuple(shape)


def is_rows(check: Check, value: Any) -> bool:
    return bool(value == different_rows(check))


@lru_cache(maxsize=4)
def different_rows(check: Check) -> int:
    spec = spec_of(check)
    numbers: Any = np.random.default_rng(check.seed).normal(size=(1, 1, spec.input.shape[-1] or 0)).astype(np.float32)
    for layer in spec.layers:
        numbers = keras_layer(replace(layer, unroll=True) if isinstance(layer, Recurrent) else layer)(numbers)
    return len(np.unique(np.asarray(numbers)[0], axis=0))


def is_state(check: Check, value: Any) -> bool:
    """Whether a decoder of so many units begins with the states of the encoder in the question."""
    *_, decoder, call = check.code.splitlines()
    try:
        exec(unrolled(decoder).replace("(units,", f"({value},") + "\n" + call, dict(states(check)))
    except tf.errors.InvalidArgumentError:  # Keras builds it all the same; only numbers show that they do not fit
        return False
    return True


@lru_cache(maxsize=4)
def states(check: Check) -> dict[str, Any]:
    """The names of the program before its decoder, for two samples of one step."""
    _, features, words = (int(each) for each in re.findall(r"\d+", check.question))
    read, written = np.zeros((2, 1, features)), np.zeros((2, 1, words))
    names: dict[str, Any] = {"read": read, "words": written, "layers": keras.layers, "ops": keras.ops}
    exec(unrolled("\n".join(check.code.splitlines()[:-2])), names)
    return names


def unrolled(program: str) -> str:
    """The same program with its loops written out: the same numbers, several times faster for a step or two."""
    return re.sub(r"(return_\w+)=True", r"\1=True, unroll=True", program)


def is_seen(check: Check, value: Any) -> bool:
    return bool(value == seen(check))


@lru_cache(maxsize=4)
def seen(check: Check) -> tuple[int, ...]:
    """The steps whose change moves this half of this row."""
    spec = spec_of(check)
    (row,) = map(int, re.findall(r"row (\d+)", check.question))
    steps, features = spec.input.shape
    assert steps is not None
    assert features is not None
    x = np.random.default_rng(check.seed).normal(size=(1, steps, features)).astype(np.float32)
    samples = np.repeat(x, steps + 1, axis=0)
    samples[range(steps), range(steps)] += 1  # in each sample but the last another step is changed
    both = spec.layers[0]
    assert isinstance(both, Bidirectional)
    assert isinstance(both.layer, Recurrent)
    layer = keras_layer(replace(both, layer=replace(both.layer, unroll=True)))
    rows = np.asarray(layer(samples))[:, row]  # (sample, feature)
    units = rows.shape[-1] // 2
    half = rows[:, units:] if "**backward**" in check.question else rows[:, :units]
    moved = np.abs(half[:-1] - half[-1]).max(axis=-1) > 1e-6
    return tuple(np.flatnonzero(moved).tolist())


def is_updates(check: Check, value: Any) -> bool:
    samples = int(re.findall(r"(\d+) samples", check.question)[0])
    batch, epochs = (int(each) for each in re.findall(r"=(\d+)", check.code))
    batches = ArrayDataAdapter(np.zeros((samples, 1)), np.zeros((samples, 1)), batch_size=batch).num_batches
    return bool(value == batches * epochs)


GRADES: dict[str, Callable[[Check, Any], bool]] = {
    "written_shape": is_written,
    "equal_copies": is_rows,
    "state_fits": is_state,
    "merge_shape": are_shapes,
    "readers_params": is_count,
    "steps_seen": is_seen,
    "fit_updates": is_updates,
}
