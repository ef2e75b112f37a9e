"""What a worker does before its first task: stand back in the queue for the processor, and load Keras.

Dask runs `dask_setup` in every new worker, also in the one that replaces a killed worker:
`dask worker ADDRESS --preload lessons.training.worker_start` on a cluster, `cluster_process.py` on a laptop.
"""

from __future__ import annotations

import asyncio
import importlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from lessons.training.graphs.xla_cache import xla_flags

# They must be set before TensorFlow or NumPy is loaded.
ENVIRONMENT = {
    "TF_ENABLE_ONEDNN_OPTS": "0",  # oneDNN can crash the process on some shapes
    "CUDA_VISIBLE_DEVICES": "-1",  # these networks are too small to gain from a graphics card
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "KERAS_BACKEND": "tensorflow",
    # One thread is faster than two for these sizes and leaves the other core to the pages.
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
NICENESS = 10


async def dask_setup(worker: Any) -> None:
    """Get a new Dask worker ready, so that the first learner does not wait for TensorFlow's import.

    Args:
        worker: the `distributed.Worker` that is starting; it takes no tasks until this returns.
    """
    os.environ.update(ENVIRONMENT | xla_flags())
    # One training at a time, also on a worker somebody started by hand.
    worker.state.total_resources["training"] = worker.state.available_resources["training"] = 1
    # In the thread the tasks will run in: Keras keeps part of its state per thread.
    await asyncio.get_running_loop().run_in_executor(worker.executors["default"], load_keras)
    # Not before: on a busy machine a killed worker would be away for a minute.
    stand_back()


def load_keras() -> None:
    """Import Keras and call one tiny model, which loads what Keras itself puts off until then."""
    import keras
    import numpy

    importlib.import_module("lessons.network.oracle")
    model = keras.Sequential(
        [
            keras.layers.Input((5, 8)),
            keras.layers.GRU(4, return_sequences=True),  # (batch, time, units)
            keras.layers.TimeDistributed(keras.layers.Dense(3)),  # (batch, time, classes)
        ]
    )
    model(numpy.zeros((1, 5, 8), dtype="float32"))
    keras.backend.clear_session()


def stand_back() -> None:
    """Let the pages have the processor first, where the system knows such a thing (not on Windows)."""
    if not hasattr(os, "nice"):
        return
    niceness = os.nice(NICENESS)
    threads = Path("/proc/self/task")  # on Linux each thread has its own niceness
    for thread in threads.iterdir() if threads.is_dir() else ():
        with suppress(OSError):  # it has ended meanwhile
            os.setpriority(os.PRIO_PROCESS, int(thread.name), niceness)
