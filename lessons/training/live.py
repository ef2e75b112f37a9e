"""What the real Keras is asked for live: each thing once, for everybody who wants to see it."""

from functools import lru_cache

from lessons.network.spec import ModelSpec
from lessons.training import engine
from lessons.training.workers.first_weights import Drawn
from lessons.training.workers.fit_once import Ran

MOST_ROWS = 8


@lru_cache(maxsize=1024)
def run_cell(spec: ModelSpec, rows: int) -> Ran:
    """What Keras's `fit` makes of a network with its loss and its target.

    Args:
        rows: samples in the batch, 1 to 8.

    Raises:
        Refused: there is no worker just now; asked again, it may answer.
    """
    if not 1 <= rows <= MOST_ROWS:
        raise ValueError(f"{rows} rows: choose 1 to {MOST_ROWS}.")
    return engine.fit_once(spec, rows)


@lru_cache(maxsize=256)
def drawn_by_keras(spec: ModelSpec) -> Drawn:
    """The numbers a network begins with in Keras, digit by digit.

    Raises:
        Refused: there is no worker just now; asked again, it may answer.
    """
    return engine.first_weights(spec)
