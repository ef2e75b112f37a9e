"""Counting: three sentences of numbers, each number followed by the next one."""

import numpy as np

from lessons.training.task import Task, TaskChoice
from lessons.training.tasks.floors import no_doubt
from lessons.training.tasks.info import TaskInfo

CLASSES = 100


def make_counting(info: TaskInfo, choice: TaskChoice) -> Task:
    """0 1 2 3, 1 2 3 4 and 2 3 4 5, with the same numbers `shift` further as target.

    >>> make_counting(COUNTING, COUNTING.default).y.tolist()
    [[1, 2, 3, 4], [2, 3, 4, 5], [3, 4, 5, 6]]
    """
    x = (np.arange(3)[:, None] + np.arange(info.timesteps)).astype(np.int32)  # (samples, time)
    names = tuple(map(str, range(CLASSES)))
    return info.task(
        choice,
        x=x,
        y=x + np.int32(choice.shift),
        loss="sparse_categorical_crossentropy",
        model=f"Input({info.timesteps},dtype=int32)|Embedding({CLASSES},8)|SimpleRNN(10,return_sequences=True)"
        f"|Dense({CLASSES},activation=softmax)",
        classes=names,
        steps=tuple(names[each] for each in x[0]),
        floor=no_doubt("Each number is always followed by the same one, so nothing is uncertain."),
        vocabulary=names,
    )


COUNTING = TaskInfo(
    "counting",
    "Counting",
    "Three sentences of four numbers: after 0 1 2 3 comes 1 2 3 4. There are 100 classes and six of them ever occur; "
    "the loss starts near ln 100 = 4.61.",
    "Next word",
    make_counting,
    takes_shift=True,
    timesteps=4,
)
