"""The pages of messages and of errata against real Keras: every program and network of theirs is run, in one process."""

import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from lessons.course.messages import CASES, Case, tell
from lessons.course.messages.case import WARNING
from lessons.course.snippets import Snippet, find_snippet
from lessons.course.snippets.mends import BY_HAND
from lessons.course.tutorials import outcome_of
from lessons.course.tutorials.kinds import EXAMPLE_OF
from lessons.network.keras_code import keras_code
from lessons.network.loss import judge
from lessons.network.predict import predict
from lessons.network.shape import show_shape
from lessons.network.spec import ModelSpec
from tests.network.sweep import some
from tests.reader.documents import DOCUMENTS

RUN = some(CASES, every=3)  # by day each third one
ROOT = Path(__file__).resolve().parents[2]
SAMPLES = 40  # more than fit takes at once: two batches of different sizes, so that the batch axis stays open
RUN_ELSEWHERE = {document.example for document in DOCUMENTS.values()}  # tests/reader runs these as they are mended
SAME_ROW = "\nkernel, bias = model.get_weights()\nassert {} (kernel[0] == bias).all()\n"
NEEDS_A_GRAPH = (  # what stops them is in it, or they train for long
    "class_weight_on_steps", "labels_in_two_forms", "sequence_switched_off", "claim_ten_epochs",
)  # fmt: skip
MORE = {"initializer_twice": (SAME_ROW.format(""), SAME_ROW.format("not"))}  # what is true of it, written and mended


def snippet_of(name: str) -> Snippet:
    snippet = find_snippet(name)
    assert snippet is not None, name
    return snippet


def program_of(spec: ModelSpec) -> str:
    """A program that builds a network, and trains it once where it has a loss, or calls it."""
    text = keras_code(spec).replace("model.summary()\n", "")
    sizes = [size or 5 for size in spec.input.shape]
    kind = "int32" if spec.input.holds == "word ids" else "float32"
    text += f"\nimport numpy as np\n\nx = np.zeros(({SAMPLES}, {''.join(f'{size}, ' for size in sizes)}), '{kind}')\n"
    if spec.loss is None or spec.target is None:
        return f"{text}model(x)\n"
    target = (SAMPLES, *(size or 5 for size in spec.target[1:]))
    text += f"model.compile(loss='{spec.loss}')\nmodel.fit(x, np.zeros({target}), verbose=0)\n"
    verdict = judge(spec)
    return text if verdict is not None and verdict.keras_says else at_once(text)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What became of each job in Keras: `written: name`, `mended: name`."""
    jobs = {f"written: {case.key}": program_of(spec) for case in RUN if not case.program and (spec := tell(case).spec)}
    programs = dict.fromkeys([*(case.program for case in RUN if case.program), *EXAMPLE_OF.values()])
    for name in programs:
        snippet = snippet_of(name)
        written, mended = MORE.get(name, ("", ""))
        text = textwrap.dedent(snippet.text) + written
        jobs[f"written: {name}"] = text if name in NEEDS_A_GRAPH else at_once(text)
        if runs_mended(name):
            text = snippet.mended + mended
            jobs[f"mended: {name}"] = text if name in NEEDS_A_GRAPH else at_once(text)
    ran = subprocess.run(
        [sys.executable, "-m", "tests.reader.run_keras"],
        input=json.dumps(jobs),
        capture_output=True,
        text=True,
        cwd=tmp_path_factory.mktemp("programs"),  # one of them saves a file
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        timeout=600,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    told: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return told


def runs_mended(name: str) -> bool:
    return name in BY_HAND or (name in EXAMPLE_OF.values() and name not in RUN_ELSEWHERE)


def at_once(text: str) -> str:
    """The same program without a graph, which takes a second to make and says the same."""
    return text.replace("model.compile(", "model.compile(run_eagerly=True, ")


def said_in(text: str) -> re.Pattern[str]:
    """Finds our words in Keras's: `...` is told shorter here, None may be a number, a class has its whole path."""
    words = re.sub(r"<class '(\w+)'>", r"<class '...\1'>", " ".join(text.split()))
    parts = (re.escape(part).replace(r"\ ", r"\s+") for part in re.split(r"\[\.\.\.\]|\.\.\.", words))
    return re.compile(".*?".join(parts).replace("None", rf"(?:None|{SAMPLES})"), re.DOTALL)


def plain(text: str) -> str:
    """Keras's words without colours, and without the name of the model before that of a layer."""
    return re.sub(r"\x1b\[[\d;]*m", "", text).replace("'sequential/", "'")


@pytest.mark.parametrize("case", RUN, ids=lambda case: case.key)
def test_keras_says_what_the_page_of_messages_says(case: Case, outcomes: dict[str, Any]) -> None:
    told, real = tell(case), outcomes[f"written: {case.program or case.key}"]
    error, warned = real["error"], " ".join(map(plain, real["warnings"]))
    if not told.says:
        assert error is None
        return
    if told.error == WARNING:
        assert error is None
        assert said_in(told.says).search(warned)
        return
    assert error is not None
    assert error["class"] == told.error
    assert any(said_in(each).search(plain(error["says"])) for each in (told.says, *case.also)), error["says"]
    if case.program:
        assert error["line"] == told.line


@pytest.mark.parametrize("name", EXAMPLE_OF.values())
def test_a_program_of_the_documents_stops_where_the_page_of_errata_says_and_runs_when_it_is_mended(
    name: str, outcomes: dict[str, Any]
) -> None:
    snippet = snippet_of(name)
    ours, real = outcome_of(snippet, False), outcomes[f"written: {name}"]["error"]
    assert ours.stops == (real is not None)
    if real is not None:
        assert (ours.error, ours.line) == (real["class"], real["line"])
        says = plain(real["says"])
        also = [words for case in CASES if case.program == name for words in case.also]
        assert any(said_in(each).search(says) for each in (ours.says, *also)), says
    assert not outcome_of(snippet, True).stops
    if not runs_mended(name):
        return
    done = outcomes[f"mended: {name}"]
    assert done["error"] is None
    for layers in done["models"].values():
        shape, total = show_shape(tuple(layers[-1][1][0])), sum(params for *_, params in layers)
        assert f"{shape}, {total:,} parameters" in outcome_of(snippet, True).networks


@pytest.mark.parametrize("name", sorted({case.program for case in RUN} & BY_HAND.keys()))
def test_a_program_of_the_page_of_messages_runs_when_it_is_mended(name: str, outcomes: dict[str, Any]) -> None:
    done = outcomes[f"mended: {name}"]
    assert done["error"] is None, done["error"]
    assert snippet_of(name).mended != snippet_of(name).text


@pytest.mark.parametrize("case", [case for case in CASES if not case.program], ids=lambda case: case.key)
def test_every_way_out_of_a_network_is_past_its_mistake(case: Case) -> None:
    told = tell(case)
    assert told.mends
    assert told.spec is not None
    before = predict(told.spec).mistake
    for mend in told.mends:
        after = predict(mend.spec).mistake
        assert after is None or (before is not None and after.layer > before.layer)
