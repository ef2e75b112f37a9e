"""write_notebook: the cells as the JSON that Jupyter opens, nbformat 4.5."""

import json
from typing import Any

from lessons.network.notebook.cells import Cell, notebook_cells
from lessons.network.predict import Prediction


def write_notebook(prediction: Prediction) -> str:
    """The network as an `.ipynb`, without outputs: they come when it is run.

    The format is small enough to be written here: https://nbformat.readthedocs.io/en/latest/format_description.html

    >>> from lessons.network.link import read_link
    >>> from lessons.network.predict import predict
    >>> document = json.loads(write_notebook(predict(read_link("Input(3)|Dense(4,activation=softmax)").spec)))
    >>> document["nbformat"], document["nbformat_minor"], len(document["cells"])
    (4, 5, 10)
    """
    document = {
        "cells": [_plain(cell) for cell in notebook_cells(prediction)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _plain(cell: Cell) -> dict[str, Any]:
    plain = {"cell_type": cell.kind, "id": cell.name, "metadata": {}, "source": cell.source.splitlines(keepends=True)}
    return plain | ({"execution_count": None, "outputs": []} if cell.kind == "code" else {})
