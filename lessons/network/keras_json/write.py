"""write_keras_json: a network as the JSON that `keras.models.model_from_json` loads."""

import json
from typing import Any

from lessons.network.arguments import arguments_of
from lessons.network.initializers import Initializer
from lessons.network.layers import Input, Layer
from lessons.network.names import INPUT_NAME, keras_names
from lessons.network.regularizers import Regularizer
from lessons.network.shape import Shapes
from lessons.network.spec import ModelSpec
from lessons.network.walk import walk

OURS = "unrolled"  # what Keras has no place for: the seed and the target; Keras passes over it
_MODULES = {Layer: "keras.layers", Initializer: "keras.initializers", Regularizer: "keras.regularizers"}


def write_keras_json(spec: ModelSpec) -> str:
    """The network as Keras's JSON; `read_keras_json` gives the same spec back.

    It is a Sequential model, or a Functional one when the spec is functional or a layer takes only one of the
    outputs before it.

    >>> from lessons.network.layers import Dense
    >>> document = json.loads(write_keras_json(ModelSpec(Input((3,)), (Dense(4, "softmax"),))))
    >>> document["class_name"], document["config"]["layers"][1]["config"]["activation"]
    ('Sequential', 'softmax')
    """
    document = _functional(spec) if spec.is_written_functional else _sequential(spec)
    if spec.loss is not None:
        document["compile_config"] = {"optimizer": "adam", "loss": spec.loss}
    document[OURS] = {"seed": spec.seed, "target": spec.target}
    return json.dumps(document, ensure_ascii=False)


def describe(value: Layer | Initializer | Regularizer, name: str | None = None) -> dict[str, Any]:
    """One layer, initializer or regularizer as Keras writes it; `name` replaces a layer's own.

    >>> from lessons.network.regularizers import L2
    >>> describe(L2(0.1))["config"]
    {'l2': 0.1}
    """
    config = {each: _plain(getattr(value, each)) for each in arguments_of(value)}
    if isinstance(value, Layer):
        config |= {"name": value.name if name is None else name, "dtype": "float32"}
        if config["name"] is None:
            del config["name"]
    module = next(module for kind, module in _MODULES.items() if isinstance(value, kind))
    return {"module": module, "class_name": type(value).__name__, "config": config, "registered_name": None}


def _plain(value: Any) -> Any:
    if isinstance(value, Layer | Initializer | Regularizer):
        return describe(value)
    return list(value) if isinstance(value, tuple) else value


def _describe_input(given: Input) -> dict[str, Any]:
    config = {
        "batch_shape": list(given.batch_shape),
        "dtype": given.dtype,
        "name": given.name or INPUT_NAME,
    }
    return {"module": "keras.layers", "class_name": "InputLayer", "config": config, "registered_name": None}


def _sequential(spec: ModelSpec) -> dict[str, Any]:
    layers = [describe(layer, name) for layer, name in zip(spec.layers, keras_names(spec.layers), strict=True)]
    config = {
        "name": spec.name,
        "trainable": True,
        "dtype": "float32",
        "layers": [_describe_input(spec.input), *layers],
        "build_input_shape": list(spec.input.batch_shape),
    }
    return {"module": "keras", "class_name": "Sequential", "config": config, "registered_name": None}


def _functional(spec: ModelSpec) -> dict[str, Any]:
    first = _describe_input(spec.input)
    first |= {"name": first["config"]["name"], "inbound_nodes": []}
    steps, _ = walk(spec)
    entries, before = [first], _tensors(first["name"], 1, (spec.input.batch_shape,), spec.input.dtype)
    for index, (layer, name) in enumerate(zip(spec.layers, keras_names(spec.layers), strict=True)):
        taken = spec.taken(index)
        chosen = before if taken is None or len(before) == 1 else before[taken : taken + 1]
        arguments = [chosen[0] if len(chosen) == 1 else chosen]
        entry = describe(layer, name) | {"name": _unused(name, entries)}
        entries.append(entry | {"inbound_nodes": [{"args": arguments, "kwargs": {}}]})
        shapes = steps[index].output_shapes if index < len(steps) else ()
        before = _tensors(entry["name"], layer.output_count, shapes, "float32")
    outputs = [each["config"]["keras_history"] for each in before]
    config = {
        "name": spec.name,
        "trainable": True,
        "layers": entries,
        "input_layers": [[first["name"], 0, 0]],
        "output_layers": outputs,
    }
    return {
        "module": "keras.src.models.functional",
        "class_name": "Functional",
        "config": config,
        "registered_name": "Functional",
    }


def _unused(name: str, entries: list[dict[str, Any]]) -> str:
    """The name, or a longer one where two layers share it: a mistake, but what follows what must still be said."""
    taken = {entry["name"] for entry in entries}
    while name in taken:
        name += "_again"
    return name


def _tensors(name: str, count: int, shapes: Shapes, dtype: str) -> list[dict[str, Any]]:
    """The outputs of a layer as Keras names them; their shape is told where it is known."""
    told = [*(list(shape) for shape in shapes), *([[]] * count)]
    return [
        {
            "class_name": "__keras_tensor__",
            "config": {"shape": told[place], "dtype": dtype, "keras_history": [name, 0, place]},
        }
        for place in range(count)
    ]
