"""run_job: the task a worker runs for one training; importing this file does not import Keras."""

from __future__ import annotations

import json
import os
from typing import Any


def run_job(
    name: str, model: str, seed: int, loss: str | None, choice: str, settings: str, first_weights: Any,
    memory: Any, lease: str,
) -> dict[str, Any]:  # fmt: skip
    """Trains, telling each epoch on the topic of this run, until done, stopped, or the server is gone.

    Args:
        name: of the run; its events go to the topic `run-NAME`, its stop sign is the event `stop-NAME`.
        model: Keras's JSON of the network.
        seed: its weights are drawn with.
        loss: the network's own, or None for the task's.
        choice: the task, as `choice_to_json` writes it.
        settings: as JSON.
        first_weights: what it begins with, or None to draw them.
        memory: of an earlier run, or None.
        lease: names the variable in which the server says every few seconds that it is there.

    Returns:
        How it ended: "how", "epoch", "best_epoch", "weights", "memory", "rss" (bytes).
    """
    from distributed import Event, Variable, get_client, get_worker, secede

    from lessons.training.workers.wire import Signs, Wire

    worker, client = get_worker(), get_client()
    secede()  # a check by Keras need not wait for a training
    wire = Wire(worker, f"run-{name}")
    wire.send({"started": worker.address, "process": os.getpid()})
    stop, heart = Event(f"stop-{name}", client=client), Variable(lease, client=client)
    from lessons.training.workers.run import run

    signs = Signs(stop.is_set, lambda: heart.get(timeout=2))
    return run(model, seed, loss, choice, json.loads(settings), first_weights, memory, wire, signs)
