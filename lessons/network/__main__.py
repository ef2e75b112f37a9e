"""`python -m lessons.network MODEL`: the layer table of a Keras JSON file, without TensorFlow.

Exit status: 0 for a valid network, 1 for an explained mistake, 2 for input that cannot be read.
"""

import argparse
import io
import json
import os
import sys
from pathlib import Path
from typing import NoReturn

from lessons.network.keras_json import MAX_BYTES, Read, Unreadable, read_keras_json
from lessons.network.predict import Prediction, predict
from lessons.network.table import layer_table, plain_facts, printable


class _OneLineParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        _stop(f"{message}. Usage: python -m lessons.network MODEL [--json]")


def main(arguments: list[str] | None = None) -> int:
    """Prints the table of one model.

    Args:
        arguments: the words of the command line; those of the process when left out.

    Returns:
        The exit status.
    """
    parser = _OneLineParser(prog="python -m lessons.network", description="The layer table of a Keras model.")
    parser.add_argument("model", metavar="MODEL", help="a file that model.to_json() wrote, or - for standard input")
    parser.add_argument("--json", action="store_true", help="print the facts as JSON")
    chosen = parser.parse_args(arguments)
    try:
        read = read_keras_json(_text_of(chosen.model))
        prediction = predict(read.spec)
        print(json.dumps(plain_facts(prediction), ensure_ascii=False) if chosen.json else _told(read, prediction))
    except Unreadable as problem:
        _stop(str(problem))
    except BrokenPipeError:  # `... | head`: whoever read us has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as problem:  # the last door: a learner never meets a traceback
        _stop(f"This model could not be worked out ({type(problem).__name__}). Please report it.")
    return 1 if prediction.mistake else 0


def _text_of(model: str) -> str:
    try:
        if model == "-":
            given = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(model).open("rb") as file:
                given = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else str(problem)
        raise Unreadable(f"{model} cannot be opened: {reason}. Give the path of a Keras JSON file.") from None
    if len(given) > MAX_BYTES:
        raise Unreadable(f"The model is more than {MAX_BYTES // 10**6} MB. Export one network, without its weights.")
    try:
        return given.decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable(
            "This is not text in UTF-8 (a .keras file, perhaps). Export the model with model.to_json()."
        ) from None


def _told(read: Read, prediction: Prediction) -> str:
    parts = [layer_table(prediction)]
    mistake = prediction.mistake
    if mistake:
        facts = plain_facts(prediction)["mistake"]
        keras = [f"Keras says: {mistake.keras_says}"] if mistake.keras_says else []
        parts.append("\n".join([f"Mistake: {mistake.message}", f"Way out: {facts['mend']}", *keras]))
    parts += [f"Beware: {warning.message}" for warning in prediction.warnings]
    parts += [f"Note: {notice}" for notice in read.notices]
    return "\n\n".join("\n".join(map(printable, part.split("\n"))) for part in parts)


def _stop(line: str) -> NoReturn:
    print(printable(line), file=sys.stderr)
    raise SystemExit(2)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                encoding="utf-8", errors="backslashreplace"
            )  # a formula has · in it, a name may have anything
    raise SystemExit(main())
