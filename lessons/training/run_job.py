"""run_job: the task a worker runs for one training; importing this file does not import Keras."""

from __future__ import annotations

import json
import os
import time
from typing import Any

WORDS_A_SECOND = 12  # messages: epochs are sent in bunches, or two thousand epochs a second would flood the scheduler
LONGEST_SILENCE = 1.0  # seconds between two signs of life
BETWEEN_LOOKS = 0.1  # seconds between two looks at the stop sign
BETWEEN_LEASES = 5.0  # seconds between two looks at the server's lease
LEASE = 40.0  # seconds without a new lease: the server is gone


def run_job(
    name: str, model: str, seed: int, loss: str | None, choice: str, settings: str, memory: Any, lease: str
) -> dict[str, Any]:
    """Trains, telling each epoch on the topic of this run, until done, stopped, or the server is gone.

    Args:
        name: of the run; its events go to the topic `run-NAME`, its stop sign is the event `stop-NAME`.
        model: Keras's JSON of the network.
        seed: its weights are drawn with.
        loss: the network's own, or None for the task's.
        choice: the task, as `choice_to_json` writes it.
        settings: as JSON.
        memory: of an earlier run, or None.
        lease: names the variable in which the server says every few seconds that it is there.

    Returns:
        How it ended: "how", "epoch", "best_epoch", "weights", "memory", "rss" (bytes).
    """
    from distributed import Event, Variable, get_client, get_worker, secede

    worker, client = get_worker(), get_client()
    secede()  # a check by Keras need not wait for a training
    wire = Wire(worker, f"run-{name}")
    wire.send({"started": worker.address, "process": os.getpid()})
    stop, heart = Event(f"stop-{name}", client=client), Variable(lease, client=client)
    from lessons.training.training import run

    signs = Signs(stop.is_set, lambda: heart.get(timeout=2))
    return run(model, seed, loss, choice, json.loads(settings), memory, wire, signs)


class Wire:
    """Tells the server what happens, in bunches.

    Args:
        worker: whose connection is used.
        topic: where it is told.
    """

    def __init__(self, worker: Any, topic: str) -> None:
        self._worker, self._topic = worker, topic
        self._rows: list[dict[str, Any]] = []
        self._sent = 0.0

    def send(self, message: dict[str, Any]) -> None:
        """Sends at once."""
        self._worker.log_event(self._topic, message)
        self._sent = time.monotonic()

    def report(self, row: dict[str, Any]) -> None:
        """Sends an epoch, now or with the next ones."""
        self._rows.append(row)
        if time.monotonic() - self._sent > 1 / WORDS_A_SECOND:
            self.flush()

    def flush(self) -> None:
        """Sends what has not been sent."""
        if self._rows:
            self.send({"reports": self._rows})
            self._rows = []

    def show_life(self) -> None:
        """Says that the worker is there, when it has said nothing for a second."""
        if time.monotonic() - self._sent > LONGEST_SILENCE:
            self.send({"alive": True})


class Signs:
    """What can end a run from outside, looked at now and then, because each look is a message.

    Args:
        stop: whether the learner has stopped it.
        heart: a number that changes as long as the server lives.
    """

    def __init__(self, stop: Any, heart: Any) -> None:
        self._stop, self._heart = stop, heart
        self._looked = self._listened = self._beat_at = time.monotonic()
        self._beat: Any = None
        self._is_stopped = False

    def is_stopped(self) -> bool:
        """Whether to end now."""
        now = time.monotonic()
        if not self._is_stopped and now - self._looked > BETWEEN_LOOKS:
            self._looked = now
            self._is_stopped = bool(self._stop())
        if not self._is_stopped and now - self._listened > BETWEEN_LEASES:
            self._listened = now
            self._is_stopped = self._is_abandoned(now)
        return self._is_stopped

    def _is_abandoned(self, now: float) -> bool:
        try:
            beat = self._heart()
        except Exception:  # the scheduler is busy or gone; the clock decides
            beat = self._beat
        if beat != self._beat:
            self._beat, self._beat_at = beat, now
        return now - self._beat_at > LEASE
