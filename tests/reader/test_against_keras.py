"""What the reader says, against real Keras: all snippets run in one process, as they stand and mended."""

import ast
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from lessons.network.predict import predict
from lessons.reader.finding import Finding
from lessons.reader.modernise import modernise
from lessons.reader.read_code import read_code
from lessons.reader.source import parse
from tests.network.sweep import some
from tests.reader import snippets
from tests.reader.documents import DOCUMENTS

ROOT = Path(__file__).resolve().parents[2]
RUNS, OLD, WRONG = (dict(some(list(group.items()), every=4)) for group in (snippets.RUNS, snippets.OLD, snippets.WRONG))


@cache
def outcomes() -> dict[str, Any]:
    """What became of each snippet in Keras, by `as it stands: name` and `mended: name`."""
    jobs = {}
    for name, code in (RUNS | OLD | WRONG).items():
        jobs[f"as it stands: {name}"] = code
        jobs[f"mended: {name}"] = modernise(code).text
    jobs |= {f"mended: document, {name}": each.lacks + modernise(each.code).text for name, each in DOCUMENTS.items()}
    done = subprocess.run(
        [sys.executable, "-m", "tests.reader.run_keras"],
        input=json.dumps(jobs),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
        timeout=300,
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def tables(code: str) -> dict[str, Any]:
    """The table of each model the reader finds, by the name that holds it."""
    return {
        model.name: [
            [facts.class_name, [list(shape) for shape in facts.output_shapes], facts.params]
            for facts in predict(model.spec).layers
        ]
        for model in read_code(code).models
        if model.input_from != "guess"
    }


def stops(code: str) -> list[Finding]:
    return [finding for finding in read_code(code).findings if finding.severity == "stops"]


def span(code: str, line: int) -> tuple[int, int]:
    """First and last line of the statement a line stands in: Python names the first, we the very line."""
    for node in ast.parse(code).body:
        if node.lineno <= line <= (node.end_lineno or 0):
            return node.lineno, node.end_lineno or 0
    return line, line


def test_there_are_at_least_sixty_snippets_of_our_own_in_every_style() -> None:
    counts = [len(group) for group in (snippets.RUNS, snippets.OLD, snippets.WRONG)]
    assert sum(counts) >= 60
    assert all(count >= least for count, least in zip(counts, (25, 25, 12), strict=True))


def test_every_model_has_the_shapes_and_counts_that_keras_gives_it() -> None:
    wrong = {}
    for name, code in (RUNS | OLD).items():
        real = outcomes()[f"mended: {name}"]["models"]
        ours = tables(code)
        if ours != {key: real.get(key) for key in ours} or set(real) - set(ours):
            wrong[name] = (ours, real)
    assert wrong == {}


def test_what_runs_has_nothing_that_stops_and_is_left_as_it_is() -> None:
    for name, code in RUNS.items():
        if parse(code) is not None:
            assert outcomes()[f"as it stands: {name}"]["error"] is None, name
            assert modernise(code).text == code, name
            assert modernise(code).diff == "", name
        assert stops(code) == [], name


def test_where_keras_stops_we_say_so_before_with_the_line_and_the_kind_of_error() -> None:
    missed = {}
    for name, code in (OLD | WRONG).items():
        error = outcomes()[f"as it stands: {name}"]["error"]
        if parse(code) is None:
            assert error["class"] in ("SyntaxError", "IndentationError"), name
            continue
        if error is None:
            if stops(code):
                missed[name] = ("runs", stops(code))
            continue
        first, last = span(code, error["line"])
        ours = {finding.keras_error for finding in stops(code) if first <= finding.line <= last}
        earlier = [finding for finding in stops(code) if finding.line < first]
        if error["class"] not in ours or earlier:
            missed[name] = (error, stops(code))
    assert missed == {}


def test_what_is_old_runs_when_it_is_mended_and_keras_warns_of_nothing() -> None:
    for name, code in OLD.items():
        done = outcomes()[f"mended: {name}"]
        assert done["error"] is None, (name, modernise(code).text)
        assert [words for words in done["warnings"] if "input_shape" in words or "deprecated" in words] == [], name
        assert stops(modernise(code).text) == [], name
        if "print" not in name:
            assert modernise(code).changes, name


def test_what_is_wrong_stays_wrong_when_only_old_words_are_mended() -> None:
    for name in WRONG:
        assert outcomes()[f"mended: {name}"]["error"] is not None, name


def test_mended_text_reads_as_the_same_networks() -> None:
    for code in (RUNS | OLD).values():
        before, after = read_code(code), read_code(modernise(code).text)
        assert [model.spec for model in after.models] == [model.spec for model in before.models], code
        assert [finding for finding in after.findings if finding.mended] == []


def test_the_four_documents_run_once_they_are_mended_with_the_shapes_we_show() -> None:
    for name, document in DOCUMENTS.items():
        done = outcomes()[f"mended: document, {name}"]
        assert done["error"] is None, (name, modernise(document.code).text)
        real = list(done["models"].values())
        guessed = [model for model in read_code(document.code).models if model.input_from == "guess"]
        assert all(table in real for table in document.tables) or guessed, name


def test_every_error_keras_gives_is_recognised_when_it_is_pasted() -> None:
    from lessons.reader.messages import explain_message

    unknown = []
    for name, done in outcomes().items():
        if (
            done["error"] is not None
            and not explain_message(f"{done['error']['class']}: {done['error']['says']}").known
        ):
            unknown.append((name, done["error"]))
    assert unknown == []
