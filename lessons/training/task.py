"""Task: what a network is trained on, as plain arrays, with the best loss anybody could reach."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

Array = np.ndarray
Level = Literal["word", "character"]


class TaskError(ValueError):
    """A task cannot be made of what the learner gave; the message is a sentence that says why and what to do."""


@dataclass(frozen=True)
class TaskChoice:
    """What a learner chose to train on: small and plain, so that it travels as data.

    Args:
        key: which task (`lessons/training/tasks`).
        seed: draws the samples.
        timesteps: how many steps a sample has, where the task lets one choose; 0 is the task's own number.
        level: what a step of a text is.
        shift: by how many steps the target of a text lies behind its input; 1 is "the next one".
        text: the learner's own text, for the task `own_text`.
    """

    key: str = "three_sentences"
    seed: int = 0
    timesteps: int = 0
    level: Level = "word"
    shift: int = 1
    text: str = ""


@dataclass(frozen=True)
class Floor:
    """The best possible loss.

    Args:
        loss: in the unit of the task's loss, a mean over samples and timesteps; for crossentropy nats.
        words: why it is not less, in one sentence.
    """

    loss: float
    words: str


@dataclass(frozen=True)
class Task:
    """Samples with their targets.

    Args:
        title: a few words.
        story: what is to be learned, in one or two sentences.
        x: `(samples, time)` ids, int32; `(samples, time, feature)`, `(samples, feature)` or
            `(samples, height, width, channel)`, float32.
        y: as Keras takes it: class ids int32 `(samples,)` or `(samples, time)`; for binary crossentropy and
            for numbers float32 `(samples, 1)` or `(samples, time, 1)`.
        loss: the loss that fits, by Keras's name.
        model: a small network that learns it, as `write_link` writes one, without its compile.
        classes: what each class is called; the word of each id for a text.
        steps: what each timestep of the probe is called; empty without a time axis.
        probe: the sample, a row of `x`, whose distributions are followed through training.
        floor: the best possible loss on these samples, or `None` where nobody knows it.
        sample_weight: `(samples,)` or `(samples, time)`, or `None` for weight 1 everywhere.
        vocabulary: the word of each id of the input, for a text; else empty.
    """

    choice: TaskChoice
    title: str
    story: str
    x: Array
    y: Array
    loss: str
    model: str
    classes: tuple[str, ...]
    steps: tuple[str, ...] = ()
    probe: int = 0
    floor: Floor | None = None
    sample_weight: Array | None = None
    vocabulary: tuple[str, ...] = ()
