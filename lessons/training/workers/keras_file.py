"""keras_file: a trained network as Keras's own `.keras` file; importing this file does not import Keras."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lessons.network.weights import Weights


def keras_file(model: str, weights: Weights) -> bytes:
    """Builds the network in real Keras with these weights and saves it; a task for a worker.

    Args:
        model: Keras's JSON, as `write_keras_json` writes it.
        weights: one tuple of arrays for each layer.

    Raises:
        ValueError: Keras refuses the network.
    """
    import keras

    from lessons.network.keras_json import read_keras_json
    from lessons.network.oracle import build_layers

    spec = read_keras_json(model).spec
    built = build_layers(spec, weights)
    if built.error is not None:
        raise ValueError(str(built.error["message"]))
    entry = keras.Input(batch_shape=spec.input.batch_shape, dtype=spec.input.dtype)
    saved = keras.Sequential([entry, *built.layers], name="trained")
    with tempfile.TemporaryDirectory(prefix="unrolled-") as folder:
        path = Path(folder) / "trained.keras"
        saved.save(path)
        return path.read_bytes()
