"""An exhibit of lesson 3: a softmax inside a recurrent layer, beside one in a Dense on top."""

import numpy as np
import streamlit as st

from lessons.course.shown import softmax_in_cell as shown
from lessons.figures.board import in_a_row, matrix
from pages.parts.knobs import choice, slider
from pages.parts.layer_table import escaped
from pages.parts.model_link import model_link
from pages.parts.ways_out import code_change

KNOBS = ("inside_cell", "cell_step")


def in_cell() -> None:
    """Rows and their sums with the softmax inside the cell and on top of it, and one row worked out."""
    cell = choice("layer", shown.CELLS, "inside_cell", "LSTM")
    step = slider("step worked out", 0, shown.TIMESTEPS - 1, "cell_step", 2)
    now = shown.in_cell(cell)
    st.html(
        in_a_row(
            _rows(now.rows, f'{cell}(4, activation="softmax")', step),
            _rows(now.head, f'{cell}(6), Dense(4, activation="softmax")', None),
        )
    )
    sums, parts = now.rows.sum(axis=-1), now.parts[step]
    told = f"The sums lie between **{sums.min():.3f}** and **{sums.max():.3f}**; with a Dense on top each is **1.000**."
    if now.warning is None:
        told = ("Every row sums to **1.000**: a SimpleRNN has no gates. But its state is now a distribution too: "
                "it can remember nothing that does not sum to 1.")  # fmt: skip
    st.markdown(told)
    st.html(matrix(
        [[*_three(row), f"{row.sum():.3f}" if name in ("softmax", "= state") else ""] for name, row in parts],
        f"the row of t = {step}", columns="class", row_names=[name for name, _ in parts],
        column_names=[*map(str, range(shown.CLASSES)), "sum"],
        classes=lambda row, place: "total" if place == shown.CLASSES else "framed" if row == len(parts) - 1 else "",
    ))  # fmt: skip
    if now.warning is not None:
        st.warning(escaped(now.warning.message), icon=":material/visibility_off:")
    code_change(now.spec, now.head_spec, "The way out in the code, before (−) and after (+):")
    model_link(now.spec, "softmax_in_cell", "See it in the playground")
    model_link(now.head_spec, "softmax_on_top", "Mended: a Dense with softmax on top", icon=":material/healing:")


def _rows(rows: np.ndarray, name: str, framed: int | None) -> str:
    return matrix(
        [[*_three(row), f"{row.sum():.3f}"] for row in rows], name, str(rows.shape), rows="time", columns="class",
        row_names=[f"t = {step}" for step in range(len(rows))], column_names=[*map(str, range(rows.shape[1])), "sum"],
        classes=lambda row, place: "total" if place == rows.shape[1] else "framed" if row == framed else "",
    )  # fmt: skip


def _three(row: np.ndarray) -> list[str]:
    return [f"{each:.3f}" for each in row]


EXHIBITS = {"softmax_in_cell": in_cell}
