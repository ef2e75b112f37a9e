"""The loop of a training run: epochs, reports, and the ways it can end; for workers only."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import tensorflow as tf

from lessons.network.spec import ModelSpec
from lessons.network.weights import Weights, draw_weights
from lessons.training.graphs.compiled import Compiled, compiled_for, form_of
from lessons.training.graphs.cost import Cost, cost_of
from lessons.training.graphs.untrained import untrained_report
from lessons.training.probe import Probe
from lessons.training.rates import Patience, Rates
from lessons.training.report import Report, finite, has_probe, pack, probe_stride, short
from lessons.training.samples import Samples
from lessons.training.settings import Settings

End = Literal["done", "stopped", "early", "no number", "time"]
Tell = Callable[[Report], None]
Stopped = Callable[[], bool]


@dataclass(frozen=True)
class Memory:
    """Everything a run needs to go on where it was, as plain values and arrays.

    Args:
        epoch: the last one that was finished.
        state: weights end to end, what the optimizer remembers, its steps, what training does not learn.
        best: the same, as it was after the best epoch.
    """

    epoch: int
    state: Any
    best: Any
    rates: Rates
    patience: Patience


@dataclass(frozen=True)
class Ended:
    """How a run ended.

    Args:
        how: "early" by EarlyStopping, "no number" when the loss became NaN or infinite.
        epoch: the last one that was finished.
        best_epoch: the one with the lowest watched loss.
        weights: of the last epoch, or of the best where the settings say so.
        memory: to go on from.
    """

    how: End
    epoch: int
    best_epoch: int
    weights: Weights
    memory: Memory


def train(
    spec: ModelSpec,
    samples: Samples,
    settings: Settings,
    tell: Tell,
    stopped: Stopped,
    probe: Probe,
    *,
    first_weights: Weights | None = None,
    memory: Memory | None = None,
) -> Ended:
    """Trains a network, reporting each epoch; the same arguments give the same numbers.

    The losses are those of `model.fit` with the same weights, order and settings.

    Args:
        spec: the network; its weights are drawn from its seed, unless there are `first_weights`.
        samples: what it is trained on.
        settings: how.
        tell: called with the report of each epoch, 0 (before training) first.
        stopped: asked often; when true, the run ends with the last finished epoch.
        probe: what is shown of one sample's output.
        first_weights: to begin with, one tuple of arrays for each layer.
        memory: of an earlier run, to go on from.
    """
    began = time.monotonic()
    weights = first_weights or draw_weights(spec)
    if memory is None:
        tell(untrained_report(spec, samples, weights, settings, probe))
    compiled = compiled_for(form_of(spec, samples, settings), weights)
    if memory is None:
        state = compiled.first_state(weights, spec)
        memory = Memory(0, state, state, Rates(settings), Patience(settings))
    run = _Run(compiled, samples, settings, cost_of(spec, samples, settings), probe, began)
    how, memory = run.go(memory, tell, stopped)
    kept = memory.best if settings.restore_best else memory.state
    best_epoch = memory.patience.best_epoch
    return Ended(how, memory.epoch, best_epoch, compiled.weights_of(kept), memory)


class _Run:
    """One run, on graphs that may have served others."""

    def __init__(
        self,
        compiled: Compiled,
        samples: Samples,
        settings: Settings,
        cost: Cost,
        probe: Probe,
        began: float,
    ) -> None:
        self.compiled, self.settings, self.cost, self.probe, self.began = compiled, settings, cost, probe, began
        self.count = len(samples.x)
        self.data = compiled.data_of(samples)
        self.is_validated = samples.held_x is not None
        self.stride = probe_stride(settings.epochs, probe.timesteps * len(probe.shown))

    def go(self, memory: Memory, tell: Tell, stopped: Stopped) -> tuple[End, Memory]:
        """Trains until an end; returns it and the memory of the last finished epoch."""
        settings, rates, patience = self.settings, replace(memory.rates), replace(memory.patience)
        rates.settings = patience.settings = settings
        for epoch in range(memory.epoch + 1, settings.epochs + 1):
            if time.monotonic() - self.began > settings.seconds:
                return "time", memory
            rate = rates.of(epoch)
            made = self._epoch(memory.state, epoch, rate, stopped)
            if made is None:
                return "stopped", memory
            state, seen = made
            report = self._report(epoch, rate, seen)
            tell(report)
            watched = float(seen["val_loss" if self.is_validated else "loss"])  # every digit of it
            if report.loss is None or not math.isfinite(watched):
                return "no number", memory
            rates.learn(watched)
            best = state if patience.is_best(epoch, watched) else memory.best
            memory = Memory(epoch, state, best, replace(rates), replace(patience))
            if patience.is_over(epoch):
                return "early", memory
        return "done", memory

    def _epoch(self, state: Any, epoch: int, rate: float, stopped: Stopped) -> tuple[Any, Any] | None:
        """One epoch, in as many calls as keep a stop from waiting; None when it was stopped."""
        order = tf.constant(epoch_order(self.count, self.settings, epoch))
        knobs = {"learning_rate": rate, "momentum": self.settings.momentum, "clip": self.settings.clip}
        knobs = {name: tf.constant(value, tf.float32) for name, value in knobs.items()}
        whole = self.count // self.settings.batch_size
        sums = self.compiled.first_sums()
        fast = self.cost.is_worth_compiling
        train = self.compiled.fast_batches if fast else self.compiled.batches
        finish = self.compiled.fast_finish if fast else self.compiled.finish
        for first in range(0, whole, self.cost.batches_a_call):
            if stopped():
                return None
            span = tf.constant([first, min(whole, first + self.cost.batches_a_call)])
            state, sums = train(state, sums, self.data, order, span, knobs)
        if stopped():
            return None
        return finish(state, sums, self.data, order, knobs)

    def _report(self, epoch: int, rate: float, seen: dict[str, Any]) -> Report:
        numbers = {name: each.numpy() for name, each in seen.items()}
        probe = None
        if has_probe(epoch, self.settings.epochs, self.stride):
            shares = self.probe.shares(numbers["probe"])
            probe = None if shares is None else pack(shares)
        timed = numbers["by_step"].size > 1 and (numbers["by_step"].size <= 64 or probe is not None)
        return Report(
            epoch,
            finite(float(numbers["loss"])),
            finite(float(numbers["metric"])),
            finite(float(numbers["val_loss"])) if self.is_validated else None,
            finite(float(numbers["val_metric"])) if self.is_validated else None,
            finite(rate) or 0.0,
            round(time.monotonic() - self.began, 3),
            tuple(short(float(each), 4) for each in numbers["by_step"]) if timed else None,
            tuple(short(float(each), 3) for each in numbers["norms"]),
            probe,
        )


def epoch_order(count: int, settings: Settings, epoch: int) -> np.ndarray:
    """The order in which an epoch sees the samples: `(count,)` of their numbers.

    >>> epoch_order(4, Settings(shuffle=False), 1).tolist()
    [0, 1, 2, 3]
    """
    if not settings.shuffle:
        return np.arange(count, dtype=np.int32)
    return np.random.default_rng((settings.seed, epoch)).permutation(count).astype(np.int32)
