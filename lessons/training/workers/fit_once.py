"""fit_once: two steps of Keras's own `fit` on a network with its loss; importing this file does not import Keras."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

LONGEST_FIT = 30.0  # seconds; it takes one or two
_CLASSES = 2  # labels are 0 or 1: every loss has a place for them


@dataclass(frozen=True)
class Ran:
    """What came of it.

    Attributes:
        keras: the version of Keras.
        loss: the number `fit` shows; not a number where it stopped.
        error: the class of what it raised; empty where it ran.
        says: the words of that.
    """

    keras: str
    loss: float = math.nan
    error: str = ""
    says: str = ""


def fit_once(model: str, loss: str, target: tuple[int, ...], seed: int) -> Ran:
    """Builds the network in real Keras and fits one batch; a task for a worker.

    Args:
        model: Keras's JSON, as `write_keras_json` writes it, without loss.
        loss: Keras's name for it.
        target: the shape of y, `(batch, ...)`. One row more is given: with a second batch of another size Keras
            keeps the batch axis open, as it does with a learner's data.
        seed: of the network's weights, the input and the labels.

    Returns:
        The mean loss of its two steps, or what Keras raised.
    """
    import keras
    import numpy as np

    from lessons.network.keras_json import read_keras_json
    from lessons.network.oracle import build_layers, without_colours
    from lessons.network.weights import draw_weights
    from lessons.training.workers.checks import ended_when_stuck

    spec = replace(read_keras_json(model).spec, seed=seed)
    rng = np.random.default_rng(seed)
    rows, *sizes = target
    x = rng.normal(size=(rows + 1, *(size or 1 for size in spec.input.shape))).astype("float32")
    y = rng.integers(_CLASSES, size=(rows + 1, *sizes))
    built = build_layers(spec, draw_weights(spec))
    with ended_when_stuck(LONGEST_FIT):
        network = keras.Sequential([keras.Input(spec.input.shape), *built.layers])
        network.compile("sgd", loss)
        try:
            history = network.fit(x, y, batch_size=rows, shuffle=False, verbose=0).history
        except Exception as error:
            says = _in_short(without_colours(str(error)))
            return Ran(keras.__version__, error=type(error).__name__, says=says)
        finally:
            keras.utils.clear_session(free_memory=False)
    return Ran(keras.__version__, float(history["loss"][-1]))


def _in_short(says: str) -> str:
    """The words without the places in Keras's files, which name folders of this machine."""
    lines = [line.strip() for line in says.splitlines() if line.strip()]
    kept = [line for line in lines if not line.startswith(("File ", "Detected at node"))]
    return re.sub(r" ?\[Op:\w+\]", "", " ".join(kept))[:600]
