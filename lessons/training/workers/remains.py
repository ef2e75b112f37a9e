"""What Dask keeps of every run for good, and how it is taken away; importing this file imports nothing."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

LATE = 2.0  # seconds in which a worker's last words may still arrive


async def tidy(client: Any, name: str) -> None:
    """Takes away what is kept of a run that has ended, here and in the scheduler.

    Args:
        client: the `distributed.Client` that listened to the run.
        name: of the run.
    """
    await asyncio.sleep(LATE)
    with suppress(Exception):  # the cluster is gone, and with it all that was kept
        client.unsubscribe_topic(f"run-{name}")
        client._event_handlers.pop(f"run-{name}", None)
        await client.run_on_scheduler(take_away, name)


def take_away(name: str, dask_scheduler: Any = None) -> None:
    """Runs in the scheduler: drops the messages of a run (up to a megabyte) and its stop sign.

    Args:
        name: of the run.
        dask_scheduler: the `distributed.Scheduler`; Dask fills it in.
    """
    dask_scheduler._broker._topics.pop(f"run-{name}", None)
    dask_scheduler.extensions["events"]._events.pop(f"stop-{name}", None)
