"""A pyramid and a tower trained on the same points, and how right each is on new ones, before and after."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.course.shown.pyramids import FORMS, widths
from lessons.network.link import read_link
from lessons.network.predict import predict
from lessons.network.trace import trace
from lessons.network.weights import Weights, draw_weights
from lessons.training.plan import Plan, Standing
from lessons.training.samples import make_samples
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice
from lessons.training.tasks import make_task

DRAWS = ("1", "2", "3")
_SETTINGS = Settings(epochs=50, batch_size=32, learning_rate=0.01, validation_split=0.3, seconds=60)


@dataclass(frozen=True)
class Score:
    """How a network does on points it has never seen.

    Args:
        loss: crossentropy, a mean over the points.
        accuracy: share of right answers.
    """

    loss: float
    accuracy: float


@dataclass(frozen=True)
class Formed:
    """A trained form.

    Args:
        params: how many numbers it learns.
        before, after: on new points, untrained and trained.
    """

    params: int
    before: Score
    after: Score


@lru_cache(maxsize=32)
def form_plans(first: int, draw: int) -> dict[str, Plan]:
    """Three hidden layers as a pyramid and as a tower, on three spirals.

    Args:
        first: units of the first layer.
        draw: which points, and which first weights, from 1.

    >>> [predict(plan.spec).total_params for plan in form_plans(16, 1).values()]
    [235, 643]
    """
    plans = {}
    for form in FORMS:
        hidden = "".join(f"|Dense({units},activation=relu)" for units in widths(first, form))
        spec = read_link(f"Input(2){hidden}|Dense(3,activation=softmax)", draw - 1).spec
        plans[form] = Plan(spec, TaskChoice("spirals", seed=draw - 1), _SETTINGS)
    return plans


def formed_of(standing: Standing) -> Formed:
    """What the training has brought."""
    plan = standing.plan
    return Formed(
        predict(plan.spec).total_params, score_of(plan, draw_weights(plan.spec)), score_of(plan, standing.weights)
    )


def score_of(plan: Plan, weights: Weights) -> Score:
    """Loss and accuracy on the points kept for validation.

    >>> plan = form_plans(16, 1)["tower"]
    >>> 0.5 < score_of(plan, draw_weights(plan.spec)).loss < 2
    True
    """
    samples = make_samples(plan.spec, make_task(plan.choice), plan.settings)
    x, y = (samples.x, samples.y) if samples.held_x is None else (samples.held_x, samples.held_y)
    shares = trace(plan.spec, x, weights).output
    loss = -np.log(np.maximum(shares[np.arange(len(x)), y], 1e-7)).mean()
    return Score(float(loss), float((shares.argmax(axis=1) == y).mean()))
