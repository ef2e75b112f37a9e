"""String to string: 64 steps of 15 characters in, a character for each step out."""

from functools import partial

import numpy as np

from lessons.training.task import Array, Floor, Task, TaskChoice
from lessons.training.tasks.dates import CHARACTERS as DATE_CHARACTERS
from lessons.training.tasks.dates import draw_dates
from lessons.training.tasks.draw import random_of
from lessons.training.tasks.floors import no_doubt, uniform_entropy
from lessons.training.tasks.info import TaskInfo

SAMPLES, TIMESTEPS = 1_000, 64
LETTERS = "abcdefghijklmno"
PLACES = 3  # Caesar's own


def make_caesar(info: TaskInfo, choice: TaskChoice) -> Task:
    """Random letters; each becomes the letter three places further in the alphabet of 15."""
    ids = _random_letters(choice)
    floor = no_doubt("Each letter is always replaced by the same one, so nothing is uncertain.")
    return _task(info, choice, ids, (ids + PLACES) % len(LETTERS), LETTERS, floor)


def make_reversal(info: TaskInfo, choice: TaskChoice) -> Task:
    """Random letters, to be written from the last to the first while they are read."""
    ids = _random_letters(choice)
    steps = np.arange(TIMESTEPS)
    asked = TIMESTEPS - 1 - steps  # step t asks for the letter of step 63 - t
    unread = int((asked > steps).sum())
    loss = unread / TIMESTEPS * uniform_entropy(len(LETTERS))
    words = (
        f"A reader that goes forward is asked for letters it has not read yet at {unread} of {TIMESTEPS} steps, "
        f"where {len(LETTERS)} letters are equally likely; less than this on the strings trained on is memory of them, "
        "or a Bidirectional layer, which reads the end first and whose best is 0."
    )
    return _task(info, choice, ids, ids[:, asked], LETTERS, Floor(loss, words))


def make_dates(info: TaskInfo, choice: TaskChoice) -> Task:
    """Four dates a string, in three formats, each to be written in one format after it was read."""
    x, y = draw_dates(random_of(choice), SAMPLES)
    floor = no_doubt("A date is written only after it was read to its end, so nothing is uncertain.")
    return _task(info, choice, x, y, DATE_CHARACTERS, floor)


def _random_letters(choice: TaskChoice) -> Array:
    return random_of(choice).integers(0, len(LETTERS), (SAMPLES, TIMESTEPS))


def _task(info: TaskInfo, choice: TaskChoice, ids: Array, targets: Array, characters: str, floor: Floor) -> Task:
    names = tuple("space" if each == " " else each for each in characters)
    return info.task(
        choice,
        x=np.eye(len(characters), dtype=np.float32)[ids],  # (samples, time, feature)
        y=targets.astype(np.int32),
        loss="sparse_categorical_crossentropy",
        model=f"Input({TIMESTEPS},{len(characters)})|GRU(16,return_sequences=True)"
        f"|TimeDistributed(Dense({len(characters)},activation=softmax))",
        classes=names,
        steps=tuple(names[each] for each in ids[0]),
        floor=floor,
    )


_string = partial(TaskInfo, group="String to string", timesteps=TIMESTEPS)

CAESAR = _string(
    "caesar",
    "Caesar's cipher",
    "Each letter becomes the one three places further: a becomes d. No step needs another one, so a Dense layer alone "
    "could learn it.",
    make=make_caesar,
)
REVERSAL = _string(
    "reversal",
    "Backwards",
    "The string, written backwards while it is read. The first half asks for letters that are still to come, the "
    "second half for letters further and further back: see how far the memory reaches.",
    make=make_reversal,
)
DATES = _string(
    "dates",
    "Date formats",
    "17.03.24, 03/17/24 and 24 03 17 all become 24-03-17, written in the pause after each date. The sign between "
    "the numbers tells their order.",
    make=make_dates,
)
