"""The same thousand points at three sizes, and the same network trained on each; classes as numbers and as rows."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network.link import read_link
from lessons.training.plan import Plan
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice
from lessons.training.tasks import make_task

Array = np.ndarray
SCALES = {"raw": "unscaled", "from 0 to 1": "from_0_to_1", "mean 0, variance 1": "around_0"}
CITIES = ("Bern", "Lima", "Oslo")
FORMULAS = {
    "raw": "x as it comes",
    "from 0 to 1": "(x − least) / (largest − least)",
    "mean 0, variance 1": "(x − mean) / standard deviation",
}
_MODEL = "Input(2)|Dense(16,activation=relu)|Dense(2,activation=softmax)"
_SETTINGS = Settings(epochs=30, learning_rate=0.01, seconds=30)


@dataclass(frozen=True)
class Column:
    """What is known of one feature.

    Attributes:
        numbers: `(batch,)`.
    """

    numbers: Array

    @property
    def row(self) -> tuple[float, float, float, float]:
        """Least, largest, mean, standard deviation."""
        numbers = self.numbers
        return float(numbers.min()), float(numbers.max()), float(numbers.mean()), float(numbers.std())


@lru_cache(maxsize=4)
def columns_of(scale: str) -> tuple[Column, Column]:
    """The two features of the thousand points.

    Args:
        scale: a key of `SCALES`.

    >>> [round(each.row[1]) for each in columns_of("from 0 to 1")]
    [1, 1]
    >>> columns_of("raw")[1].row[1] > 5000
    True
    """
    x = make_task(TaskChoice(SCALES[scale])).x.astype(np.float64)
    return Column(x[:, 0]), Column(x[:, 1])


@lru_cache(maxsize=1)
def scale_plans() -> dict[str, Plan]:
    """One network, three sizes of its input.

    >>> [plan.choice.key for plan in scale_plans().values()]
    ['unscaled', 'from_0_to_1', 'around_0']
    """
    spec = read_link(_MODEL).spec
    return {name: Plan(spec, TaskChoice(key), _SETTINGS) for name, key in SCALES.items()}


def one_hot_cities() -> Array:
    """`(category, feature)`: a row with a single 1 for each of `CITIES`.

    >>> one_hot_cities()[1].tolist()
    [0, 1, 0]
    """
    return np.eye(len(CITIES), dtype=int)
