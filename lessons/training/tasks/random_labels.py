"""Random labels: nothing to learn, and a training loss that falls all the same."""

import numpy as np

from lessons.training.task import Floor, Task, TaskChoice
from lessons.training.tasks.draw import random_of
from lessons.training.tasks.floors import uniform_entropy
from lessons.training.tasks.info import TaskInfo

SAMPLES, FEATURES, CLASSES = 200, 10, 4


def make_random_labels(info: TaskInfo, choice: TaskChoice) -> Task:
    """Random numbers with labels drawn without looking at them."""
    random = random_of(choice)
    return info.task(
        choice,
        x=random.normal(size=(SAMPLES, FEATURES)).astype(np.float32),
        y=random.integers(0, CLASSES, SAMPLES).astype(np.int32),
        loss="sparse_categorical_crossentropy",
        model=f"Input({FEATURES})|Dense(64,activation=relu)|Dense({CLASSES},activation=softmax)",
        classes=tuple(f"class {number}" for number in range(CLASSES)),
        floor=Floor(
            uniform_entropy(CLASSES),
            f"On samples it has not seen nothing beats a fair guess, ln {CLASSES}; a training loss below that is "
            f"memory of these {SAMPLES} samples, and a validation split shows it.",
        ),
    )


RANDOM_LABELS = TaskInfo(
    "random_labels",
    "Random labels",
    "The labels have nothing to do with the input. The training loss falls all the same, because a large network "
    "remembers each sample; the validation loss rises.",
    "Warnings",
    make_random_labels,
)
