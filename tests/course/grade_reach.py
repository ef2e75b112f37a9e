"""How real Keras grades the checks about reach: it moves each input step and looks what moves."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np

from lessons.course.checks.check import Check
from lessons.network.link import read_link
from lessons.network.weights import draw_weights
from tests.network.keras_side import run


def is_reached(check: Check, value: Any) -> bool:
    return bool(value == reached(check))


@lru_cache(maxsize=4)
def reached(check: Check) -> tuple[int, ...]:
    """The input steps that move the output step asked about, when each is moved in the real network."""
    spec = read_link(check.model).spec
    step = int(re.findall(r"output step (\d+)", check.question)[0])
    steps, features = spec.input.shape
    assert steps is not None
    # sample 0 is left as it is; in sample k + 1 input step k is moved
    x = np.random.default_rng(check.seed).normal(size=(1, steps, features or 1)).repeat(steps + 1, axis=0)
    x[np.arange(1, steps + 1), np.arange(steps)] += 3
    flows: Any = x.astype(np.float32)
    for layer, weights in zip(spec.layers, draw_weights(spec), strict=True):
        flows = run(layer, flows, weights)[0][0]
    rows = np.asarray(flows)[:, step]
    return tuple(np.flatnonzero(np.abs(rows[1:] - rows[0]).max(axis=1) > 1e-6).tolist())


GRADES: dict[str, Callable[[Check, Any], bool]] = {"reached_steps": is_reached, "network_reach": is_reached}
