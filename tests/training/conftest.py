"""One warm engine for all tests of this folder: starting one takes seconds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lessons.training.engine import Engine
from tests.training import stand_in
from tests.training.stand_in import Desk


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    engine = Engine(check=stand_in.check, patience=300)
    engine.start()
    assert engine.wait_until("ready", 120), engine.state()
    yield engine
    engine.close()


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.close()


@pytest.fixture
def other_desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def keras_engine() -> Iterator[Engine]:
    """An engine whose worker holds the real Keras."""
    engine = Engine()
    engine.start()
    assert engine.wait_until("ready", 120), engine.state()
    yield engine
    engine.close()
