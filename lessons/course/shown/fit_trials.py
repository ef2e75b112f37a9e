"""Small and large networks on points with wrong labels: runs that belong to everybody, and a word for how each fits."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from lessons.network.link import read_link
from lessons.training.plan import Plan
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice

FitWord = Literal["underfits", "fits", "overfits"]
RISE = 1.2  # how many times its lowest the validation loss may be at the end
FAR = 0.08  # how far above its lowest it may end, and the training loss above the best possible
_LAST = 5  # epochs whose mean is where a curve ends: one epoch may jump

SETTINGS = Settings(epochs=200, batch_size=16, learning_rate=0.01, validation_split=0.75, seconds=60)
SIZES = ("1 unit", "8 units", "64 + 64 + 64 units")
REMEDIES = ("nothing", "Dropout(0.5)", "L1(0.003)", "L2(0.01)", "8 units")
_HEAD = "|Dense(2,activation=softmax)"
_LAYERS = {
    "1 unit": "|Dense(1,activation=relu)",
    "8 units": "|Dense(8,activation=relu)",
    SIZES[-1]: "|Dense(64,activation=relu)" * 3,
    "nothing": "|Dense(64,activation=relu)" * 3,
    "Dropout(0.5)": "|Dense(64,activation=relu)|Dropout(0.5)" * 3,
    "L1(0.003)": "|Dense(64,activation=relu,kernel_regularizer=L1(0.003))" * 3,
    "L2(0.01)": "|Dense(64,activation=relu,kernel_regularizer=L2(0.01))" * 3,
}


@lru_cache(maxsize=64)
def fit_plan(name: str, draw: int = 0) -> Plan:
    """A network of `SIZES` or `REMEDIES` on points with wrong labels.

    Args:
        draw: which points, and which first weights.

    >>> fit_plan("nothing") == fit_plan(SIZES[-1])
    True
    """
    return Plan(read_link(f"Input(2){_LAYERS[name]}{_HEAD}", draw).spec, TaskChoice("mislabelled", seed=draw), SETTINGS)


@lru_cache(maxsize=1)
def recorded_plan() -> Plan:
    """The large network on points where its validation loss is bumpy before it turns: so patience matters."""
    plan = fit_plan(SIZES[-1], 2)
    return replace(plan, settings=replace(plan.settings, epochs=120))


def fit_word(losses: Sequence[float | None], val_losses: Sequence[float | None], floor: float) -> FitWord:
    """How a run fits, from its two curves and the best possible loss.

    >>> fit_word((0.7, 0.3), (None, 0.5, 0.9), 0.4), fit_word((0.7, 0.68), (None, 0.7, 0.69), 0.4)
    ('overfits', 'underfits')
    >>> fit_word((0.7, 0.42), (None, 0.6, 0.5), 0.4)
    'fits'
    >>> fit_word((0.7, 0.05), (None, 0.1, 0.13), 0.0)
    'fits'
    """
    seen, held = ([each for each in curve if each is not None] for curve in (losses, val_losses))
    if held and _end(held) > max(RISE * min(held), min(held) + FAR):
        return "overfits"
    if not seen or _end(seen) > floor + FAR:
        return "underfits"
    return "fits"


def _end(curve: list[float]) -> float:
    last = curve[-_LAST:] if len(curve) > 2 * _LAST else curve[-1:]
    return sum(last) / len(last)
