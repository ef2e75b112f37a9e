"""`python -m lessons.network MODEL`, as a person at a shell meets it."""

import json
import os
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


def test_each_of_several_files_that_cannot_be_opened_has_its_line() -> None:
    done = run("a", "b")
    assert (done.returncode, done.stdout) == (2, b"")
    assert [line[:1] for line in done.stderr.decode().splitlines()] == ["a", "b"]


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


PROGRAM = """\
from keras.models import Sequential
from keras.layers.recurrent import GRU
model = Sequential()
model.add(GRU(16, input_shape=(64, 15)))
model.add(Dense(3))  # three classes
"""


def test_a_program_gives_its_table_and_every_finding_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "train.py"
    path.write_text(PROGRAM, encoding="utf-8")
    done = run(str(path))
    assert (done.returncode, done.stderr) == (1, b"")
    told = done.stdout.decode()
    assert told.startswith("model, line 3\n")
    assert "gru (GRU)      (None, 16)         1,584" in told
    assert "Line 2, stops: keras.layers.recurrent.GRU is gone from Keras 3.\nWay out: Write keras.layers.GRU." in told
    assert "Line 5, stops: Dense is used, and nothing imports it." in told
    assert "Keras warns: Do not pass an `input_shape`" in told


def test_json_of_a_program_has_the_table_the_models_and_the_findings() -> None:
    said = json.loads(run("-", "--json", given=PROGRAM).stdout)
    assert said["total_params"] == 1_635
    assert said["models"][0]["layers"] == said["layers"]
    assert [layer["line"] for layer in said["layers"]] == [4, 5]
    assert [(each["code"], each["line"]) for each in said["findings"]][:2] == [("moved", 2), ("missing_import", 5)]
    both = json.loads(run("-", "--json", given=PROGRAM + PROGRAM.replace("16", "8")).stdout)
    assert "layers" not in both
    assert [model["total_params"] for model in both["models"]] == [1_635, 627]


def test_modernise_writes_a_program_that_has_nothing_left_to_say(tmp_path: Path) -> None:
    path = tmp_path / "train.py"
    path.write_text(PROGRAM, encoding="utf-8")
    done = run(str(path), "--modernise")
    assert (done.returncode, done.stderr) == (0, b"")
    new = tmp_path / "new.py"
    new.write_bytes(done.stdout)
    assert b"# three classes" in done.stdout
    again = run(str(new))
    assert again.returncode == 0
    assert b"Line" not in again.stdout
    assert run("-", "--modernise", given=PROGRAM + "model.add(Dense(n))").returncode == 1


def test_several_files_are_taken_one_after_another_and_the_worst_counts(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.py", tmp_path / "bad.py"
    good.write_text("import keras\nkeras.Sequential([keras.Input((3,)), keras.layers.Dense(4)])\n", encoding="utf-8")
    bad.write_text(PROGRAM, encoding="utf-8")
    assert run(str(good)).returncode == 0
    done = run(str(good), str(bad))
    assert done.returncode == 1
    assert [line for line in done.stdout.decode().splitlines() if line.startswith("== ")] == [f"== {good}", f"== {bad}"]


@pytest.mark.parametrize("text", ["(((", "[" * 150_000, "x" * 250_000, "\0" * 9])
def test_a_program_that_is_none_is_one_line_and_status_2(tmp_path: Path, text: str) -> None:
    path = tmp_path / "train.py"
    path.write_text(text, encoding="utf-8")
    done = run(str(path))
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.splitlines()) == 1
    assert b"Traceback" not in done.stderr


def test_watch_prints_again_when_the_file_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "train.py"
    path.write_text(PROGRAM, encoding="utf-8")
    command = [sys.executable, "-m", "lessons.network", str(path), "--watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, encoding="utf-8") as watching:
        assert watching.stdout is not None
        first = list(iter(watching.stdout.readline, "-" * 72 + "\n"))
        path.write_text(PROGRAM.replace("GRU(16", "GRU(32"), encoding="utf-8")
        second = list(iter(watching.stdout.readline, "-" * 72 + "\n"))
        watching.terminate()
    assert "gru (GRU)      (None, 16)         1,584" in "".join(first)
    assert "gru (GRU)      (None, 32)         4,704" in "".join(second)


def test_a_commit_is_refused_for_a_network_that_does_not_fit_and_for_nothing_else(tmp_path: Path) -> None:
    """The hook as README has it, in a repository of somebody's own; pre-commit runs the same command."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    hook = readme[readme.index("#!/bin/sh") :].split("```")[0].replace("/home/you/unrolled", str(ROOT))
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert "entry: python -m lessons.network --quiet\n" in hooks
    folders = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}

    def git(*words: str) -> subprocess.CompletedProcess[str]:
        words = ("-c", "user.name=a", "-c", "user.email=a@example.org", *words)
        return subprocess.run(["git", *words], cwd=tmp_path, env=folders, capture_output=True, text=True, check=False)

    git("init", "--quiet")
    place = tmp_path / ".git" / "hooks" / "pre-commit"
    place.parent.mkdir(exist_ok=True)
    place.write_text(hook, encoding="utf-8")
    place.chmod(0o755)
    stack = "import keras\nfrom keras import layers\nkeras.Sequential([keras.Input((5, 8)), layers.GRU(6{}), layers.GRU(4)])"
    (tmp_path / "model.py").write_text(stack.format(""), encoding="utf-8")
    (tmp_path / "other.py").write_text("print('no network')", encoding="utf-8")
    git("add", ".")
    refused = git("commit", "-m", "first")
    assert refused.returncode == 1
    said = refused.stdout + refused.stderr
    assert "Way out: Turn return_sequences on in layer 1, GRU(6)." in said
    assert "other.py" not in said
    (tmp_path / "model.py").write_text(stack.format(", return_sequences=True"), encoding="utf-8")
    git("add", ".")
    assert git("commit", "-m", "first").returncode == 0


def test_of_several_files_one_that_cannot_be_read_is_named_and_the_others_are_shown(tmp_path: Path) -> None:
    broken, whole = tmp_path / "broken.py", tmp_path / "whole.py"
    broken.write_bytes(b"\xff\xfe")
    whole.write_text("import keras\nkeras.Sequential([keras.Input((3,)), keras.layers.Dense(4)])", encoding="utf-8")
    done = run(str(broken), str(whole))
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"{broken}: This is not text in UTF-8")
    assert "Dense" in done.stdout.decode()
    quiet = run("--quiet", str(broken), str(whole))
    assert (quiet.returncode, quiet.stdout) == (2, b"")
