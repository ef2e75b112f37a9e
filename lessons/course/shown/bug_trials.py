"""Three of the silent bugs in training: as they are written and mended, on the same samples."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from lessons.course.shown.bug_networks import bugs
from lessons.network.trace import trace
from lessons.network.weights import Weights, draw_weights
from lessons.training.plan import Plan, Standing, next_word_plan
from lessons.training.settings import Settings
from lessons.training.task import Task, TaskChoice
from lessons.training.tasks import make_task

Array = np.ndarray
WAYS = ("as written", "mended")
_PATIENCE = 60  # seconds: two are enough, unless many train at once
_TASKS = {
    "ones_everywhere": (TaskChoice("sum_sign"), Settings(epochs=20, learning_rate=0.01, seconds=_PATIENCE)),
    "pale_answers": (TaskChoice("spirals"), Settings(epochs=60, learning_rate=0.01, seconds=_PATIENCE)),
}


@lru_cache(maxsize=8)
def bug_plan(key: str, mended: bool) -> Plan:
    """The network of a bug, with the task that shows it.

    >>> bug_plan("ones_everywhere", False).choice.key
    'sum_sign'
    >>> [bug_plan("too_good", mended).choice.shift for mended in (False, True)]
    [0, 1]
    """
    if key == "too_good":
        plan = next_word_plan(TaskChoice("three_sentences", shift=int(mended)), 60)
        return replace(plan, settings=replace(plan.settings, seconds=_PATIENCE))
    bug, (choice, settings) = bugs()[key], _TASKS[key]
    return Plan(bug.mended if mended else bug.wrong, choice, settings)


def answers(plan: Plan, weights: Weights | None, count: int) -> tuple[Task, Array]:
    """The task, and what the network says to its first samples, `(sample, ...)`.

    Args:
        weights: trained, or None for the untrained network.

    >>> answers(bug_plan("ones_everywhere", False), None, 3)[1].ravel().tolist()
    [1.0, 1.0, 1.0]
    """
    task = make_task(plan.choice)
    return task, trace(plan.spec, task.x[:count], draw_weights(plan.spec) if weights is None else weights).output


def read_and_said(plan: Plan, weights: Weights | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of the task's sample, and the likeliest answer at each of them."""
    task = make_task(plan.choice)
    said = trace(plan.spec, task.x[:1], draw_weights(plan.spec) if weights is None else weights).output[0]
    return task.steps, tuple(task.classes[each] for each in said.argmax(axis=-1))


@dataclass(frozen=True)
class Judged:
    """How a finished run stands.

    Attributes:
        loss, accuracy: as Keras shows them for the last epoch.
        own: the loss worked out from the answers themselves, probability by probability.
    """

    loss: float
    accuracy: float
    own: float


def judged(standing: Standing) -> Judged:
    """The figures of a run that has ended.

    Keras takes a crossentropy of the scores below a last softmax or sigmoid, so that nothing overflows. Where the last
    layer spoils the answers, the loss it shows is therefore not the loss of these answers.
    """
    task, said = answers(standing.plan, standing.weights, len(make_task(standing.plan.choice).x))
    last = standing.job.reports[-1] if standing.job is not None and standing.job.reports else None
    return Judged(
        float("nan") if last is None or last.loss is None else last.loss,
        float("nan") if last is None or last.metric is None else last.metric,
        own_loss(task, said),
    )


def own_loss(task: Task, said: Array) -> float:
    """The mean of -log of the probability each answer gives to the truth; none smaller than Keras's 1e-7.

    >>> round(own_loss(*answers(bug_plan("ones_everywhere", False), None, 100)), 3) > 5
    True
    """
    count = len(said)
    if task.loss == "binary_crossentropy":
        given = np.where(task.y[:count] > 0.5, said, 1 - said)
    else:
        given = np.take_along_axis(said, task.y[:count, ..., None], axis=-1)
    return float(-np.log(np.clip(given.astype(np.float64), 1e-7, 1)).mean())


def best_next_word() -> float:
    """The best possible loss of the next word, on the text of the trial."""
    floor = make_task(bug_plan("too_good", True).choice).floor
    assert floor is not None, "a text knows how often each word follows each beginning"
    return floor.loss
