"""One label for a sequence: the sign of a sum, parity, sine against square wave."""

from functools import partial

import numpy as np

from lessons.training.task import Task, TaskChoice
from lessons.training.tasks.draw import random_of
from lessons.training.tasks.floors import no_doubt
from lessons.training.tasks.info import TaskInfo

SAMPLES = 1_000
_CERTAIN = "The whole sequence leaves no doubt about its label."


def make_sum_sign(info: TaskInfo, choice: TaskChoice) -> Task:
    """Random numbers, and whether their sum is above 0."""
    timesteps = info.steps_of(choice)
    x = random_of(choice).normal(size=(SAMPLES, timesteps, 1)).astype(np.float32)
    return info.task(
        choice,
        x=x,
        y=(x.sum(axis=(1, 2), dtype=np.float64) > 0).astype(np.float32)[:, None],
        loss="binary_crossentropy",
        model=f"Input({timesteps},1)|SimpleRNN(8)|Dense(1,activation=sigmoid)",
        classes=("below zero", "above zero"),
        steps=tuple(f"{each:+.1f}" for each in x[0, :, 0]),
        floor=no_doubt(_CERTAIN),
    )


def make_parity(info: TaskInfo, choice: TaskChoice) -> Task:
    """Zeros and ones, and whether the number of ones is odd."""
    timesteps = info.steps_of(choice)
    bits = random_of(choice).integers(0, 2, (SAMPLES, timesteps))
    return info.task(
        choice,
        x=bits.astype(np.float32)[:, :, None],
        y=(bits.sum(axis=1) % 2).astype(np.float32)[:, None],
        loss="binary_crossentropy",
        model=f"Input({timesteps},1)|GRU(16)|Dense(1,activation=sigmoid)",
        classes=("even", "odd"),
        steps=tuple(map(str, bits[0])),
        floor=no_doubt(_CERTAIN),
    )


def make_waves(info: TaskInfo, choice: TaskChoice) -> Task:
    """Sine and square waves of any phase, height and length."""
    timesteps, random = info.steps_of(choice), random_of(choice)
    square = random.permutation(SAMPLES) % 2
    phase, height, length = random.uniform([0, 0.5, 6], [2 * np.pi, 1.5, 16], (SAMPLES, 3)).T[:, :, None]
    sine = np.sin(2 * np.pi * np.arange(timesteps) / length + phase)  # (samples, time)
    wave = height * np.where(square[:, None] == 1, np.sign(sine), sine)
    return info.task(
        choice,
        x=wave.astype(np.float32)[:, :, None],
        y=square.astype(np.int32),
        loss="sparse_categorical_crossentropy",
        model=f"Input({timesteps},1)|GRU(16)|Dense(2,activation=softmax)",
        classes=("sine", "square"),
        steps=tuple(map(str, range(1, timesteps + 1))),
        floor=no_doubt("A square wave knows two heights and a sine has many, so the shape leaves no doubt."),
    )


_sequence = partial(TaskInfo, group="One label for a sequence", takes_timesteps=True)

SUM_SIGN = _sequence(
    "sum_sign",
    "Sign of the sum",
    "Numbers come in one by one; is their sum above zero? The state has to add up.",
    make=make_sum_sign,
    timesteps=12,
)
PARITY = _sequence(
    "parity",
    "Odd or even",
    "Zeros and ones; is the number of ones odd? Each single bit turns the answer around, which makes it hard.",
    make=make_parity,
    timesteps=6,
)
WAVES = _sequence(
    "waves",
    "Sine or square",
    "A round wave or one with corners? Phase, height and length differ from sample to sample; only the shape tells.",
    make=make_waves,
    timesteps=24,
)
