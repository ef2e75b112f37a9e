"""Keras keeps everything it ever built in one table; it is emptied after every test, and its import is paid here."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _forget_keras_models() -> Iterator[None]:
    yield
    import sys

    if "keras" in sys.modules:
        sys.modules["keras"].utils.clear_session()
