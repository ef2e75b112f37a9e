"""Three networks learn to write four letters backwards: one reader, two readers, an encoder with a decoder."""

from functools import lru_cache

import numpy as np

from lessons.network.link import read_link
from lessons.network.trace import trace
from lessons.network.weights import Weights
from lessons.training.plan import Plan
from lessons.training.settings import Settings
from lessons.training.task import Task, TaskChoice
from lessons.training.tasks import make_task
from lessons.training.tasks.short_strings import LENGTH
from lessons.training.tasks.strings import LETTERS

NETWORKS = {
    "one reader": "GRU(32,return_sequences=True)",
    "two readers": "Bidirectional(GRU(16,return_sequences=True))",
    "encoder, decoder": f"GRU(32)|RepeatVector({LENGTH})|GRU(32,return_sequences=True)",
}
_CHOICE = TaskChoice("few_letters")
_SETTINGS = Settings(epochs=30, batch_size=128, learning_rate=0.02, seconds=120)


@lru_cache(maxsize=4)
def letters_plan(name: str) -> Plan:
    """One of `NETWORKS` on the task.

    >>> letters_plan("two readers").query["model"].split("|")[0]
    'Input(4,15)'
    """
    classes = len(LETTERS)
    link = f"Input({LENGTH},{classes})|{NETWORKS[name]}|TimeDistributed(Dense({classes},activation=softmax))"
    return Plan(read_link(link).spec, _CHOICE, _SETTINGS)


def letters_task() -> Task:
    """The task, with an example in its `steps`."""
    return make_task(_CHOICE)


def forward_floor() -> float:
    """The best loss of a network that reads forward and answers at once.

    >>> round(forward_floor(), 3)
    1.354
    """
    floor = letters_task().floor
    return floor.loss if floor else 0.0


def are_letters(text: str) -> bool:
    """Whether a network can read this.

    >>> are_letters("odon"), are_letters("ends"), are_letters("a")
    (True, False, False)
    """
    return len(text) == LENGTH and set(text) <= set(LETTERS)


def written_letters(text: str, name: str, weights: Weights) -> str:
    """What a network writes for these letters."""
    x = np.eye(len(LETTERS), dtype=np.float32)[[LETTERS.index(each) for each in text]]
    likeliest = trace(letters_plan(name).spec, x[None], weights).output[0].argmax(axis=-1)
    return "".join(LETTERS[each] for each in likeliest)
