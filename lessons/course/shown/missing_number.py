"""One missing number in a batch, followed through a Dense layer, the loss and one step of training."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network.activations import softmax
from lessons.network.layers import Dense, Input
from lessons.network.link import read_link
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace
from lessons.network.weights import draw_weights
from lessons.training.plan import Plan
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice
from lessons.training.tasks import make_task
from lessons.training.tasks.scaled import MISSING

Array = np.ndarray
MENDS = ("as it is", "leave the row out", "fill with the mean")
ROWS = 4
_SPEC = ModelSpec(Input((2,)), (Dense(3),))
_RATE = 0.1
_MODEL = "Input(2)|Dense(16,activation=relu)|Dense(2,activation=softmax)"


@dataclass(frozen=True)
class Followed:
    """A batch on its way.

    Attributes:
        x: `(batch, feature)`.
        outputs: `(batch, class)`: of a Dense of 3 units.
        losses: `(batch,)`; training takes their mean.
        kernel: `(feature, class)`: after one step of training.
    """

    x: Array
    outputs: Array
    losses: Array
    kernel: Array

    @property
    def loss(self) -> float:
        """The mean."""
        return float(self.losses.mean())


def batch() -> tuple[Array, Array]:
    """Four points of the task with a missing number, one of them with the hole, and a class for each.

    >>> x, y = batch()
    >>> int(np.isnan(x).sum()), x.shape, y.shape
    (1, (4, 2), (4,))
    """
    task = make_task(TaskChoice("one_missing"))
    first = MISSING[0] - 1
    return task.x[first : first + ROWS].astype(np.float64), task.y[first : first + ROWS]


@lru_cache(maxsize=4)
def followed(mend: str) -> Followed:
    """The batch after one of `MENDS`, through the layer, a softmax, the crossentropy and one step of SGD.

    >>> bool(np.isnan(followed("as it is").kernel).all()), bool(np.isnan(followed("fill with the mean").kernel).any())
    (True, False)
    """
    x, y = batch()
    if mend == MENDS[1]:
        whole = np.isfinite(x).all(axis=1)
        x, y = x[whole], y[whole]
    elif mend == MENDS[2]:
        x = np.where(np.isfinite(x), x, np.nanmean(x, axis=0))
    weights = draw_weights(_SPEC)
    outputs = trace(_SPEC, x, weights).output
    shares = softmax(outputs)
    losses = -np.log(shares[np.arange(len(y)), y])
    # the gradient of the mean crossentropy for the scores is (shares - one-hot) / batch
    gradient = x.T @ ((shares - np.eye(shares.shape[1])[y]) / len(y))
    return Followed(x, outputs, losses, weights[0][0] - _RATE * gradient)


@lru_cache(maxsize=1)
def missing_plans() -> dict[str, Plan]:
    """A thousand points with one number missing, and without a hole.

    >>> [plan.choice.key for plan in missing_plans().values()]
    ['one_missing', 'around_0']
    """
    spec, settings = read_link(_MODEL).spec, Settings(epochs=20, learning_rate=0.01, seconds=30)
    keys = {"one number missing": "one_missing", "nothing missing": "around_0"}
    return {name: Plan(spec, TaskChoice(key), settings) for name, key in keys.items()}
