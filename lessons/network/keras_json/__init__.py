"""Keras's own JSON: what `model.to_json()` writes, read without Keras, and written so that Keras loads it."""

from lessons.network.keras_json.document import MAX_BYTES, Unreadable
from lessons.network.keras_json.read import Read, read_keras_json
from lessons.network.keras_json.write import write_keras_json

__all__ = ["MAX_BYTES", "Read", "Unreadable", "read_keras_json", "write_keras_json"]
