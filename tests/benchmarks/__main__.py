"""`python -m tests.benchmarks`: what Unrolled is measured by, side by side with its rivals in one run.

Rivals take turns and medians are compared, because a laptop is never quiet. Only ratios are to be trusted.
"""

import argparse
import os
import platform
import time
from collections.abc import Iterator

from tests.benchmarks import lessons, memory, predict, reader, rerun, start, trace
from tests.benchmarks.keras_child import keras_child
from tests.benchmarks.report import Row, table
from tests.benchmarks.training import beside, speed

PARTS = ("predict", "trace", "reader", "lessons", "rerun", "start", "memory", "training", "beside")


def main() -> None:
    """Measure what is asked for and print the table."""
    asked = arguments()
    begun = time.monotonic()
    found: list[Row] = []
    for row in measure(asked):
        print(f"{time.monotonic() - begun:4.0f} s  {row.quantity}", flush=True)
        found.append(row)
    print()
    print(table(found))
    print()
    print(
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; medians of rivals in turns."
    )


def measure(asked: argparse.Namespace) -> Iterator[Row]:
    """The rows of each part that is asked for."""
    rounds = 3 if asked.quick else 30
    if {"predict", "trace", "reader"} & set(asked.only):
        with keras_child() as keras:
            if "predict" in asked.only:
                yield from predict.rows(keras, rounds)
            if "trace" in asked.only:
                yield from trace.rows(keras, rounds)
            if "reader" in asked.only:
                yield from reader.rows(keras, rounds)
    if "lessons" in asked.only:
        yield from lessons.rows(rounds)
    if "rerun" in asked.only:
        yield from rerun.rows(asked.sessions, rounds)
    if "start" in asked.only:
        yield from start.rows(1 if asked.quick else 3)
    if "memory" in asked.only:
        yield from memory.rows(asked.quick)
    if "training" in asked.only:
        yield from speed.rows(1 if asked.quick else 3)
    if "beside" in asked.only:
        yield from beside.rows(asked.sessions, rounds, 20 if asked.quick else 500)


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", type=parts, default=PARTS, help=f"some of {','.join(PARTS)}")
    parser.add_argument("--sessions", type=numbers, default=[1, 20, 50], help="visitors at once, such as 1,20,50")
    parser.add_argument("--quick", action="store_true", help="few rounds: does it run, rather than how fast")
    return parser.parse_args()


def parts(text: str) -> list[str]:
    """Names of parts, comma separated."""
    chosen = text.split(",")
    if unknown := set(chosen) - set(PARTS):
        raise argparse.ArgumentTypeError(f"no {', '.join(sorted(unknown))}; choose from {', '.join(PARTS)}")
    return chosen


def numbers(text: str) -> list[int]:
    """Positive whole numbers, comma separated."""
    found = [int(part) for part in text.split(",") if part.isascii() and part.isdigit() and int(part)]
    if len(found) != len(text.split(",")):
        raise argparse.ArgumentTypeError(f"{text!r} is not a list such as 1,20,50")
    return found


if __name__ == "__main__":
    main()
