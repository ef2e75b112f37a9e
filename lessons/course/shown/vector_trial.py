"""Encoders of several sizes learn to write dates anew, and three networks turn four letters round: shared runs."""

import re
from functools import lru_cache

import numpy as np

from lessons.network.link import read_link
from lessons.network.trace import trace
from lessons.network.weights import Weights
from lessons.training.plan import Plan
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice
from lessons.training.tasks import make_task
from lessons.training.tasks.dates import CHARACTERS

Array = np.ndarray
SIZES = (2, 8, 32)
WRITER = 32
TURNERS = {
    "one reader": "GRU(32,return_sequences=True)",
    "two readers": "Bidirectional(GRU(16,return_sequences=True))",
    "encoder, decoder": "GRU(32)|RepeatVector(4)|GRU(32,return_sequences=True)",
}
FRESH = 200  # dates nobody was trained on
_SETTINGS = Settings(epochs=40, batch_size=128, learning_rate=0.02, seconds=60)
_HEAD = "TimeDistributed(Dense(15,activation=softmax))"
_DATE = re.compile(r"\d\d([./ ])\d\d\1\d\d")


@lru_cache(maxsize=8)
def date_plan(units: int) -> Plan:
    """Eight characters are read into so many units, and six digits written.

    >>> date_plan(8).query["model"].split("|")[1:3]
    ['GRU(8)', 'RepeatVector(6)']
    """
    link = f"Input(8,15)|GRU({units})|RepeatVector(6)|GRU({WRITER},return_sequences=True)|{_HEAD}"
    return Plan(read_link(link).spec, TaskChoice("one_date"), _SETTINGS)


@lru_cache(maxsize=4)
def turner_plan(name: str) -> Plan:
    """One of `TURNERS`, on four letters to be written backwards."""
    return Plan(read_link(f"Input(4,15)|{TURNERS[name]}|{_HEAD}").spec, TaskChoice("few_letters"), _SETTINGS)


def right_dates(units: int, weights: Weights) -> float:
    """The share of fresh dates that are written without a mistake, from 0 to 1."""
    task = make_task(TaskChoice("one_date", seed=1))
    answers = trace(date_plan(units).spec, task.x[:FRESH], weights).output.argmax(axis=-1)
    return float((answers == task.y[:FRESH]).all(axis=-1).mean())


def date_examples() -> tuple[tuple[str, str], ...]:
    """Three samples of the task: what is read, and what is to be written.

    >>> [(len(read), len(written)) for read, written in date_examples()]
    [(8, 6), (8, 6), (8, 6)]
    """
    task = make_task(TaskChoice("one_date"))
    found: dict[str, tuple[str, str]] = {}
    for row, digits in zip(task.x[:40].argmax(axis=-1), task.y[:40], strict=True):
        found.setdefault(CHARACTERS[row[2]], (_spelled(row), _spelled(digits)))
    return tuple(found[sign] for sign in "./ ")


def is_date(text: str) -> bool:
    """Whether a network can read this: two digits, a sign, two digits, the same sign, two digits.

    >>> is_date("24.02.81"), is_date("24.02/81"), is_date("²4.02.81")
    (True, False, False)
    """
    return text.isascii() and _DATE.fullmatch(text) is not None


def true_answer(text: str) -> str:
    """The six digits of a date, year first, told by its sign.

    >>> true_answer("24.02.81"), true_answer("02/24/81"), true_answer("81 02 24")
    ('810224', '810224', '810224')
    """
    parts = text.split(text[2])
    order = {".": (2, 1, 0), "/": (2, 0, 1), " ": (0, 1, 2)}[text[2]]
    return "".join(parts[place] for place in order)


def written_date(text: str, units: int, weights: Weights) -> str:
    """The six characters a network writes for a date."""
    x = np.eye(len(CHARACTERS), dtype=np.float32)[[CHARACTERS.index(each) for each in text]]
    return _spelled(trace(date_plan(units).spec, x[None], weights).output[0].argmax(axis=-1))


def _spelled(ids: Array) -> str:
    return "".join(CHARACTERS[each] for each in ids)
