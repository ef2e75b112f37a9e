"""The first document's network on its own sentences: for 10 epochs as it says, for more, with an Embedding."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from lessons.course.shown.one_number import LABELS, SENTENCES
from lessons.network.link import read_link
from lessons.network.trace import trace
from lessons.training.generate.reading import steps_for
from lessons.training.plan import Plan, Standing
from lessons.training.settings import MAX_EPOCHS, Settings
from lessons.training.task import TaskChoice
from lessons.training.tasks import make_task

Array = np.ndarray
WRITTEN, LONG = 10, MAX_EPOCHS  # epochs: in the document, and as many as a run may have
_CHOICE = TaskChoice("counting")
_SETTINGS = Settings(seconds=60)  # Keras's own optimizer settings, as in the document
_NUMBERS = "Input(4,1)|SimpleRNN(10,return_sequences=True)|Dense(100,activation=softmax)"


@lru_cache(maxsize=4)
def document_plan(epochs: int, embedded: bool = False) -> Plan:
    """The network on the three sentences; with an Embedding in front, or as it stands in the document.

    >>> document_plan(10).query["model"].split("|")[:2]
    ['Input(4,1)', 'SimpleRNN(10,return_sequences=True)']
    """
    link = make_task(_CHOICE).model if embedded else _NUMBERS
    return Plan(read_link(link).spec, _CHOICE, replace(_SETTINGS, epochs=epochs))


def runners() -> dict[str, Plan]:
    """The three runs that are compared."""
    return {
        f"{WRITTEN} epochs, as written": document_plan(WRITTEN),
        f"{LONG} epochs": document_plan(LONG),
        f"{LONG} epochs, Embedding": document_plan(LONG, embedded=True),
    }


@dataclass(frozen=True)
class Learned:
    """What a run has learned of the sentences.

    Attributes:
        loss: in nats.
        accuracy: the share of steps at which the true word is the likeliest.
        on_used: the probability the mean step gives to the ids that occur at all.
    """

    loss: float
    accuracy: float
    on_used: float


def learned(standing: Standing) -> Learned:
    """Reads the sentences with the weights of this run.

    >>> from lessons.training.plan import untrained
    >>> fresh = learned(untrained(document_plan(10)))
    >>> 4.4 < fresh.loss < 4.8, fresh.on_used < 0.1
    (True, True)
    """
    spec = standing.plan.spec
    x = np.concatenate([steps_for(spec, row) for row in SENTENCES])
    shares = trace(spec, x, standing.weights).output.astype(np.float64)  # (batch, time, class)
    true = np.take_along_axis(shares, LABELS[..., None], axis=-1)[..., 0]
    used = np.unique([SENTENCES, LABELS])
    right = shares.argmax(axis=-1) == LABELS
    return Learned(float(-np.log(true).mean()), float(right.mean()), float(shares[..., used].sum(axis=-1).mean()))


def never_fed() -> tuple[int, ...]:
    """The ids that are targets and never inputs: nothing ever taught what follows them.

    >>> never_fed()
    (6,)
    """
    return tuple(int(each) for each in np.setdiff1d(LABELS, SENTENCES))
