"""Dates in three formats, and the one format they are written in."""

import numpy as np

from lessons.training.task import Array

CHARACTERS = "0123456789./-_ "
DATES, WIDTH = 4, 8  # dates a string; characters a date, and steps a pause
# The sign between the numbers, and the order of year (0), month (1) and day (2).
FORMATS = ((".", (2, 1, 0)), ("/", (1, 2, 0)), (" ", (0, 1, 2)))
PAUSE = "_"


def draw_dates(random: np.random.Generator, samples: int) -> tuple[Array, Array]:
    """Strings of four dates, each followed by a pause of the same length in which it is written anew.

    Returns:
        Two arrays of ids, `(samples, time)`: what is read and what is to be written.

    >>> x, y = draw_dates(np.random.default_rng(3), 1)
    >>> "".join(CHARACTERS[each] for each in x[0, :16]), "".join(CHARACTERS[each] for each in y[0, :16])
    ('24.02.81________', '________81-02-24')
    """
    count = samples * DATES
    first, days = np.datetime64("2000-01-01"), 36_525  # the dates of one century
    date = first + random.integers(0, days, count)
    month = date.astype("datetime64[M]")
    year = month.astype("datetime64[Y]")
    numbers = np.stack(
        [(year.astype(int) + 1970) % 100, month.astype(int) % 12 + 1, (date - month).astype(int) + 1], axis=1
    )
    signs = np.array([CHARACTERS.index(sign) for sign, _ in FORMATS])
    orders = np.array([order for _, order in FORMATS])
    formats = random.integers(0, len(FORMATS), count)
    read = _spelled(np.take_along_axis(numbers, orders[formats], axis=1), signs[formats])
    written = _spelled(numbers, np.full(count, CHARACTERS.index("-")))
    pause = np.full((count, WIDTH), CHARACTERS.index(PAUSE))
    x, y = np.concatenate([read, pause], axis=1), np.concatenate([pause, written], axis=1)
    return x.reshape(samples, -1), y.reshape(samples, -1)


def _spelled(numbers: Array, sign: Array) -> Array:
    """Three numbers of two digits with a sign between them: `(dates, 3)` becomes ids `(dates, 8)`."""
    tens, ones = numbers // 10, numbers % 10  # the id of a digit is the digit
    columns = [tens[:, 0], ones[:, 0], sign, tens[:, 1], ones[:, 1], sign, tens[:, 2], ones[:, 2]]
    return np.stack(columns, axis=1)
