"""trace against calling the same Keras model eagerly."""

import time
from collections.abc import Iterator
from statistics import median

from lessons.network.inputs import make_inputs
from lessons.network.link import read_link
from lessons.network.trace import trace
from tests.benchmarks.keras_child import KerasChild
from tests.benchmarks.report import Row

MODEL = "Input(64,15)|GRU(16,return_sequences=True)|Dense(15)|Softmax()"
TARGET = 50


def rows(keras: KerasChild, rounds: int) -> Iterator[Row]:
    """One row; weights are drawn and the model is built before the clock starts, on both sides."""
    spec = read_link(MODEL).spec
    inputs = make_inputs(spec).array
    keras.seconds("call", MODEL)
    trace(spec, inputs)
    ours, rival = [], []
    for _ in range(rounds):
        start = time.perf_counter()
        trace(spec, inputs)
        ours.append(time.perf_counter() - start)
        rival.append(keras.seconds("call", MODEL))
    yield Row(
        "trace, GRU 16 on 64 steps",
        1000 * median(ours),
        "ms",
        1000 * median(rival),
        "Keras calls model(x)",
        "faster",
        TARGET,
    )
