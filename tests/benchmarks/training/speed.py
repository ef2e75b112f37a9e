"""Epochs per second of our loop against plain `model.fit`, and against JAX's scan where JAX is installed."""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from statistics import median
from typing import Any

from lessons.training.worker_start import ENVIRONMENT
from tests.benchmarks.report import Row
from tests.benchmarks.training.models import MODELS
from tests.browser.server import ROOT

AT_LEAST_FIT = 4.0  # times faster than fit, before XLA
AT_LEAST_FIT_COMPILED = 15.0
AT_LEAST_JAX = 1.0
ALIKE = 1e-3  # the losses of all rivals differ by less


def rows(rounds: int) -> Iterator[Row]:
    """Rivals take turns, each alone in a process of its own; the median of their medians counts."""
    rivals = ["ours", "ours compiled", "fit", *(["jax"] if importlib.util.find_spec("jax") else [])]
    for name, model in MODELS.items():
        found: dict[str, list[dict[str, Any]]] = {rival: [] for rival in rivals}
        for _ in range(rounds):
            for rival in rivals:
                found[rival].append(_child(rival, name))
        _insist_on_equal_losses(name, found)
        seconds = {rival: median(each["epoch"] for each in answers) for rival, answers in found.items()}
        fit = 1000 * seconds["fit"]
        title = f"epoch, {model.title}"
        goals = (AT_LEAST_FIT, AT_LEAST_FIT_COMPILED, AT_LEAST_JAX) if name != "lstm" else (None, None, None)
        yield Row(title, 1000 * seconds["ours"], "ms", fit, "model.fit", "faster", goals[0])
        compiled = 1000 * seconds["ours compiled"]
        yield Row(f"{title}, compiled", compiled, "ms", fit, "model.fit", "faster", goals[1])
        if "jax" in seconds:
            yield Row(f"{title}, compiled", compiled, "ms", 1000 * seconds["jax"], "JAX's scan", "faster", goals[2])
    if "jax" not in rivals:
        print("JAX is not installed, so the limit is not measured: pip install jax")


def _child(rival: str, name: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.training.child", rival, name]
    # everyone gets what is best for it: our workers' one thread, Keras and JAX as many as they like
    environment = {**os.environ, **(ENVIRONMENT if rival.startswith("ours") else _PLAIN)}
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise RuntimeError(f"{rival} could not train {name}:\n{ran.stderr[-2000:]}")
    answer: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return answer


_PLAIN = {name: ENVIRONMENT[name] for name in ("CUDA_VISIBLE_DEVICES", "TF_CPP_MIN_LOG_LEVEL", "KERAS_BACKEND")}


def _insist_on_equal_losses(name: str, found: dict[str, list[dict[str, Any]]]) -> None:
    last = {rival: answers[0]["losses"][-1] for rival, answers in found.items()}
    if max(last.values()) - min(last.values()) > ALIKE:
        raise RuntimeError(f"The rivals did not train the same {name}: their last losses are {last}.")
