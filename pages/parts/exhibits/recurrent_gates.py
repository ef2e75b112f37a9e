"""An exhibit of lesson 4: the gates of a GRU or an LSTM, moved by hand."""

import numpy as np
import streamlit as st

from lessons.course.shown import gates_by_hand
from lessons.figures.board import in_a_row, matrix
from lessons.figures.kept_curve import kept_alt, kept_curve
from lessons.figures.named_curves import Axis, NamedCurve, curves_alt, named_curves
from lessons.network.readable import readable
from pages.parts.chart_camera import camera
from pages.parts.knobs import choice, fine_slider
from pages.parts.theme import page_theme

KNOBS = ("gated", "gate", "forget_gate", "input_gate", "output_gate")


def gate_by_hand() -> None:
    """One unit whose gates stand where the learner puts them."""
    if choice("layer", gates_by_hand.CELLS, "gated", gates_by_hand.CELLS[0]) == "GRU":
        _update_gate()
    else:
        _three_gates()


def _update_gate() -> None:
    share = fine_slider("update gate", 0.0, 1.0, "gate", 0.9, 0.01)
    mixed = gates_by_hand.Mixed(gates_by_hand.BEFORE, gates_by_hand.CANDIDATE, share)
    st.html(
        in_a_row(
            matrix([[f"{mixed.before:.2f}"], [f"{mixed.candidate:.2f}"], [f"{mixed.after:.2f}"]], "one unit",
                   row_names=["state before", "candidate", "new state"], column_names=[""],
                   classes=lambda row, place: "out" if row == 2 else ""),
        )
    )  # fmt: skip
    st.markdown(f"**{share:.2f}·{mixed.before:g} + (1 - {share:.2f})·({mixed.candidate:g}) = {mixed.after:.3f}**")
    left = gates_by_hand.kept_for(share, gates_by_hand.STEPS)
    st.plotly_chart(kept_curve(left), key="kept_curve", alt=kept_alt(left), config=camera("kept_curve"))
    st.markdown(
        f"If the gate stays at {share:.2f}, **{left[-1]:.2g}** of the first state is still there after "
        f"{gates_by_hand.STEPS} steps."
    )


def _three_gates() -> None:
    with st.container(horizontal=True, gap="medium"):
        forget = fine_slider("forget gate", 0.0, 1.0, "forget_gate", 0.9, 0.01)
        taken = fine_slider("input gate", 0.0, 1.0, "input_gate", 0.3, 0.01)
        given = fine_slider("output gate", 0.0, 1.0, "output_gate", 0.6, 0.01)
    unit = gates_by_hand.Gated(gates_by_hand.BEFORE, gates_by_hand.CANDIDATE, forget, taken, given)
    carries, states = unit.carries(gates_by_hand.STEPS), unit.states(gates_by_hand.STEPS)
    st.html(in_a_row(
        matrix([[f"{each:z.2f}"] for each in (unit.before, unit.candidate, carries[1], states[0])], "one unit",
               row_names=["carry before", "candidate", "new carry", "new state"], column_names=[""],
               classes=lambda row, place: "out" if row > 1 else ""),
    ))  # fmt: skip
    st.markdown(
        f"**carry = {forget:.2f}·{unit.before:g} + {taken:.2f}·({unit.candidate:g}) = {carries[1]:z.3f}**  \n"
        f"**state = {given:.2f}·tanh({carries[1]:z.3f}) = {states[0]:z.3f}**"
    )
    steps = np.arange(len(carries))
    curves = (NamedCurve("carry", steps, carries), NamedCurve("state, the output", steps[1:], states))
    st.plotly_chart(
        named_curves(curves, Axis("step", (0, gates_by_hand.STEPS)),
                     Axis("one unit", (min(-1.1, carries.min() - 0.2), 1.1)), 1, page_theme()),
        key="gate_curves", alt=curves_alt(curves, "step", 1), config=camera("gate_curves"),
    )  # fmt: skip
    st.markdown(
        f"If the gates and the candidate stay, **{readable(gates_by_hand.kept_for(forget, gates_by_hand.STEPS)[-1])}** "
        f"of the first carry is still in it after {gates_by_hand.STEPS} steps. The carry ends at "
        f"**{carries[-1]:z.2f}**, the state at **{states[-1]:z.2f}**."
    )


EXHIBITS = {"gate_by_hand": gate_by_hand}
