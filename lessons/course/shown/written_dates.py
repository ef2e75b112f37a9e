"""Encoders of three sizes learn to hand a date over in one vector, so that a decoder writes it anew."""

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
from lessons.training.tasks.dates import CHARACTERS, WIDTH
from lessons.training.tasks.short_strings import WRITTEN

Array = np.ndarray
SIZES = (4, 12, 32)
FRESH = 200  # dates nobody was trained on
_WRITER = 32
_SETTINGS = Settings(epochs=30, batch_size=128, learning_rate=0.02, seconds=120)
_DATE = re.compile(r"[0-9]{2}([./ ])[0-9]{2}\1[0-9]{2}")
# for each sign the places of year, month and day among the three numbers
_ORDER = {".": (2, 1, 0), "/": (2, 0, 1), " ": (0, 1, 2)}


@lru_cache(maxsize=4)
def date_plan(units: int) -> Plan:
    """Eight characters are read into so many units, and six digits written.

    >>> date_plan(12).query["model"].split("|")[1:3]
    ['GRU(12)', 'RepeatVector(6)']
    """
    classes = len(CHARACTERS)
    head = f"TimeDistributed(Dense({classes},activation=softmax))"
    writer = f"RepeatVector({len(WRITTEN)})|GRU({_WRITER},return_sequences=True)"
    return Plan(
        read_link(f"Input({WIDTH},{classes})|GRU({units})|{writer}|{head}").spec, TaskChoice("one_date"), _SETTINGS
    )


def right_shares(units: int, weights: Weights) -> tuple[float, float]:
    """Of fresh dates: the share of digits that are right, and of dates without a mistake."""
    task = make_task(TaskChoice("one_date", seed=1))
    answers = trace(date_plan(units).spec, task.x[:FRESH], weights).output.argmax(axis=-1)
    right = answers == task.y[:FRESH]
    return float(right.mean()), float(right.all(axis=-1).mean())


def date_examples() -> tuple[tuple[str, str], ...]:
    """A sample of each format: what is read, and what is to be written.

    >>> [(len(read), len(written)) for read, written in date_examples()]
    [(8, 6), (8, 6), (8, 6)]
    """
    task = make_task(TaskChoice("one_date"))
    found: dict[str, tuple[str, str]] = {}
    for row, digits in zip(task.x[:40].argmax(axis=-1), task.y[:40], strict=True):
        found.setdefault(CHARACTERS[row[2]], (_spelled(row), _spelled(digits)))
    return tuple(found[sign] for sign in _ORDER)


def is_date(text: str) -> bool:
    """Whether a network can read this: two digits, a sign, two digits, the same sign, two digits.

    >>> is_date("24.02.81"), is_date("24.02/81"), is_date("²4.02.81")
    (True, False, False)
    """
    return _DATE.fullmatch(text) is not None


def true_answer(text: str) -> str:
    """The six digits of a date, year first, told by its sign.

    >>> true_answer("24.02.81"), true_answer("02/24/81"), true_answer("81 02 24")
    ('810224', '810224', '810224')
    """
    parts = text.split(text[2])
    return "".join(parts[place] for place in _ORDER[text[2]])


def written_date(text: str, units: int, weights: Weights) -> str:
    """The six characters a network writes for a date."""
    x = np.eye(len(CHARACTERS), dtype=np.float32)[[CHARACTERS.index(each) for each in text]]
    return _spelled(trace(date_plan(units).spec, x[None], weights).output[0].argmax(axis=-1))


def _spelled(ids: Array) -> str:
    return "".join(CHARACTERS[each] for each in ids)
