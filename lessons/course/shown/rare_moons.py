"""A rare class: what accuracy hides, and precision and recall, for a network without a remedy and with three."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from lessons.network.link import read_link
from lessons.network.trace import trace
from lessons.training.plan import Plan, Standing
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice
from lessons.training.tasks import make_task

Array = np.ndarray
CHOICE = TaskChoice("imbalanced")
FRESH = replace(CHOICE, seed=1)  # points that are not trained on
PERCENTS = (5, 25, 50, 75, 95)
_MODEL = "Input(2)|Dense(16,activation=relu)|Dense(2,activation=softmax)"
_SETTINGS = Settings(epochs=20, learning_rate=0.003, seconds=30)


@dataclass(frozen=True)
class Counts:
    """Answers about a rare class, counted.

    Attributes:
        table: `(truth, answer)`: common first, then rare.
    """

    table: Array

    @property
    def accuracy(self) -> float:
        """The share of right answers."""
        return float(np.trace(self.table) / self.table.sum())

    @property
    def precision(self) -> float | None:
        """Of those called rare, the share that is rare; None where nothing is called rare.

        >>> Counts(np.array([[90, 2], [4, 4]])).precision
        0.6666666666666666
        """
        called = self.table[:, 1].sum()
        return float(self.table[1, 1] / called) if called else None

    @property
    def recall(self) -> float:
        """Of those that are rare, the share that is called so.

        >>> Counts(np.array([[90, 2], [4, 4]])).recall
        0.5
        """
        return float(self.table[1, 1] / self.table[1].sum())


@lru_cache(maxsize=1)
def lazy_counts() -> Counts:
    """Whoever always says “common”.

    >>> lazy_counts().accuracy, lazy_counts().recall, lazy_counts().precision
    (0.95, 0.0, None)
    """
    return _counted(np.zeros(len(make_task(FRESH).y)))


@lru_cache(maxsize=1)
def rare_plans() -> dict[str, Plan]:
    """The same network with every sample alike, with balanced class weights, and on resampled points.

    An epoch has about as many steps for all, or the one with the most samples would learn most.

    >>> [plan.settings.class_weight for plan in rare_plans().values()]
    ['none', 'balanced', 'none', 'none']
    >>> [(samples_of(plan), plan.settings.batch_size) for plan in rare_plans().values()]
    [(1000, 32), (1000, 32), (1900, 60), (100, 4)]
    """
    plan = Plan(read_link(_MODEL).spec, CHOICE, _SETTINGS)
    balanced = replace(plan, settings=replace(_SETTINGS, class_weight="balanced"))
    return {
        "no remedy": plan, "class weights": balanced,
        "oversampling": _resampled(plan, "oversampled"), "undersampling": _resampled(plan, "undersampled"),
    }  # fmt: skip


def _resampled(plan: Plan, key: str) -> Plan:
    steps = -(-samples_of(plan) // plan.settings.batch_size)
    found = replace(plan, choice=replace(CHOICE, key=key))
    return replace(found, settings=replace(plan.settings, batch_size=-(-samples_of(found) // steps)))


def samples_of(plan: Plan) -> int:
    """How many samples an epoch shows."""
    return len(make_task(plan.choice).y)


def counts_of(standing: Standing, percent: int) -> Counts:
    """The answers of a trained network on fresh points.

    Args:
        percent: it says “rare” where its probability for it is at least this.
    """
    shares = trace(standing.plan.spec, make_task(FRESH).x, standing.weights).output
    return _counted(100 * shares[:, 1] >= percent)


def _counted(answers: Array) -> Counts:
    table = np.zeros((2, 2), int)
    np.add.at(table, (make_task(FRESH).y, answers.astype(int)), 1)
    return Counts(table)
