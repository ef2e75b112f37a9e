"""Learning rates that change from epoch to epoch, and the same network trained with each of them."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from lessons.network.link import read_link
from lessons.training.plan import Plan
from lessons.training.rates import Rates, pieces
from lessons.training.settings import Schedule, Settings
from lessons.training.task import TaskChoice

Array = np.ndarray
EPOCHS, RATE = 40, 1.0
DECAYS: dict[Schedule, float] = {"exponential decay": 0.9, "piecewise constant": 0.2, "reduce on plateau": 0.5}
PATIENCE = 3
SCHEDULES: tuple[Schedule, ...] = (
    "constant", "exponential decay", "cosine", "piecewise constant", "reduce on plateau",
)  # fmt: skip
FIXED = SCHEDULES[:-1]  # those that are known before the training
_MODEL = "Input(2)|Dense(32,activation=relu)|Dense(32,activation=relu)|Dense(3,activation=softmax)"
_SETTINGS = Settings(
    epochs=EPOCHS, optimizer="sgd", learning_rate=RATE, schedule_patience=PATIENCE, seconds=30
)  # fmt: skip


@lru_cache(maxsize=8)
def schedule_plan(schedule: Schedule) -> Plan:
    """Three spirals, learned by SGD with this schedule.

    >>> schedule_plan("cosine").settings.schedule
    'cosine'
    """
    settings = replace(_SETTINGS, schedule=schedule, decay=DECAYS.get(schedule, 1.0))
    return Plan(read_link(_MODEL).spec, TaskChoice("spirals"), settings)


@lru_cache(maxsize=8)
def rates_by_epoch(schedule: Schedule) -> Array:
    """`(epoch,)`: the learning rate of each epoch, for one of `FIXED`.

    >>> rates_by_epoch("piecewise constant")[[0, 19, 20, 30]].round(3).tolist()
    [1.0, 1.0, 0.2, 0.04]
    """
    rates = Rates(schedule_plan(schedule).settings)
    return np.array([rates.of(epoch) for epoch in range(1, EPOCHS + 1)])


def keras_line(schedule: Schedule) -> str:
    """How it is written in Keras; a schedule counts batches, so an epoch is `steps` of them."""
    decay, (first, second) = DECAYS.get(schedule, 1.0), pieces(EPOCHS)
    lines: dict[Schedule, str] = {
        "constant": f"rate = {RATE}",
        "exponential decay": _call(
            "ExponentialDecay", str(RATE), "decay_steps=steps", f"decay_rate={decay}", "staircase=True"
        ),
        "cosine": _call("CosineDecay", str(RATE), f"decay_steps={EPOCHS} * steps"),
        "piecewise constant": _call(
            "PiecewiseConstantDecay",
            f"[{first} * steps, {second} * steps]",
            f"[{RATE}, {RATE * decay:g}, {RATE * decay**2:g}]",
        ),
    }
    if schedule == "reduce on plateau":
        callback = f'callback = keras.callbacks.ReduceLROnPlateau(\n    "loss", factor={decay}, patience={PATIENCE}\n)'
        return f"model.compile(keras.optimizers.SGD({RATE}), loss)\n{callback}\nmodel.fit(x, y, callbacks=[callback])"
    steps = "steps = math.ceil(len(x) / batch_size)  # batches in an epoch\n" if schedule != "constant" else ""
    return f"{steps}{lines[schedule]}\nmodel.compile(keras.optimizers.SGD(rate), loss)"


def _call(name: str, *arguments: str) -> str:
    """A schedule as a program makes it, each argument on a line: one line would be wider than the page."""
    inner = "".join(f"    {each},\n" for each in arguments)
    return f"rate = keras.optimizers.schedules.{name}(\n{inner})"
