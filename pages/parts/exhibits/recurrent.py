"""The exhibits of lesson 4: one step in numbers, a gate by hand, the parameters to scale, the time axis, two GRUs."""

import streamlit as st

from lessons.course.shown import parameter_xray, recurrent_step
from lessons.figures.board import in_a_row, matrix, shape_tiles
from lessons.figures.step_board import gate_board, rows_board, states_board
from lessons.figures.xray_board import xray_board
from lessons.network.keras_code import keras_code
from pages.parts.exhibits import recurrent_axes as axes
from pages.parts.exhibits import recurrent_gates as gates
from pages.parts.knobs import choice, slider, stepper, switch
from pages.parts.layer_table import escaped, layer_table
from pages.parts.model_link import model_link

KNOBS = (
    "cell", "part_GRU", "part_LSTM", "step", "unit", "xray_cell", "features", "units", "xray_steps", "reset_after",
    *gates.KNOBS, *axes.KNOBS,
)  # fmt: skip


def step_player() -> None:
    """One step after another, with every number."""
    cell = choice("layer", recurrent_step.CELLS, "cell", "SimpleRNN")
    step = stepper("timestep", 0, recurrent_step.TIMESTEPS - 1, "step", 1)
    shown = recurrent_step.recurrent_step(cell, step)
    unit = int(choice("unit written out", recurrent_step.UNIT_NAMES, "unit", recurrent_step.UNIT_NAMES[0]))
    st.html(in_a_row(states_board(shown.states, step), rows_board(_vectors(shown), "state", unit)))
    st.markdown(f"Unit {unit} at t = {step}: **{escaped(shown.new_state(unit))}**")
    name = shown.parts[0].name
    if len(shown.parts) > 1:
        name = choice("work out", recurrent_step.PARTS[cell], f"part_{cell}", name)
    part = shown.part(name)
    factor = "reset gate" if cell == "GRU" and name == "candidate" else ""
    st.html(
        gate_board(
            shown.x, part.kernel, shown.before, part.recurrent, part.bias, part.scores, part.values,
            (part.name, part.activation, factor),
        )
    )  # fmt: skip
    st.caption("Blue: weights, the same at every step. Orange frame: the state before, handed on from the last step.")


def parameters() -> None:
    """Every parameter of a recurrent layer as a square."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        cell = choice("layer", recurrent_step.CELLS, "xray_cell", "GRU")
        reset_after = switch("reset_after", "reset_after", True) if cell == "GRU" else True
    left, middle, right = st.columns(3)
    with left:
        features = slider("features", 1, parameter_xray.MOST_FEATURES, "features", 8)
    with middle:
        units = slider("units", 1, parameter_xray.MOST_UNITS, "units", 6)
    with right:
        steps = slider("timesteps", 1, parameter_xray.MOST_STEPS, "xray_steps", 5)
    shown = parameter_xray.xray_of(cell, features, units, steps, reset_after)
    st.html(xray_board(shown.gates, shown.blocks))
    st.markdown(f"**{escaped(shown.formula.words)}**")
    st.markdown(f"#### {escaped(str(shown.formula))} parameters")
    st.html(shape_tiles(shown.output, ("batch", "time", "feature")))
    st.caption(f"One square for each number. timesteps = {steps} is in the shape, and nowhere in the formula.")
    model_link(shown.spec, "parameter_xray")


def two_grus() -> None:
    """The GRU of the last document: two layers, two counts, two outputs."""
    pair = parameter_xray.two_grus()
    st.markdown("**reset_after=True**, what Keras makes today")
    layer_table(pair.today)
    st.markdown("**reset_after=False**, as in the old summary")
    layer_table(pair.before)
    today, before = (each.layers[0].params for each in (pair.today, pair.before))
    st.markdown(
        f"The bias has the shape {escaped(str(pair.shapes[0]))} or {escaped(str(pair.shapes[1]))}: "
        f"{today:,} - {before:,} = **{today - before}** numbers more."
    )
    steps = 6
    st.html(
        matrix([[f"{each:.3f}" for each in row[:steps]] for row in pair.rows], "unit 0, first steps", columns="time",
               row_names=["True", "False"], column_names=[f"t = {step}" for step in range(steps)])
    )  # fmt: skip
    st.markdown(
        f"The same kernels, every bias 0, the same input. Largest difference of the outputs: **{pair.apart:.3f}**. "
        "They are two functions, not one with a spare bias."
    )
    with st.expander("The network in code"):
        st.code(keras_code(pair.today.spec, "functional"), language="python", wrap_lines=True)
    model_link(pair.today.spec, "two_grus")


def _vectors(shown: recurrent_step.Step) -> list[tuple[str, recurrent_step.Array]]:
    rows = [("state before", shown.before)]
    if shown.carry_before is not None:
        rows.append(("carry before", shown.carry_before))
    rows += [(part.name, part.values) for part in shown.parts if part.name != "state"]
    if shown.carry_after is not None:
        rows.append(("carry", shown.carry_after))
    return [*rows, ("state", shown.after)]


EXHIBITS = {
    "step_player": step_player,
    **gates.EXHIBITS,
    "parameter_xray": parameters,
    **axes.EXHIBITS,
    "two_grus": two_grus,
}
