"""What holds for every test: Keras calculates on the CPU, reproducibly, and says nothing on the way."""

import os
from pathlib import Path

from hypothesis import settings

from tests.network.sweep import TIMES

# Before anything imports TensorFlow, which reads them once. oneDNN crashes the process on some shapes.
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"

# By day made-up examples are the same in every run, so that a change is blamed for what it broke and nothing else.
settings.register_profile("by day", derandomize=TIMES < 1)
settings.load_profile("by day")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out what helps the tests: only lessons have examples to run, and no page may run on import."""
    helps = collection_path.suffix == ".py" and not collection_path.name.startswith("test_")
    return True if helps else None
