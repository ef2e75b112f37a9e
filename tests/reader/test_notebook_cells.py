"""The JSON of a notebook is read for its code, however large its pictures are, and says what is left out."""

import json

import pytest

from lessons.reader.notebook_cells import MAX_NOTEBOOK, code_of
from lessons.reader.read_code import read_code
from lessons.reader.source import MAX_GIVEN

BUILD = ["import keras\n", "model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(4)])"]
CELLS = [
    {"cell_type": "markdown", "source": ["# A network"]},
    {"cell_type": "code", "source": BUILD, "outputs": [{"data": {"image/png": "A" * MAX_GIVEN}}, {"text": ["done"]}]},
    {"cell_type": "code", "source": "%matplotlib inline\nmodel.summary()", "outputs": []},
]


def test_a_notebook_larger_than_the_box_is_read_for_its_code_and_says_what_it_left_out() -> None:
    text = json.dumps({"cells": CELLS, "nbformat": 4})
    assert len(text) > MAX_GIVEN
    reading = read_code(text)
    assert [layer.title for layer in reading.models[0].spec.layers] == ["Dense(4)"]
    assert reading.models[0].lines == (2, 2)
    said = next(each for each in reading.findings if each.code == "notebook")
    assert said.severity == "note"
    assert said.what == "A notebook. Read: 2 code cells. Left out: 2 outputs and 1 cell of text."


@pytest.mark.parametrize(
    "text",
    [
        '{"cells": ',
        '{"cells": 3}',
        '{"cells": [{"cell_type": "code"}]}',
        '{"cells": [{"cell_type": "code", "source": 4}]}',
        '{"cells": [[]]}',
        '{"cells": ' + "[" * 90_000,
        '{"cells": [' + " " * MAX_NOTEBOOK + "]}",
        'cells = {"cells": []}',
    ],
    ids=lambda text: f"{text[:30]} {len(text)}",
)
def test_what_only_looks_like_a_notebook_is_no_notebook(text: str) -> None:
    assert code_of(text) is None
    assert all(finding.code != "notebook" for finding in read_code(text).findings)
