"""Three networks alike but for their activation, trained on the same spirals: a run that belongs to everybody."""

from collections.abc import Sequence
from functools import lru_cache

from lessons.network.link import read_link
from lessons.training.plan import Plan
from lessons.training.report import Report
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice

RACERS = ("relu", "tanh", "sigmoid")
EPOCHS = 60
GOAL = 0.9  # of the points told apart
_LAYERS = 5
_SETTINGS = Settings(epochs=EPOCHS, seconds=60)


@lru_cache(maxsize=4)
def race_plan(activation: str) -> Plan:
    """Five hidden layers of 32 units with this activation, on three spirals.

    >>> race_plan("relu").query["model"].count("activation=relu")
    5
    """
    hidden = f"|Dense(32,activation={activation})" * _LAYERS
    return Plan(read_link(f"Input(2){hidden}|Dense(3,activation=softmax)").spec, TaskChoice("spirals"), _SETTINGS)


def first_epoch_at(metrics: tuple[float | None, ...], goal: float = GOAL) -> int | None:
    """The first epoch whose accuracy is at least the goal; None when none is.

    >>> first_epoch_at((0.3, 0.8, 0.95)), first_epoch_at((0.3, None))
    (2, None)
    """
    return next((epoch for epoch, each in enumerate(metrics) if each is not None and each >= goal), None)


def first_share(reports: Sequence[Report]) -> float:
    """The gradient of the first layer as a share of that of the last hidden one, at the end of the first epoch.

    >>> first_share([Report(1, 1.0, 0.3, None, None, 0.1, 0.2, norms=(0.25, 0.4, 0.5, 2.0))])
    0.5
    """
    norms = next((report.norms for report in reports if report.norms), None)
    return norms[0] / norms[-2] if norms and norms[-2] else 0.0
