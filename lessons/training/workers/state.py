"""Whether the engine has workers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class EngineState:
    """Whether there are workers.

    Attributes:
        status: "failed" when there is no cluster; it is tried again from time to time.
        sentence: the same for a reader, with what to do.
        keras: the version the workers have loaded, once known.
    """

    status: Literal["off", "starting", "ready", "failed"]
    sentence: str
    keras: str | None = None


OFF = EngineState("off", "Keras is not started here, so it checks nothing.")
STARTING = EngineState("starting", "Keras is starting; that takes a few seconds.")
