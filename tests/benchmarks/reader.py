"""Reading a program of 200 lines against running it under Keras, which is how one would learn its shapes without us."""

import time
from collections.abc import Iterator
from statistics import median

from lessons.network.keras_code import keras_code
from lessons.network.presets import PRESETS
from lessons.reader.read_code import read_code
from tests.benchmarks.keras_child import KerasChild
from tests.benchmarks.report import Row

LINES = 200
AT_MOST = 20.0  # milliseconds


def program() -> str:
    """The presets' programs one after another, as many as make 200 lines; the pictures' is left out, it is too large."""
    text = ""
    for preset in PRESETS.values():
        if preset.key != "conv2d_classifier" and text.count("\n") < LINES:
            text += keras_code(preset.spec)
    return text


def rows(keras: KerasChild, rounds: int) -> Iterator[Row]:
    """One row for the ratio, one for the target; each reading is of a text the reader has not seen."""
    text = program()
    ours, rival = [], []
    for number in range(max(3, rounds // 3)):
        fresh = f"{text}# {number}\n"
        start = time.perf_counter()
        found = read_code(fresh)
        ours.append(time.perf_counter() - start)
        rival.append(keras.seconds("run", fresh))
        if len(found.models) < 10:
            raise RuntimeError(f"Only {len(found.models)} models were read.")
    said = f"read a program of {text.count(chr(10))} lines"
    yield Row(said, 1000 * median(ours), "ms", 1000 * median(rival), "a warm Keras runs it", "faster")
    yield Row(said, 1000 * median(ours), "ms", target=AT_MOST)
