"""What does a loop over timesteps print next?"""

from random import Random

import numpy as np

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.tables import rows_of, shares
from lessons.course.checks.written_table import written_table
from lessons.figures.pictures import Grid

Array = np.ndarray


def loop_line(random: Random) -> Check:
    """Which line does the loop over timesteps print next?"""
    while True:
        table = shares(random, 2, 3, 3)
        lines = printed_lines(table)
        place = random.randint(2, 4)
        step, sample = divmod(place, 2)
        flat = _line(table[place // 3, place % 3])
        if len({lines[place], lines[(place + 1) % 6], flat}) == 3:
            break
    rows = rows_of(table[:, step])

    def framed(sample: int, step: int) -> Grid:
        return Grid(rows_of(table[sample]), tuple((step, place) for place in range(3)), "timestep")

    return Check(
        "These lines are printed. Which one comes **next**?",
        options_of(
            Option(lines[place], lines[place], picture=Grid(rows, tuple((sample, c) for c in range(3)))),
            [
                Option(
                    flat,
                    flat,
                    "You finished one sample first",
                    "Look at the outer loop: what does it count, samples or timesteps?",
                    framed(place // 3, place % 3),
                ),
                Option(
                    lines[(place + 1) % 6],
                    lines[(place + 1) % 6],
                    "You skipped a line",
                    "Within one timestep the inner loop goes through all samples, from the first on.",
                    framed((place + 1) % 2, (place + 1) % 6 // 2),
                ),
                Option(
                    _line(table[sample, step], off=1),
                    _line(table[sample, step], off=1),
                    "You counted from 1",
                    "The first class has the index 0.",
                    Grid(rows, ((sample, min(2, int(table[sample, step].argmax()) + 1)),)),
                ),
            ],
            random,
        ),
        "The outer loop counts timesteps; for each of them the inner loop goes through the samples.",
        f"Line {place + 1} is timestep {step} of sample {sample}: y[{sample}, {step}].",
        Grid(rows, tuple((sample, c) for c in range(3))),
        code=f"{_written(table)}\nclasses = np.argmax(y, axis=-1)\n"
        "for t in range(3):\n    for prob, c in zip(y[:, t, :], classes[:, t]):\n"
        "        print(prob, c)\n\n" + "\n".join(lines[:place]),
    )


def printed_lines(table: Array) -> list[str]:
    """What the loop prints: timesteps outside, samples inside.

    Args:
        table: `(batch, time, class)`.

    >>> printed_lines(np.array([[[0.1, 0.9]], [[1.0, 0.0]]]))
    ['[0.1 0.9] 1', '[1. 0.] 0']
    """
    batch, steps, _ = table.shape
    return [_line(table[sample, step]) for step in range(steps) for sample in range(batch)]


def _written(table: Array) -> str:
    start = "y = np.array(["
    return written_table(start, table[0].tolist(), ",\n") + written_table(" " * len(start), table[1].tolist(), "])")


def _line(row: Array, off: int = 0) -> str:
    return f"{row} {int(row.argmax()) + off}"


KINDS = {"loop_line": loop_line}
