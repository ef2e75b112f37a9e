"""The oracle: the real Keras model with our weights, asked for shapes, counts and numbers, in a worker."""

import re
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

import keras
import numpy as np

from lessons.network.arguments import arguments_of
from lessons.network.initializers import Initializer
from lessons.network.keras_json import Unreadable, read_keras_json
from lessons.network.layers import Layer
from lessons.network.names import keras_names
from lessons.network.regularizers import Regularizer
from lessons.network.spec import ModelSpec
from lessons.network.walk import walk
from lessons.network.weights import TooLarge, Weights, draw_weights

Array = np.ndarray
CLEAR_EVERY = 10  # builds: Keras keeps every model's graph in memory until its session is cleared
_HOMES = {Layer: keras.layers, Initializer: keras.initializers, Regularizer: keras.regularizers}
_ANSI = re.compile("\x1b\\[[0-9;]*m")
_builds = count(1)


@dataclass(frozen=True)
class Built:
    """The layers real Keras accepted.

    Args:
        layers: the Keras layers, in order, up to the one it refused.
        outputs: for each of them its symbolic outputs.
        error: `{"layer", "type", "message"}` of the refusal, or `None`; layer -1 is the Input.
    """

    layers: tuple[Any, ...]
    outputs: tuple[tuple[Any, ...], ...]
    error: dict[str, Any] | None = None


def check(model: str, inputs: Array | None, seed: int) -> dict[str, Any]:
    """Builds the model with the real Keras, layer by layer, and runs it with our weights.

    Args:
        model: Keras's JSON, as `write_keras_json` writes it.
        inputs: what to run it on, `(batch, *input shape)`, or `None` to build it only.
        seed: the seed our weights are drawn from.

    Returns:
        Plain values: `"keras"` (its version), `"layers"` (name, class, output_shape, params,
        trainable_params, non_trainable_params; up to a refusal), the three totals, `"outputs"` (the first
        output of the last layer, float32, or `None`) and `"error"` (`None`, or the layer, type and message
        of what Keras raised).
    """
    try:
        spec = replace(read_keras_json(model).spec, seed=seed)
    except Unreadable as problem:
        return _report(Built((), (), {"layer": -1, "type": "Unreadable", "message": str(problem)}))
    try:
        weights: Weights | None = draw_weights(spec)
    except TooLarge:
        weights = None  # shapes and counts are checked all the same
    built = build_layers(spec, weights)
    report = _report(built)
    if inputs is not None and weights is not None and built.error is None:
        outputs, report["error"] = run_layers(built, spec, inputs)
        if outputs and report["error"] is None:
            report["outputs"] = outputs[-1][0].astype(np.float32, copy=False)
    if weights is None or next(_builds) % CLEAR_EVERY == 0:
        keras.utils.clear_session(free_memory=True)
    return report


def build_layers(spec: ModelSpec, weights: Weights | None = None) -> Built:
    """Makes and calls the real layers one after another, so that it is known which one Keras refuses.

    Args:
        spec: the network.
        weights: one tuple of arrays for each layer; without them no memory is taken for weights.
    """
    layers: list[Any] = []
    outputs: list[tuple[Any, ...]] = []
    index = -1
    named = keras.Sequential()  # never built: it only refuses a name that is there already
    with nullcontext() if weights is not None else keras.StatelessScope(initialize_variables=False):
        try:
            given = spec.input
            before: tuple[Any, ...] = (keras.Input(batch_shape=given.batch_shape, dtype=given.dtype),)
            for index, (layer, name) in enumerate(zip(spec.layers, keras_names(spec.layers), strict=True)):
                made = _real(replace(layer, name=name))
                named.add(made)
                before = _as_tuple(made(_taken(before, spec.taken(index))))
                if weights is not None and index < len(weights):
                    made.set_weights(list(weights[index]))
                layers.append(made)
                outputs.append(before)
        except Exception as problem:  # Keras raises whatever its backend raises
            return Built(tuple(layers), tuple(outputs), _error(index, problem))
    return Built(tuple(layers), tuple(outputs))


def bare_layers(spec: ModelSpec, weights: Weights) -> tuple[Any, ...]:
    """The real layers with our weights, built but never called: enough to hold weights, and ten times faster.

    Args:
        spec: a network without a mistake.
        weights: one tuple of arrays for each layer.

    Raises:
        ValueError: Keras refuses a layer.
    """
    steps, _ = walk(spec)
    layers = []
    for step, name, arrays in zip(steps, keras_names(spec.layers), weights, strict=True):
        made = _real(replace(step.layer, name=name))
        made.build(step.input_shape)
        made.set_weights(list(arrays))
        layers.append(made)
    return tuple(layers)


def _real(value: Any) -> Any:
    """The Keras layer, initializer or regularizer, made as a learner's program makes it."""
    home = next((home for kind, home in _HOMES.items() if isinstance(value, kind)), None)
    if home is None:
        return value
    given = {name: _real(getattr(value, name)) for name in arguments_of(value)}
    return getattr(home, type(value).__name__)(**given)


def run_layers(built: Built, spec: ModelSpec, inputs: Array) -> tuple[list[tuple[Array, ...]], dict[str, Any] | None]:
    """Calls the built layers on numbers, eagerly: `predict()` of Keras 3.15 gets TimeDistributed wrong.

    Returns:
        For each layer its outputs, and the error that stopped it, if any.
    """
    outputs: list[tuple[Array, ...]] = []
    index = -1
    try:
        before: tuple[Any, ...] = (keras.ops.convert_to_tensor(inputs, dtype=spec.input.dtype),)
        for index, layer in enumerate(built.layers):
            before = _as_tuple(layer(_taken(before, spec.taken(index)), training=False))
            outputs.append(tuple(keras.ops.convert_to_numpy(each) for each in before))
    except Exception as problem:  # Keras raises whatever its backend raises
        return outputs, _error(index, problem)
    return outputs, None


def _report(built: Built) -> dict[str, Any]:
    layers = [_facts(layer, outputs) for layer, outputs in zip(built.layers, built.outputs, strict=True)]
    totals = {
        f"{which}params": sum(each[f"{part}params"] for each in layers)
        for which, part in (
            ("total_", ""),
            ("trainable_", "trainable_"),
            ("non_trainable_", "non_trainable_"),
        )
    }
    return {"keras": keras.__version__, "layers": layers, **totals, "outputs": None, "error": built.error}


def _facts(layer: Any, outputs: Sequence[Any]) -> dict[str, Any]:
    shapes = [list(each.shape) for each in outputs]
    params = layer.count_params()
    trainable = sum(int(np.prod(each.shape, dtype=object)) for each in layer.trainable_weights)
    return {
        "name": layer.name,
        "class": type(layer).__name__,
        "output_shape": shapes[0] if len(shapes) == 1 else shapes,
        "params": params,
        "trainable_params": trainable,
        "non_trainable_params": params - trainable,
    }


def _taken(before: tuple[Any, ...], taken: int | None) -> Any:
    if len(before) == 1:
        return before[0]
    return list(before) if taken is None else before[taken]


def _as_tuple(given: Any) -> tuple[Any, ...]:
    return tuple(given) if isinstance(given, list | tuple) else (given,)


def _error(index: int, problem: Exception) -> dict[str, Any]:
    return {"layer": index, "type": type(problem).__name__, "message": without_colours(str(problem))}


def without_colours(says: str) -> str:
    r"""What Keras says, without the signs that colour it in a terminal.

    >>> without_colours("\x1b[1mInput 0\x1b[0m")
    'Input 0'
    """
    return _ANSI.sub("", says)
