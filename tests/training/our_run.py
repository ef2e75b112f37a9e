"""A run of ours as a test sees it: what it reported and how it ended."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.network.link import read_link
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec
from lessons.network.weights import Weights
from lessons.training.loop import Ended, Memory, train
from lessons.training.probe import Probe
from lessons.training.report import Report
from lessons.training.samples import Samples
from lessons.training.settings import Settings

Array = np.ndarray
PROBE = Probe("any", (0,), ("a",), 1)  # shows nothing


@dataclass(frozen=True)
class Ran:
    """A run.

    Args:
        reports: of each epoch, the untrained network first.
        end: how it ended.
    """

    reports: tuple[Report, ...]
    end: Ended

    def figures(self, name: str) -> list[float]:
        """A figure of every epoch after the first report."""
        return [getattr(report, name) for report in self.reports if report.epoch]


def our_run(
    spec: ModelSpec,
    samples: Samples,
    settings: Settings,
    *,
    first_weights: Weights | None = None,
    memory: Memory | None = None,
    probe: Probe = PROBE,
    stopped: Callable[[], bool] = lambda: False,
) -> Ran:
    """Trains here, in this process."""
    reports: list[Report] = []
    end = train(spec, samples, settings, reports.append, stopped, probe, first_weights=first_weights, memory=memory)
    return Ran(tuple(reports), end)


def made_up_samples(
    spec: ModelSpec, loss: str, count: int, *, held: int = 0, weighted: str = "", seed: int = 1
) -> Samples:
    """Numbers that fit a network: ids from 1 (0 behind a random end, where it masks) or normal numbers.

    Args:
        loss: decides the target.
        held: so many of the last samples are for validation.
        weighted: "samples" or "timesteps" have weights of their own.
    """
    draw = np.random.default_rng(seed)
    shape = (count, *(int(size or 0) for size in spec.input.shape))
    output = (count, *(int(size or 0) for size in predict(spec).output_shapes[0][1:]))
    x: Array
    if spec.input.dtype == "int32":
        x = draw.integers(1, 6, shape).astype(np.int32)
        if getattr(spec.layers[0], "mask_zero", False):
            for row in x:
                row[draw.integers(1, len(row) + 1) :] = 0
    else:
        x = draw.normal(size=shape).astype(np.float32)
    y: Array
    if loss == "sparse_categorical_crossentropy":
        y = draw.integers(0, output[-1], output[:-1]).astype(np.int32)
    elif loss in ("categorical_crossentropy", "kl_divergence"):
        y = np.eye(output[-1], dtype=np.float32)[draw.integers(0, output[-1], output[:-1])]
    elif loss == "binary_crossentropy":
        y = draw.integers(0, 2, output).astype(np.float32)
    else:
        y = draw.normal(size=output).astype(np.float32)
    weight = None
    if weighted:
        weight = draw.uniform(0.2, 3, output[: 1 if weighted == "samples" else 2]).astype(np.float32)
    kept, rest = slice(0, count - held), slice(count - held, count)
    return Samples(
        loss,
        x[kept],
        y[kept],
        None if weight is None else weight[kept],
        x[rest] if held else None,
        y[rest] if held else None,
        weight[rest] if held and weight is not None else None,
        x[:1],
    )


def network(link: str, seed: int = 3) -> ModelSpec:
    """The network of a link, with the seed of its weights."""
    spec = read_link(link, seed=seed).spec
    assert predict(spec).mistake is None, predict(spec).mistake
    return spec


def largest_difference(one: Weights, other: Weights) -> float:
    """Between two sets of weights, number by number."""
    pairs = [(a, b) for mine, real in zip(one, other, strict=True) for a, b in zip(mine, real, strict=True)]
    return max((float(np.abs(np.asarray(a, float) - b).max()) for a, b in pairs), default=0.0)


def bits(value: Any) -> list[bytes]:
    """Every array in weights or in a memory's state, byte by byte."""
    if isinstance(value, dict):
        return [each for name in sorted(value) for each in bits(value[name])]
    if isinstance(value, list | tuple):
        return [each for part in value for each in bits(part)]
    return [np.asarray(value).tobytes()]
