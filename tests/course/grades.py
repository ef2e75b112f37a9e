"""Real Keras (or NumPy, where the question is about NumPy) grades the checks.

`python -m tests.course.grades 60` makes so many of every kind and prints, as JSON, each that is wrong; kinds named after
the number are graded alone, so that two processes can share the work. A lesson with kinds of its own puts their grades
beside this file: `grade_<noun>.py` with its `GRADES`.
"""

import ast
import io
import json
import re
import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import keras
import numpy as np

from lessons.course.checks.check import Check
from lessons.course.checks.make import kinds, make_check
from lessons.network.layers import Bidirectional
from lessons.network.layers.recurrent import Recurrent
from lessons.network.link import read_link
from lessons.network.spec import ModelSpec
from lessons.network.weights import draw_weights
from tests.network.keras_side import build, keras_layer, run

Array = np.ndarray
Grade = Callable[[Check, Any], bool]  # whether this value is a right answer


def spec_of(check: Check) -> ModelSpec:
    read = read_link(check.model)
    assert read.notices == (), read.notices
    return read.spec


# A check asks once for each of its options; what is right is worked out once.


@lru_cache(maxsize=4)
def shapes(check: Check) -> Any:
    spec = spec_of(check)
    said = keras_layer(spec.layers[-1]).compute_output_shape(spec.input.batch_shape)
    return tuple(map(tuple, said)) if isinstance(said[0], tuple) else (tuple(said),)


@lru_cache(maxsize=4)
def weights(check: Check) -> Any:
    spec = spec_of(check)
    layer = keras_layer(spec.layers[-1])
    layer.build(spec.input.batch_shape)
    return layer.count_params(), tuple(layer.weights[0].shape)


@lru_cache(maxsize=4)
def output(check: Check) -> float:
    names: dict[str, Any] = {}
    exec("\n".join(check.code.splitlines()[1:]), names)
    x, kernel, bias = (np.array(names[name], np.float32) for name in ("x", "kernel", "bias"))
    unit = int(re.findall(r"output (\d+)", check.question)[0])
    layer = keras.layers.Dense(len(bias), activation="relu" if "relu" in check.code else None)
    layer.build((None, len(x)))
    layer.set_weights([kernel, bias])
    return float(layer(x[None])[0, unit])


@lru_cache(maxsize=4)
def bias_is_row_0(check: Check) -> bool:
    first, second = (int(each) for each in re.findall(r"seed=(\d+)", check.code))
    units, inputs = (
        int(re.findall(r"Dense\(\s*(\d+)", check.code)[0]),
        int(re.findall(r"Input\(\((\d+),", check.code)[0]),
    )
    layer = keras.layers.Dense(
        units,
        kernel_initializer=keras.initializers.RandomNormal(seed=first),
        bias_initializer=keras.initializers.RandomNormal(seed=second),
    )
    layer.build((None, inputs))
    kernel, bias = layer.get_weights()
    assert not np.array_equal(kernel[0], kernel[1])
    assert bias.any()
    return bool(np.array_equal(kernel[0], bias))


def is_shape(check: Check, value: Any) -> bool:
    return bool(value == shapes(check)[0])


def are_shapes(check: Check, value: Any) -> bool:
    return bool(value == shapes(check))


def is_count(check: Check, value: Any) -> bool:
    return bool(value == weights(check)[0])


def is_kernel(check: Check, value: Any) -> bool:
    return bool(value == weights(check)[1])


def is_output(check: Check, value: Any) -> bool:
    return bool(value == output(check))


def is_seed_fate(check: Check, value: Any) -> bool:
    return value is not None and bool(value == bias_is_row_0(check))


def block(check: Check) -> Array:
    sizes = [int(each) for each in re.findall(r"(?:batch|time|class) (\d+)", check.question)]
    return np.asarray(keras.ops.softmax(np.random.default_rng(check.seed).normal(size=sizes)))


def is_axis_of_ones(check: Check, value: Any) -> bool:
    return bool(np.allclose(keras.ops.sum(block(check), axis=value), 1))


def is_argmax(check: Check, value: Any) -> bool:
    y = np.array(ast.literal_eval(check.code.split("np.array(")[1].split(")\n")[0]))
    return bool(value == np.asarray(keras.ops.argmax(y, axis=-1)).tolist())


def is_slice(check: Check, value: Any) -> bool:
    taken = eval(check.code, {"y": block(check)})
    return bool(value == taken.shape)


def is_distribution_count(check: Check, value: Any) -> bool:
    return bool(value == np.isclose(block(check).sum(axis=-1), 1).sum())


def is_next_line(check: Check, value: Any) -> bool:
    program, shown = check.code.split("\n\n")
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(program, {"np": np})
    lines = printed.getvalue().splitlines()
    count = len(shown.splitlines())
    assert lines[:count] == shown.splitlines()
    return bool(value == lines[count])


def is_failing(check: Check, value: Any) -> bool:
    return bool(value == failed(check))


@lru_cache(maxsize=4)
def failed(check: Check) -> int | None:
    return build(spec_of(check)).failed


def is_mended_there(check: Check, value: Any) -> bool:
    spec = spec_of(check)
    layer = spec.layers[value]
    if not isinstance(layer, Recurrent):
        return False
    assert failed(check) is not None
    return build(spec.with_layer(value, replace(layer, return_sequences=True))).failed is None


def is_row(check: Check, value: Any) -> bool:
    return bool(value == row_of(check))


@lru_cache(maxsize=4)
def row_of(check: Check) -> str:
    spec = spec_of(check)
    layer = spec.layers[0]
    inner = layer.layer if isinstance(layer, Bidirectional) else layer
    assert isinstance(inner, Recurrent)
    keeping = replace(inner, return_sequences=True)
    x = np.random.default_rng(check.seed).normal(size=(1, *spec.input.shape)).astype(np.float32)  # type: ignore[arg-type]
    weights = draw_weights(spec)[0]
    rows = run(replace(layer, layer=keeping) if isinstance(layer, Bidirectional) else keeping, x, weights)[0][0][0]
    one = run(layer, x, weights)[0][0][0]
    half = len(one) // 2
    halves = np.concatenate([rows[-1, :half], rows[0, half:]])
    last = len(rows) - 1
    if np.allclose(one, rows[-1], atol=1e-6):
        return f"row {last}, the last"
    assert np.allclose(one, halves, atol=1e-6)
    return f"no single row: one half is from row {last}, the other from row 0"


def numbers_of(check: Check) -> dict[str, Any]:
    """The lines `name = value` of a check's code."""
    lines = (line.split(" = ") for line in check.code.splitlines() if " = " in line)
    return {name: ast.literal_eval(value) for name, value in lines}


def is_next_state(check: Check, value: Any) -> bool:
    given = {name: np.array(each, np.float32) for name, each in numbers_of(check).items()}
    layer = keras.layers.SimpleRNN(1, activation=None)
    layer.build((1, 1, 2))
    layer.set_weights([given["kernel"], given["recurrent_kernel"], given["bias"]])
    after = layer(given["x"][None, None], initial_state=given["state_before"].reshape(1, 1))
    return bool(np.isclose(float(after[0, 0]), value))


def is_gate_mix(check: Check, value: Any) -> bool:
    given = numbers_of(check)
    gate, candidate = given["update_gate"], given["candidate"]
    layer = keras.layers.GRU(1)
    layer.build((1, 1, 1))
    # no input and no recurrence: the bias alone sets the gate and the candidate
    bias = np.array([[np.log(gate / (1 - gate)), 0, np.arctanh(candidate)], [0, 0, 0]], np.float32)
    layer.set_weights([np.zeros((1, 3)), np.zeros((1, 3)), bias])
    after = layer(np.zeros((1, 1, 1), np.float32), initial_state=np.full((1, 1), given["state_before"], np.float32))
    return bool(np.isclose(float(after[0, 0]), value, atol=0.004))


GRADES: dict[str, Grade] = {
    "next_state": is_next_state,
    "gate_mix": is_gate_mix,
    "dense_shape": is_shape,
    "dense_on_sequence_shape": is_shape,
    "recurrent_shape": is_shape,
    "flatten_shape": is_shape,
    "bidirectional_shape": is_shape,
    "return_state_shape": are_shapes,
    "dense_params": is_count,
    "dense_on_sequence_params": is_count,
    "simple_rnn_params": is_count,
    "lstm_params": is_count,
    "gru_params": is_count,
    "count_and_time": is_count,
    "kernel_shape": is_kernel,
    "one_output": is_output,
    "one_seed": is_seed_fate,
    "axis_sum": is_axis_of_ones,
    "argmax_row": is_argmax,
    "slice_shape": is_slice,
    "distribution_count": is_distribution_count,
    "loop_line": is_next_line,
    "failing_layer": is_failing,
    "layer_to_change": is_mended_there,
    "last_row": is_row,
}


def grades() -> dict[str, Grade]:
    """Those above and those of every `grade_<noun>.py` in this folder."""
    found = dict(GRADES)
    for path in sorted(Path(__file__).parent.glob("grade_*.py")):
        found |= import_module(f"tests.course.{path.stem}").GRADES
    return found


def wrong_checks(each: int, asked: Iterable[str]) -> list[str]:
    """Every option of these kinds of checks that Keras grades otherwise than the check says."""
    found, by_kind = [], grades()
    for kind in asked:
        grade = by_kind[kind]
        for seed in range(each):
            check = make_check(kind, seed)
            found += [
                f"{kind} {seed}: {option.text!r} is {'right' if option.is_right else 'wrong'} there, not by Keras"
                for option in check.options
                if grade(check, option.value) != option.is_right
            ]
            if seed % 50 == 49:
                keras.utils.clear_session()
        print(f"{kind}: {each} graded", file=sys.stderr)
    return found


if __name__ == "__main__":
    print(json.dumps(wrong_checks(int(sys.argv[1]), sys.argv[2:] or kinds())))
