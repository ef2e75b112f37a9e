"""predict against building the same Keras model."""

import time
from collections.abc import Iterator
from statistics import median

from lessons.network import predict as prediction
from lessons.network.link import read_link
from lessons.network.presets import PRESETS
from tests.benchmarks.keras_child import KerasChild
from tests.benchmarks.report import Row

KEYS = ("string_to_string", "classifier_64_10", "encoder_decoder", "masked_tagger")
TARGET = 200
IN_A_ROW = 50  # predictions: a single one is too short for the clock


def rows(keras: KerasChild, rounds: int) -> Iterator[Row]:
    """A row for each preset, the two sides in turns."""
    for key in KEYS:
        preset = PRESETS[key]
        keras.seconds("build", preset.link)
        ours, rival = [], []
        for _ in range(rounds):
            ours.append(seconds_to_predict(preset.link))
            rival.append(keras.seconds("build", preset.link))
        yield Row(
            f"predict: {preset.title}",
            1000 * median(ours),
            "ms",
            1000 * median(rival),
            "Keras builds it",
            "faster",
            TARGET,
        )


def seconds_to_predict(link: str) -> float:
    """The mean of some predictions, each of a spec never seen before, without the memory in front of predict."""
    specs = [read_link(link).spec for _ in range(IN_A_ROW)]
    uncached = prediction._predict.__wrapped__
    start = time.perf_counter()
    for spec in specs:
        uncached(spec, ())
    return (time.perf_counter() - start) / IN_A_ROW
