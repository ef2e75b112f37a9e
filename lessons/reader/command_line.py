"""show_code and watch: what `python -m lessons.network FILE.py` prints."""

import json
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lessons.network.predict import predict
from lessons.network.table import layer_table, plain_facts, printable
from lessons.reader.finding import Finding
from lessons.reader.found import FoundModel
from lessons.reader.read_code import Reading, read_code

VALID, MISTAKE, UNREADABLE = 0, 1, 2
_LOOK_EVERY = 0.2  # seconds between two looks at a watched file
_CODE = re.compile(r"^\s*(?:from\s+[\w.]+\s+import\s|import\s+\w|[\w.]+\s*=\s*[\w.]+\(|[\w.]+\.add\()", re.MULTILINE)


def is_code(name: str, text: str) -> bool:
    """True for a Python file or a notebook, and for a text from standard input that looks like one.

    >>> is_code("model.py", ""), is_code("-", "import keras"), is_code("-", '{"class_name": "Sequential"}')
    (True, True, False)
    """
    if name != "-":
        return name.endswith((".py", ".ipynb", ".txt", ".md"))
    return not text.lstrip().startswith(("{", "[")) and _CODE.search(text) is not None


def show_code(text: str, as_json: bool) -> tuple[str, int]:
    r"""The tables and the findings of a program, and the exit status.

    >>> shown, status = show_code("import keras\nkeras.Sequential([keras.Input((3,)), keras.layers.Dense(4)])", False)
    >>> shown.splitlines()[0], status
    ('Model of line 2', 0)
    """
    reading = read_code(text)
    status = UNREADABLE if not reading.readable else MISTAKE if reading.stops else VALID
    if as_json:
        return json.dumps(_plain(reading), ensure_ascii=False), status
    parts = [part for model in reading.models for part in _told_model(model)]
    if reading.readable and not reading.models:
        parts.append("There is no network in this text.")
    parts += [_told(finding) for finding in reading.findings]
    return "\n\n".join("\n".join(map(printable, part.split("\n"))) for part in parts), status


def watch(path: Path, show: Callable[[], Any]) -> Iterator[None]:
    """Calls `show` now and each time the file is saved; ends never by itself."""
    seen: tuple[int, int] | None = None
    while True:
        now = _stamp(path)
        if now != seen:
            seen = now
            yield show()
        time.sleep(_LOOK_EVERY)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:  # while an editor puts the new file in place of the old one
        return None
    return found.st_mtime_ns, found.st_size


def _told_model(model: FoundModel) -> Iterator[str]:
    prediction = predict(model.spec)
    name = f"{model.name}, " if model.name else ""
    yield f"{name}line {model.line}" if name else f"Model of line {model.line}"
    yield layer_table(prediction)
    if not model.complete:
        yield f"Line {model.stopped_at} is as far as it could be followed."


def _told(finding: Finding) -> str:
    lines = [f"Line {finding.line}, {finding.severity}: {finding.what}"]
    if finding.cure:
        lines.append(f"Way out: {finding.cure}")
    if finding.keras_says:
        lines.append(
            f"Keras says: {finding.keras_says}" if finding.keras_error else f"Keras warns: {finding.keras_says}"
        )
    return "\n".join(lines)


def _plain(reading: Reading) -> dict[str, Any]:
    models = [_plain_model(model) for model in reading.models]
    facts: dict[str, Any] = dict(models[0]) if len(models) == 1 else {}
    facts["models"] = models
    facts["findings"] = [
        {
            "code": each.code,
            "line": each.line,
            "severity": each.severity,
            "what": each.what,
            "why": each.why,
            "cure": each.cure,
            "keras_says": each.keras_says,
            "mended": each.mended,
        }
        for each in reading.findings
    ]
    return facts


def _plain_model(model: FoundModel) -> dict[str, Any]:
    facts = plain_facts(predict(model.spec))
    for layer, line in zip(facts["layers"], model.lines[1:], strict=False):
        layer["line"] = line
    return facts | {
        "name": model.name,
        "line": model.line,
        "complete": model.complete,
        "loss": model.loss,
        "optimizer": model.optimizer,
        "metrics": list(model.metrics),
    }
