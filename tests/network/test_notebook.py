"""The notebook opens in Jupyter and runs from top to bottom, and prints the shapes we show."""

import json
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import keras
import nbformat
import numpy as np
import pytest

from lessons.network.link import read_link
from lessons.network.notebook import notebook_cells, write_notebook
from lessons.network.predict import predict
from lessons.network.presets import PRESETS
from lessons.network.shape import show_shape
from lessons.network.spec import ModelSpec
from tests.network.test_keras_code import MORE

# Jupyter's own client: it opens the file, starts a kernel and runs the cells, and puts what they print into the file.
RUN_IN_JUPYTER = """
import sys
import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
nbformat.write(notebook, sys.argv[1])
"""
LINKS = {
    "mask": PRESETS["masked_tagger"].link,
    "open time": PRESETS["next_word"].link,
    "softmax over time": "Input(3,4)|GRU(3,return_sequences=True)|Softmax(axis=1)",
    "no softmax": "Input(6,4)|Conv1D(8,3)|GlobalMaxPooling1D()|Dense(2)",
    "one word": "Input(4,dtype=int32)|Embedding(1,3)|LSTM(2)|Dense(3,activation=softmax)",
    "softmax, then Flatten": "Input(4,2)|Dense(3,activation=softmax)|Flatten()",
    "batch of one": "Input(4,2,batch_size=1)|SimpleRNN(3)|Dense(3,activation=softmax)",
    "no layers": "Input(3)",
}
SPECS = {key: read_link(link).spec for key, link in LINKS.items()} | MORE


def test_jupyter_runs_the_notebook_from_top_to_bottom(tmp_path: Path) -> None:
    file = tmp_path / "model.ipynb"
    prediction = predict(PRESETS["first_words"].spec)
    file.write_text(write_notebook(prediction), encoding="utf-8")
    ran = subprocess.run([sys.executable, "-c", RUN_IN_JUPYTER, str(file)], capture_output=True, text=True, timeout=180)
    assert ran.returncode == 0, ran.stderr
    cells = {cell["id"]: cell for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]}
    printed = {name: "".join(cells[name]["outputs"][0]["text"]) for name in ("shapes", "batch", "sums")}
    assert f"{prediction.total_params:,}" in json.dumps(cells["model"]["outputs"])  # the summary, coloured as HTML
    assert printed["shapes"].split("\n")[1].split(maxsplit=1) == ["gru", "(None, 5, 16)"]
    assert "out (2, 5, 20)" in printed["batch"]
    assert "sums (2, 5)\n[[1. 1. 1. 1. 1.]\n [1. 1. 1. 1. 1.]]" in printed["sums"]


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_every_kind_of_network_prints_the_shapes_we_show_and_sums_of_one(spec: ModelSpec) -> None:
    prediction = predict(spec)
    nbformat.validate(nbformat.reads(write_notebook(prediction), as_version=4))
    said, names = run(spec)
    lines = said["shapes"].splitlines() if prediction.layers else []
    told = lines[len(lines) - len(prediction.layers) :]  # the functional form lists its Input first
    assert [line.split(maxsplit=1) for line in told] == [
        [facts.name, " ".join(show_shape(shape) for shape in facts.output_shapes)] for facts in prediction.layers
    ]
    if "sums" in said:
        assert np.allclose(names["sums"], 1)
    ends_in_softmax = "softmax" in str(spec.layers[-1:]).lower()
    assert ("sums" in said) == ends_in_softmax


def run(spec: ModelSpec) -> tuple[dict[str, str], dict[str, Any]]:
    """What each code cell prints, and the variables they leave behind."""
    keras.utils.clear_session(free_memory=False)
    names: dict[str, Any] = {}
    printed = {}
    for cell in notebook_cells(predict(spec)):
        if cell.kind == "code":
            with redirect_stdout(StringIO()) as out:
                exec(compile(cell.source, cell.name, "exec"), names)
            printed[cell.name] = out.getvalue()
    return printed, names


def test_a_network_that_keras_refuses_says_so_before_the_cell_that_stops() -> None:
    cells = notebook_cells(predict(read_link("Input(5,8)|GRU(3)|TimeDistributed(Dense(4))").spec))
    assert [cell.name for cell in cells] == ["title", "imports", "mistake", "model"]
    assert "threw the time axis away" in cells[2].source
    with pytest.raises(ValueError, match="at least 3 dimensions"):
        run(read_link("Input(5,8)|GRU(3)|TimeDistributed(Dense(4))").spec)


def test_no_name_of_a_learner_leaves_its_place_in_the_words_or_in_the_program() -> None:
    spec = read_link("Input(3)|Dense(4)|Dense(4)").spec
    name = '"); import os #\n# <script> $x$ :red[y]'  # twice the same: the words then say which
    cells = notebook_cells(predict(replace(spec, layers=tuple(replace(layer, name=name) for layer in spec.layers))))
    told = next(cell.source for cell in cells if cell.name == "mistake")
    assert "script" in told
    assert not any(sign in told for sign in ("<script>", "$x$", ":red["))
    model = next(cell.source for cell in cells if cell.name == "model")
    assert compile(model, "model", "exec").co_names == (
        "keras",
        "Sequential",
        "Input",
        "layers",
        "Dense",
        "model",
        "summary",
    )
