"""Runs many snippets in one process of real Keras and tells, as JSON, what became of each.

Usage: `python -m tests.reader.run_keras` with `{"name": "code"}` on standard input.
"""

import contextlib
import io
import json
import linecache
import os
import sys
import traceback
import warnings
from typing import Any

for name, value in {"TF_ENABLE_ONEDNN_OPTS": "0", "CUDA_VISIBLE_DEVICES": "-1", "TF_CPP_MIN_LOG_LEVEL": "3"}.items():
    os.environ[name] = value
os.environ["KERAS_BACKEND"] = "tensorflow"


def main() -> None:
    """Reads the snippets, runs each in names of its own, prints what each came to."""
    snippets = json.load(sys.stdin)
    import keras

    told = {}
    for name, code in snippets.items():
        keras.utils.clear_session(free_memory=False)
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            told[name] = run(code) | {"warnings": [str(each.message) for each in caught]}
    print(json.dumps(told))


def run(code: str) -> dict[str, Any]:
    """The models a program leaves in its names, and the error that ended it: class, words, line."""
    names: dict[str, Any] = {"__name__": "__main__"}
    error = None
    linecache.cache["snippet.py"] = (len(code), None, code.splitlines(keepends=True), "snippet.py")  # as of a file
    try:
        exec(compile(code, "snippet.py", "exec"), names)
    except SyntaxError as problem:
        error = {"class": type(problem).__name__, "says": str(problem), "line": problem.lineno}
    except Exception as problem:
        lines = [
            frame.lineno for frame in traceback.extract_tb(problem.__traceback__) if frame.filename == "snippet.py"
        ]
        error = {"class": type(problem).__name__, "says": str(problem)[-4000:], "line": lines[-1]}
    return {"models": models_in(names), "error": error}


def models_in(names: dict[str, Any]) -> dict[str, Any]:
    """The table of each model by the name that holds it; chains of tensors by their last name."""
    import keras

    found = {}
    alone = not any(isinstance(value, keras.Model) for value in names.values())
    for name, value in names.items():
        if isinstance(value, keras.KerasTensor) and alone and name == "predictions":
            value = chain(value)
        if isinstance(value, keras.Model) and value.built:
            found[name] = [row(layer) for layer in value.layers if not isinstance(layer, keras.layers.InputLayer)]
    return found


def chain(tensor: Any) -> Any:
    """A model of the chain that leads to a tensor."""
    import keras

    first = tensor
    while first._keras_history.operation.__class__.__name__ != "InputLayer":
        first = first._keras_history.operation._inbound_nodes[0].input_tensors[0]
    return keras.Model(first, tensor)


def row(layer: Any) -> list[Any]:
    """Class, shapes and count of a layer."""
    outputs = layer.output if isinstance(layer.output, list | tuple) else [layer.output]
    return [type(layer).__name__, [list(each.shape) for each in outputs], layer.count_params()]


if __name__ == "__main__":
    main()
