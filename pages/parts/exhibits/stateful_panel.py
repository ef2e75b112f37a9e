"""An exhibit of lesson 9b: two batches, one after the other, and a state that is handed over or not."""

import streamlit as st

from lessons.course.shown import kept_state
from lessons.figures.kept_board import kept_board
from lessons.network.readable import readable
from pages.parts.knobs import choice, switch
from pages.parts.model_link import model_link

KNOBS = ("stateful_cell", "stateful", "reset_between")


def stateful_panel() -> None:
    """Draws the states of batch A and batch B, with `stateful` and `reset_state()` to switch."""
    cell = choice("layer", kept_state.CELLS, "stateful_cell", "GRU")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        stateful = switch("stateful", "stateful", True)
        reset = switch("reset_state() between", "reset_between", help="Without stateful it has nothing to reset.")
    shown = kept_state.kept_state(cell, stateful, reset)
    st.html(kept_board(shown.first, shown.second, shown.alone, shown.handed))
    if shown.handed:
        st.markdown(
            "Framed: the state after A is the state before B, row by row. Purple: numbers that B alone would not have. "
            f"Largest difference from reading B alone: **{readable(shown.apart)}**."
        )
    else:
        st.markdown(
            "Batch B begins with zeros, as if there had been no A. Largest difference from reading B alone: "
            f"**{readable(shown.apart)}**."
        )
    if cell == "LSTM":
        st.caption("The carry of the LSTM goes the same way; the board shows its state.")
    st.code(shown.code, language="python", wrap_lines=True)
    model_link(shown.spec, "kept_state")
