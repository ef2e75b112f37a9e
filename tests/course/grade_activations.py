"""How real Keras (or NumPy, where the question is about NumPy) grades the checks about activations and softmax."""

import ast
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import keras
import numpy as np

from lessons.course.checks.check import Check

Array = np.ndarray


def is_activated(check: Check, value: Any) -> bool:
    sums, name = np.array(_numbers(check.code)[0]), check.code.split("activations.")[1].split("(")[0]
    return bool(np.allclose(keras.activations.get(name)(sums), value))


def is_one_layer(check: Check, value: Any) -> bool:
    """A stack is one layer when it is an affine function; its units are what that one needs."""
    return bool(value == units_of_one(check.code))


@lru_cache(maxsize=4)
def units_of_one(code: str) -> int | None:
    # one draw of weights may be all dead, and a dead stack is affine
    found = [_units_of_one(code, seed) for seed in range(8)]
    return None if None in found else found[0]


def _units_of_one(code: str, seed: int) -> int | None:
    keras.utils.set_random_seed(seed)
    inputs = int(re.findall(r"Input\(\((\d+),", code)[0])
    stack = keras.Sequential([keras.Input((inputs,))])
    for line in code.splitlines()[1:]:
        units = int(re.findall(r"Dense\((\d+)", line)[0])
        stack.add(keras.layers.Dense(units, "relu" if "relu" in line else None, bias_initializer="random_normal"))
    x = np.random.default_rng(seed).normal(size=(30, inputs))
    zero = np.asarray(stack(np.zeros((1, inputs))))
    kernel = np.asarray(stack(np.eye(inputs))) - zero
    is_affine = np.allclose(np.asarray(stack(x)), x @ kernel + zero, atol=1e-4)
    return kernel.shape[1] if is_affine else None


def is_dead(check: Check, value: Any) -> bool:
    sums = np.array(_numbers(check.code)[0], np.float32)
    dead = np.flatnonzero(~np.asarray(keras.ops.relu(sums)).any(axis=0)).tolist()
    return bool(value == (dead[0] if dead else -1))


def is_naive(check: Check, value: Any) -> bool:
    names: dict[str, Any] = {"np": np}
    *before, last = check.code.splitlines()
    with np.errstate(all="ignore"):
        exec("\n".join(before), names)
        result = eval(last, names)
    return bool(np.array_equal(result.round(1), value, equal_nan=True))


def is_refused(check: Check, value: Any) -> bool:
    try:
        keras.activations.get(value)
    except ValueError as error:
        return "Could not interpret activation function identifier" in str(error)
    return False


def is_fitting_head(check: Check, value: Any) -> bool:
    """The numbers that come out of this layer are of the kind that is asked for."""
    units, activation = value
    x = np.random.default_rng(check.seed).normal(size=(200, 8)) * 6
    y = np.asarray(keras.layers.Dense(units, activation)(x))
    between = bool((y >= 0).all() and (y <= 1).all())
    varies = float(np.ptp(y)) > 0.1
    sums_to_one = bool(np.allclose(y.sum(axis=-1), 1, atol=1e-4))
    asked = check.question.split("**")[1]
    count = re.findall(r"\d+", asked)
    if asked.startswith("whether"):
        return units == 1 and between and varies
    if not count:
        return units == 1 and not between and bool((y < 0).any())
    if units != int(count[0]) or not between:
        return False
    competing = not any(word in asked for word in ("topics", "instruments", "labels"))
    return sums_to_one == competing


def is_softmax(check: Check, value: Any) -> bool:
    """The row that comes out of the last line of the code, with Keras's softmax."""
    return bool(np.allclose(_run(check.code), value, atol=0.006))


def is_one_unit(check: Check, value: Any) -> bool:
    sums = np.array(_numbers(check.code)[0], np.float32)
    layer = keras.layers.Activation(re.findall(r'activation="(\w+)"', check.code)[0])
    return bool(np.allclose(np.asarray(layer(sums[:, None]))[:, 0], value, atol=0.006))


def _softmax(scores: Any, axis: int = -1) -> Array:
    return np.asarray(keras.ops.softmax(np.asarray(scores, np.float32), axis))


def _run(code: str) -> Array:
    names: dict[str, Any] = {"np": np, "softmax": _softmax}
    *before, last = code.splitlines()
    exec("\n".join(before), names)
    return np.asarray(eval(last, names))


def _numbers(code: str) -> list[Any]:
    return [ast.literal_eval(each) for each in re.findall(r"(\[[\[\]\d\s.,e-]*\])", code)]


GRADES: dict[str, Callable[[Check, Any], bool]] = {
    "activation_value": is_activated,
    "one_layer": is_one_layer,
    "dead_unit": is_dead,
    "naive_result": is_naive,
    "activation_name": is_refused,
    "head_for_task": is_fitting_head,
    "softmax_of": is_softmax,
    "shift_or_scale": is_softmax,
    "one_unit_head": is_one_unit,
    "softmax_axis": is_softmax,
}
