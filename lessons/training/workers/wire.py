"""The wire between a run and the server: epochs and signs of life out, the stop sign and the server's lease in."""

import time
from typing import Any

WORDS_A_SECOND = 12  # messages: epochs are sent in bunches, or two thousand epochs a second would flood the scheduler
LONGEST_SILENCE = 1.0  # seconds between two signs of life
BETWEEN_LOOKS = 0.1  # seconds between two looks at the stop sign
BETWEEN_LEASES = 5.0  # seconds between two looks at the server's lease
LEASE = 40.0  # seconds without a new lease: the server is gone


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
