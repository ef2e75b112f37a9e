"""A small sweep: networks of three widths and three depths on two sets of points, runs that belong to everybody."""

from dataclasses import dataclass
from functools import lru_cache

from lessons.course.shown.fit_trials import SETTINGS, FitWord, fit_word
from lessons.network.link import read_link
from lessons.network.predict import predict
from lessons.training.plan import Plan, Standing
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice
from lessons.training.tasks import make_task

POINTS = ("wrong labels", "three spirals")
DEPTHS = (1, 2, 3)
WIDTHS = {POINTS[0]: (1, 8, 64), POINTS[1]: (4, 8, 16)}
_SPIRALS = Settings(epochs=50, batch_size=32, learning_rate=0.01, validation_split=0.3, seconds=60)


@dataclass(frozen=True)
class Swept:
    """One network of the sweep, as far as it is trained.

    Args:
        plan: what is trained.
        params: how many numbers it learns.
        loss, val_loss: at the end; None before, or where they are no number.
        word: how it fits; empty before the end.
    """

    plan: Plan
    params: int
    loss: float | None = None
    val_loss: float | None = None
    word: FitWord | str = ""


@lru_cache(maxsize=32)
def sweep_plan(points: str, units: int, depth: int) -> Plan:
    """So many hidden layers of so many units.

    >>> sweep_plan("wrong labels", 8, 2).query["model"].count("Dense(8")
    2
    """
    hidden, classes = f"|Dense({units},activation=relu)" * depth, 2 if points == POINTS[0] else 3
    choice = TaskChoice("mislabelled" if points == POINTS[0] else "spirals")
    spec = read_link(f"Input(2){hidden}|Dense({classes},activation=softmax)").spec
    return Plan(spec, choice, SETTINGS if points == POINTS[0] else _SPIRALS)


def swept_of(plan: Plan, standing: Standing | None) -> Swept:
    """What is known of a network of the sweep.

    Args:
        standing: of its run; None before anybody has asked for it.
    """
    params = predict(plan.spec).total_params
    if standing is None or standing.job is None or standing.is_waiting or not standing.val_losses:
        return Swept(plan, params)
    floor = make_task(plan.choice).floor
    word = fit_word(standing.losses, standing.val_losses, floor.loss if floor else 0.0)
    return Swept(plan, params, standing.losses[-1], standing.val_losses[-1], word)


def best_of(found: list[Swept]) -> Swept | None:
    """The network with the lowest validation loss, of equals the smallest."""
    known = [each for each in found if each.val_loss is not None]
    return min(known, key=lambda each: (each.val_loss or 0.0, each.params), default=None)
