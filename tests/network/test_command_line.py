"""`python -m lessons.network MODEL`, as a person at a shell meets it."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from lessons.network.keras_json import write_keras_json
from lessons.network.layers import GRU, LSTM, Dense, Input, TimeDistributed
from lessons.network.link import read_link
from lessons.network.presets import PRESETS
from lessons.network.spec import ModelSpec
from tests.network.test_keras_json import UNREADABLE, sequential

ROOT = Path(__file__).resolve().parents[2]
STRING = PRESETS["string_to_string"].spec
BROKEN = ModelSpec(Input((64, 15)), (GRU(16), TimeDistributed(Dense(15))))


def run(*words: str, given: str | bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """One call of the command line; nothing but its own words and input reaches it."""
    fed = given.encode() if isinstance(given, str) else given
    command = [sys.executable, "-W", "error", "-m", "lessons.network", *words]
    return subprocess.run(command, input=fed, capture_output=True, cwd=ROOT, timeout=60, check=False)


def test_the_table_shows_each_layer_and_adds_up(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_text(write_keras_json(STRING), encoding="utf-8")
    done = run(str(path))
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    assert lines[0].split() == ["Layer", "Output", "shape", "Parameters", "Formula", "Share"]
    assert "3·(15·16 + 16·16 + 2·16) = 1,584" in lines[1]
    assert "(None, 64, 16)" in lines[1]
    rows = [line for line in lines[1:] if " = " in line]
    counts = [int(row.split(" = ")[1].split()[0].replace(",", "")) for row in rows]
    assert f"Total          {sum(counts):,} parameters" in lines
    assert sum(counts) == 1_839


def test_json_says_what_the_contract_says() -> None:
    done = run("--json", "-", given=write_keras_json(STRING))
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout) == {
        "layers": [
            {
                "name": "gru", "class": "GRU", "output_shape": [None, 64, 16], "params": 1584,
                "trainable_params": 1584, "non_trainable_params": 0,
                "formula": "3·(15·16 + 16·16 + 2·16) = 1,584",
            },
            {
                "name": "time_distributed", "class": "TimeDistributed", "output_shape": [None, 64, 15],
                "params": 255, "trainable_params": 255, "non_trainable_params": 0,
                "formula": "16·15 + 15 = 255",
            },
            {
                "name": "activation", "class": "Activation", "output_shape": [None, 64, 15], "params": 0,
                "trainable_params": 0, "non_trainable_params": 0, "formula": "0 = 0",
            },
        ],
        "total_params": 1839, "trainable_params": 1839, "non_trainable_params": 0, "mistake": None,
    }  # fmt: skip


def test_several_outputs_are_a_list_of_shapes() -> None:
    spec = ModelSpec(Input((5, 3)), (LSTM(4, return_sequences=True, return_state=True),))
    said = json.loads(run("-", "--json", given=write_keras_json(spec)).stdout)
    assert said["layers"][0]["output_shape"] == [[None, 5, 4], [None, 4], [None, 4]]


def test_a_mistake_is_explained_after_the_layers_before_it() -> None:
    done = run("--json", "-", given=write_keras_json(BROKEN))
    assert (done.returncode, done.stderr) == (1, b"")
    said = json.loads(done.stdout)
    assert [layer["name"] for layer in said["layers"]] == ["gru"]
    assert said["mistake"]["layer"] == 1
    assert said["mistake"]["class"] == "TimeDistributed"
    assert said["mistake"]["code"] == "time_distributed_needs_time"
    assert "return_sequences" in said["mistake"]["message"]
    assert "return_sequences on" in said["mistake"]["mend"]
    told = run("-", given=write_keras_json(BROKEN))
    assert told.returncode == 1
    assert "Mistake: Layer 2, TimeDistributed(Dense(15))" in told.stdout.decode()
    assert "Way out: turn return_sequences on" in told.stdout.decode()


def test_a_network_that_runs_and_means_something_else_gets_a_warning_and_status_0() -> None:
    done = run("-", given=write_keras_json(read_link("Input(5,8)|GRU(4)|Dense(1,activation=softmax)").spec))
    assert done.returncode == 0
    assert "Beware: Layer 2, Dense(1)" in done.stdout.decode()


@pytest.mark.parametrize("name", ["no json", "NaN", "brackets", "deep wrappers", "unknown layer", "5 MB", "circle"])
def test_what_cannot_be_read_is_one_line_and_status_2(name: str) -> None:
    done = run("-", given=UNREADABLE[name][0])
    assert done.returncode == 2
    assert done.stdout == b""
    assert len(done.stderr.splitlines()) == 1
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "given", "said"),
    [
        (["/no/such/file.json"], b"", "No such file"),
        (["."], b"", "directory"),
        ([""], b"", "."),
        (["a\x1b[31mb\nc"], b"", "No such file"),
        ([], b"", "required: MODEL"),
        (["a", "b"], b"", "No such file"),
        (["a", "b", "--json"], b"", "take one file"),
        (["-", "--watch"], b"", "not standard input"),
        (["--no-such-option", "a"], b"", "unrecognized"),
        (["-", "--modernise"], b"(((", "no line of Python"),
        (["-"], b"PK\x03\x04\xff\xfe", "UTF-8"),
        (["-"], b"", "not JSON"),
        (["-"], b" " * 5_000_001, "5 MB"),
    ],
)
def test_what_is_no_model_is_one_line_and_status_2(words: list[str], given: bytes, said: str) -> None:
    done = run(*words, given=given)
    assert done.returncode == 2
    assert done.stdout == b""
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr.decode()
    assert b"\x1b" not in done.stderr


def test_a_name_cannot_move_the_cursor_or_break_the_output() -> None:
    layer = {"class_name": "Dense", "config": {"units": 3, "name": "a\x1b[2J\n\ud800" + "x" * 200}}
    text = sequential(layer)
    done = run("-", given=text)
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) < 200
    assert json.loads(run("-", "--json", given=text).stdout.decode())["total_params"] == 12


def test_it_is_quick_because_it_imports_neither_tensorflow_nor_keras(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_text(write_keras_json(STRING), encoding="utf-8")
    code = (
        "import sys\nfrom lessons.network.__main__ import main\n"
        f"main([{str(path)!r}])\nprint(sorted({{'keras', 'tensorflow', 'streamlit'}} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(str(path))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert worked < 0.8  # seconds of processor: a busy machine does not change them
