"""One pair of labels and loss in the real Keras: a step of `fit`, with as many rows in the batch as one likes."""

import streamlit as st

from lessons.course.shown.loss_grid import Cell
from lessons.training import engine
from lessons.training.live import MOST_ROWS, run_cell
from pages.parts.knobs import slider, switch
from pages.parts.layer_table import escaped


def run_cell_panel(cell: Cell) -> None:
    """Draws the switch; while it is on, every pair that is chosen is run and tells what came of it."""
    if not switch("run it in Keras", "run_it", help="A step of fit for the chosen pair; it takes a second or two."):
        return
    rows = slider("rows in the batch", 2, MOST_ROWS, "rows", MOST_ROWS)
    try:
        with st.spinner("Keras runs fit…"):
            ran = run_cell(cell.spec, rows)
    except engine.Refused as reason:
        st.info(str(reason), icon=":material/hourglass_empty:")
        return
    if ran.error:
        st.error(f"With {rows} rows `fit` of Keras {ran.keras} stops.", icon=":material/block:")
        st.code(f"{ran.error}: {ran.says}", language=None, wrap_lines=True)
        return
    draw, what = (st.success, "as you mean") if cell.verdict.kind == "fits" else (st.warning, "on something else")
    draw(
        escaped(f"With {rows} rows `fit` of Keras {ran.keras} runs and says nothing. It trains {what}")
        + f": loss **{ran.loss:.3f}**.",
        icon=":material/play_circle:",
    )
