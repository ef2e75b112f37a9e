"""Short strings: a date that is read before it is written in fewer characters, and four letters to turn round."""

import numpy as np

from lessons.training.task import Array, Floor, Task, TaskChoice
from lessons.training.tasks.dates import CHARACTERS, DATES, WIDTH, draw_dates
from lessons.training.tasks.draw import random_of
from lessons.training.tasks.floors import no_doubt, uniform_entropy
from lessons.training.tasks.info import TaskInfo
from lessons.training.tasks.strings import LETTERS

SAMPLES = 4_000
LENGTH = 4  # letters to turn round
WRITTEN = (0, 1, 3, 4, 6, 7)  # the places of a written date that are digits


def make_one_date(info: TaskInfo, choice: TaskChoice) -> Task:
    """One date in one of three formats; its six digits, year first: `24.02.81` becomes `810224`."""
    x, y = draw_dates(random_of(choice), SAMPLES // DATES)
    ids, targets = _dates(x)[:, :WIDTH], _dates(y)[:, WIDTH:][:, WRITTEN]
    return _task(
        info, choice, ids, targets, CHARACTERS,
        f"GRU(32)|RepeatVector({len(WRITTEN)})|GRU(32,return_sequences=True)",
        no_doubt("The whole date is read before the first digit is written, so nothing is uncertain."),
    )  # fmt: skip


def make_few_letters(info: TaskInfo, choice: TaskChoice) -> Task:
    """Four random letters, to be written from the last to the first."""
    ids = random_of(choice).integers(0, len(LETTERS), (SAMPLES, LENGTH))
    unread = LENGTH // 2
    floor = Floor(
        unread / LENGTH * uniform_entropy(len(LETTERS)),
        f"A reader that goes forward is asked for a letter it has not read yet at {unread} of {LENGTH} steps. "
        "For one that reads everything first the best is 0.",
    )
    return _task(info, choice, ids, ids[:, ::-1], LETTERS, "GRU(32,return_sequences=True)", floor)


def _dates(rows: Array) -> Array:
    return rows.reshape(SAMPLES, 2 * WIDTH)  # a row held several dates, each with its pause


def _task(
    info: TaskInfo, choice: TaskChoice, ids: Array, targets: Array, characters: str, inner: str, floor: Floor
) -> Task:
    classes = len(characters)
    names = tuple("space" if each == " " else each for each in characters)
    return info.task(
        choice,
        x=np.eye(classes, dtype=np.float32)[ids],  # (samples, time, feature)
        y=targets.astype(np.int32),
        loss="sparse_categorical_crossentropy",
        model=f"Input({ids.shape[1]},{classes})|{inner}|TimeDistributed(Dense({classes},activation=softmax))",
        classes=names,
        steps=tuple(names[each] for each in ids[0]),
        floor=floor,
    )


ONE_DATE = TaskInfo(
    "one_date",
    "One date",
    "Eight characters become six digits, year first: 24.02.81, 02/24/81 and 81 02 24 all become 810224. The lengths "
    "differ, so one layer reads to the end and another one writes.",
    "String to string",
    make_one_date,
    timesteps=WIDTH,
)
FEW_LETTERS = TaskInfo(
    "few_letters",
    "Backwards, four letters",
    "Four letters, written from the last to the first. The first answer needs the last letter.",
    "String to string",
    make_few_letters,
    timesteps=LENGTH,
)
