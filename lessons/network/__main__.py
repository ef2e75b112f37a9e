"""`python -m lessons.network FILE`: the layer table of a Keras JSON file or of a program, without TensorFlow.

Exit status: 0 for a valid network, 1 for an explained mistake, 2 for input that cannot be read.
A script to start with, and nobody's library: that is why it alone in this folder may import `lessons.reader`.
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
from lessons.reader.command_line import MISTAKE, UNREADABLE, VALID, is_code, show_code, watch
from lessons.reader.modernise import modernise
from lessons.reader.read_code import read_code

_USAGE = "Usage: python -m lessons.network FILE [--json | --modernise] [--watch]"


class _OneLineParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        _stop(f"{message}. {_USAGE}")


def main(arguments: list[str] | None = None) -> int:
    """Prints the table of each file's networks.

    Args:
        arguments: the words of the command line; those of the process when left out.

    Returns:
        The exit status; of several files the highest.
    """
    parser = _OneLineParser(prog="python -m lessons.network", description="The layer table of a Keras model.")
    what = "Python files, or what model.to_json() wrote; - for standard input"
    parser.add_argument("model", metavar="MODEL", nargs="+", help=what)
    parser.add_argument("--json", action="store_true", help="print the facts as JSON")
    parser.add_argument("--modernise", action="store_true", help="print the program in Keras 3")
    parser.add_argument("--watch", action="store_true", help="print again each time the file is saved")
    parser.add_argument("--quiet", action="store_true", help="print nothing of files in which nothing is wrong")
    chosen = parser.parse_args(arguments)
    several = len(chosen.model) > 1
    if several and (chosen.json or chosen.modernise or chosen.watch):
        parser.error("--json, --modernise and --watch take one file")
    if chosen.watch and chosen.model == ["-"]:
        parser.error("--watch takes a file, not standard input")
    try:
        if chosen.watch:
            return _watch(chosen)
        if not several:
            return _show(chosen.model[0], chosen)
        return max(_one_of_several(model, chosen) for model in chosen.model)
    except Unreadable as problem:
        _stop(str(problem))
    except BrokenPipeError:  # `... | head`: whoever read us has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as problem:  # the last door: a learner never meets a traceback
        _stop(f"This model could not be worked out ({type(problem).__name__}). Please report it.")


def _one_of_several(model: str, chosen: argparse.Namespace) -> int:
    """One file; what cannot be read is told by its name, and the others are still looked at."""
    try:
        return _show(model, chosen, f"== {printable(model)}\n")
    except Unreadable as problem:
        print(printable(f"{model}: {problem}"), file=sys.stderr)
        return UNREADABLE


def _show(model: str, chosen: argparse.Namespace, heading: str = "") -> int:
    text = _text_of(model)
    if chosen.modernise:
        return _modernised(text)
    if is_code(model, text):
        shown, status = show_code(text, chosen.json)
        if status == UNREADABLE:
            raise Unreadable(read_code(text).findings[0].what)
    else:
        read = read_keras_json(text)
        prediction = predict(read.spec)
        shown = json.dumps(plain_facts(prediction), ensure_ascii=False) if chosen.json else _told(read, prediction)
        status = MISTAKE if prediction.mistake else VALID
    if status != VALID or not chosen.quiet:
        print(f"{heading}{shown}")
    return status


def _modernised(text: str) -> int:
    reading = read_code(text)
    if not reading.readable:
        raise Unreadable(reading.findings[0].what)
    sys.stdout.write(modernise(text).text)
    return 1 if any(each.severity == "stops" and not each.mended for each in reading.findings) else 0


def _watch(chosen: argparse.Namespace) -> int:
    model = chosen.model[0]
    _text_of(model)

    def show() -> None:
        try:
            _show(model, chosen)
        except Unreadable as problem:  # half a line, perhaps: the next save may mend it
            print(printable(str(problem)))
        print("-" * 72, flush=True)

    try:
        for _ in watch(Path(model), show):
            pass
    except KeyboardInterrupt:
        return 0
    return 0


def _text_of(model: str) -> str:
    try:
        if model == "-":
            given = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(model).open("rb") as file:
                given = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else str(problem)
        raise Unreadable(f"{model} cannot be opened: {reason}. Give the path of a Python or Keras JSON file.") from None
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
