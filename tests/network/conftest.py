"""Keras keeps everything it ever built in one table, and grows slow; it is emptied every so often."""

import sys
from collections.abc import Iterator
from itertools import count

import pytest

_tests = count(1)


@pytest.fixture(autouse=True)
def _forget_keras_models() -> Iterator[None]:
    yield
    # emptying it collects garbage as well, which takes longer than most of the tests
    if next(_tests) % 20 == 0 and "keras" in sys.modules:
        sys.modules["keras"].utils.clear_session()
