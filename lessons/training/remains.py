"""What Dask keeps of every run for good, and how it is taken away; runs in the scheduler, imports nothing."""

from __future__ import annotations

from typing import Any


def take_away(name: str, dask_scheduler: Any = None) -> None:
    """The messages of a run (up to a megabyte) and its stop sign.

    Args:
        name: of the run.
        dask_scheduler: the `distributed.Scheduler`; Dask fills it in.
    """
    dask_scheduler._broker._topics.pop(f"run-{name}", None)
    dask_scheduler.extensions["events"]._events.pop(f"stop-{name}", None)
