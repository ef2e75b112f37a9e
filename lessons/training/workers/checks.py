"""The tasks a worker runs when Keras checks a model; importing this file does not import Keras."""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

LONGEST_CHECK = 30.0  # seconds; a check takes well under one


def check_model(model: str, inputs: numpy.ndarray | None, seed: int) -> dict[str, Any]:
    """Let the real Keras build a model, count its parameters and, with inputs, run it.

    Args:
        model: the model's text, as it stands in an address.
        inputs: what to run it on, `(batch, ...)`, or None to build it only.
        seed: the seed its weights are drawn with.

    Returns:
        The oracle's report, plain values and arrays: "keras", "layers", "total_params", "outputs", "error".
    """
    from lessons.network import oracle

    with ended_when_stuck(LONGEST_CHECK):
        return oracle.check(model, inputs, seed)


def keras_version() -> str:
    """The version of the Keras this worker loaded; fails where Keras cannot be imported."""
    import keras

    return str(keras.__version__)


@contextmanager
def ended_when_stuck(seconds: float) -> Iterator[None]:
    """End this worker process when the block takes longer; Dask then starts a new one.

    A thread or a signal of Python's could not do it: native code that hangs may hold the interpreter's lock.
    """
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
