"""run: a training as a worker does it, from text to text; for workers only."""

import resource
import sys
from dataclasses import asdict, replace
from typing import Any

import numpy as np
import tensorflow as tf

from lessons.network.keras_json import read_keras_json
from lessons.network.weights import Weights
from lessons.training.loop import Memory, train
from lessons.training.probe import probe_of
from lessons.training.rates import Patience, Rates
from lessons.training.report import Report
from lessons.training.samples import make_samples
from lessons.training.settings import settings_from_dict
from lessons.training.tasks import choice_from_json, make_task
from lessons.training.workers.wire import Signs, Wire


def run(
    model: str,
    seed: int,
    loss: str | None,
    choice: str,
    settings: dict[str, Any],
    first_weights: Weights | None,
    memory: Any,
    wire: Wire,
    signs: Signs,
) -> dict[str, Any]:
    """Trains and returns how it ended, as plain values and arrays; see `run_job`."""
    chosen = settings_from_dict(settings)
    spec = replace(read_keras_json(model).spec, seed=seed, loss=loss)
    task_choice = choice_from_json(choice)
    samples = make_samples(spec, make_task(task_choice), chosen)

    def tell(report: Report) -> None:
        wire.report(report.row())
        if not report.epoch:  # the graphs are made next, and the page shall not wait for them
            wire.flush()

    def stopped() -> bool:
        wire.show_life()
        return signs.is_stopped()

    ended = train(
        spec, samples, chosen, tell, stopped,
        probe_of(spec, task_choice),
        first_weights=first_weights,
        memory=None if memory is None else _memory_from(memory, chosen),
    )  # fmt: skip
    wire.flush()
    return {
        "how": ended.how,
        "epoch": ended.epoch,
        "best_epoch": ended.best_epoch,
        "weights": ended.weights,
        "memory": _memory_to(ended.memory),
        "rss": resident_bytes(),
    }


def resident_bytes() -> int:
    """The memory this process holds; the most it ever held where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024


def _memory_to(memory: Memory) -> dict[str, Any]:
    state, best = (tf.nest.map_structure(np.asarray, each) for each in (memory.state, memory.best))
    rates, patience = (asdict(each) for each in (memory.rates, memory.patience))
    rates.pop("settings"), patience.pop("settings")
    return {"epoch": memory.epoch, "state": state, "best": best, "rates": rates, "patience": patience}


def _memory_from(plain: dict[str, Any], settings: Any) -> Memory:
    state, best = (tf.nest.map_structure(tf.constant, plain[name]) for name in ("state", "best"))
    rates, patience = Rates(settings, **plain["rates"]), Patience(settings, **plain["patience"])
    return Memory(int(plain["epoch"]), state, best, rates, patience)
