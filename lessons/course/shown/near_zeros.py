"""What is left of one kernel without a penalty, with L1 and with L2, by the rule of the steps."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from lessons.course.shown.fit_trials import REMEDIES, fit_plan
from lessons.training.plan import Plan, Standing

Array = np.ndarray
STEPS = ("sgd", "adam")
PENALTIES = (REMEDIES[0], "L1(0.003)", "L2(0.01)")
NEAR = 0.01  # a weight nearer to 0 than this hardly moves a sum
LAYER = 1  # the second Dense: its kernel has the most weights
_RATE = 0.1  # plain steps are short: with 0.01 the weights would hardly have moved after 200 epochs


@dataclass(frozen=True)
class Left:
    """One kernel after training.

    Args:
        sizes: `(weight,)`: |w| of every weight.
    """

    sizes: Array

    @property
    def near(self) -> int:
        """How many weights are nearer to 0 than `NEAR`."""
        return int((self.sizes < NEAR).sum())

    @property
    def zeros(self) -> int:
        """How many are exactly 0."""
        return int((self.sizes == 0).sum())

    @property
    def middle(self) -> float:
        """The size of the weight in the middle, the median."""
        return float(np.median(self.sizes))


@lru_cache(maxsize=2)
def near_plans(steps: str) -> dict[str, Plan]:
    """The large network with each of `PENALTIES`; with Adam these are the runs of the remedies.

    >>> near_plans("adam")["L2(0.01)"] == fit_plan("L2(0.01)")
    True
    >>> [plan.settings.optimizer for plan in near_plans("sgd").values()]
    ['sgd', 'sgd', 'sgd']
    """
    plans = {name: fit_plan(name) for name in PENALTIES}
    if steps == "adam":
        return plans
    return {
        name: replace(plan, settings=replace(plan.settings, optimizer="sgd", learning_rate=_RATE))
        for name, plan in plans.items()
    }


def left_of(standing: Standing) -> Left:
    """The kernel of the second Dense of a trained network.

    >>> from lessons.training.plan import untrained
    >>> left_of(untrained(fit_plan("nothing"))).sizes.shape
    (4096,)
    """
    return Left(np.abs(standing.weights[LAYER][0]).ravel())
