"""The exhibits of lesson 6: one kernel at every step, the wrapper on and off, the map, Flatten, where it matters."""

import streamlit as st

from lessons.course.shown import same_head, sequence_heads
from lessons.figures.board import in_a_row, matrix, sign
from lessons.figures.dense_board import texts
from lessons.figures.influence_map import influence_alt, influence_map, unit_of
from lessons.network.influence import influence_of, pattern_of
from lessons.network.readable import readable, so_many
from lessons.network.shape import show_shape
from pages.parts.chart_camera import camera
from pages.parts.exhibits import wrapper_panel
from pages.parts.knobs import choice, keep_within, slider, stepper, switch
from pages.parts.layer_table import escaped, layer_table
from pages.parts.model_link import model_link
from pages.parts.table import breakable, table
from pages.parts.theme import page_theme
from pages.parts.ways_out import ways_out

KNOBS = ("steps", "row", "wrapped", "head", "classes", "reader", "output_step", "before_dense", "open_time",
         "flat_steps", *wrapper_panel.KNOBS)  # fmt: skip


def stamped() -> None:
    """One kernel, and the row of the sequence it is used on."""
    steps = slider("timesteps", 2, same_head.MOST_STEPS, "steps", 4)
    keep_within("row", steps - 1)
    row = stepper("step worked out", 0, steps - 1, "row", 1)
    shown = same_head.stamped(steps)
    names = [f"t = {step}" for step in range(steps)]
    st.html(
        in_a_row(
            matrix(texts(shown.x), "x", str(shown.x.shape), columns="feature", row_names=names,
                   classes=lambda step, place: "framed" if step == row else "dim"),
            sign("·"),
            matrix(texts(shown.kernel), "kernel", str(shown.kernel.shape), columns="unit", rows="feature",
                   classes=lambda feature, unit: "in"),
            sign("+"),
            matrix(texts(shown.bias[None]), "bias", show_shape(shown.bias.shape), columns="unit", row_names=[""],
                   classes=lambda feature, unit: "in"),
            sign("="),
            matrix(texts(shown.y), "y", str(shown.y.shape), columns="unit", row_names=names,
                   classes=lambda step, unit: "framed" if step == row else "dim"),
        )
    )  # fmt: skip
    st.markdown("\n".join(f"- t = {row}, unit {unit}: {same_head.worked_out(shown, row, unit)}" for unit in range(2)))
    st.markdown(
        f"**{shown.params} parameters**, the blue numbers, for all {steps} steps. Largest difference from "
        f"TimeDistributed(Dense({same_head.UNITS})): **{shown.apart}**."
    )


def wrapper_or_not() -> None:
    """The networks of the last document, with the same weights."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        head = choice("softmax as", same_head.HEADS, "head", same_head.HEADS[1])
        wrapped = switch("TimeDistributed", "wrapped", True)
    classes = slider("classes", 2, 20, "classes", 15)
    shown = same_head.compared(classes, head)
    prediction = shown.wrapped if wrapped else shown.plain
    few = shown.last_rows[:, : same_head.SHOWN_CLASSES]
    st.html(in_a_row(matrix(
        [[f"{each:.3f}" for each in row] for row in few], "softmax at the last step",
        f"class 0 to {few.shape[1] - 1} of {classes}", columns="class",
        row_names=["with TimeDistributed", "without", "without return_sequences"],
        classes=lambda row, place: "framed" if row == int(not wrapped) else "",
    )))  # fmt: skip
    st.markdown(
        f"The largest difference of all numbers at all {same_head.STEPS} steps, with and without the wrapper: "
        f"**{shown.apart}**. The framed row is the last step of this network:"
    )
    layer_table(prediction)
    st.markdown(
        f"A third network has `return_sequences=False`: its output is "
        f"{escaped(show_shape(shown.last.output_shapes[0]))}, one row, and it has the same "
        f"{shown.last.total_params:,} parameters. The difference from the last row of the others is "
        f"**{readable(shown.last_apart)}**{'' if shown.last_apart == 0 else ', which is rounding'}."
    )
    model_link(prediction.spec, "wrapper_or_not")


def own_step() -> None:
    """Which input steps move which output steps."""
    name = choice("layer", tuple(same_head.READERS), "reader", "Dense")
    step = slider("output step", 0, 5, "output_step", 2)
    moves = influence_of(same_head.reader(name))
    st.markdown(f"#### {pattern_of(moves).sentence}")
    st.plotly_chart(influence_map(moves, step, (), page_theme()), key="own_step_map", alt=influence_alt(moves),
                    config=camera("own_step_map"))  # fmt: skip
    if unit := unit_of(moves)[1]:
        st.caption(f"The numbers of the map are {unit}.")
    row = ", ".join(f"{each:.2g}" for each in moves[step])
    st.markdown(
        f"Move the input steps 0 to 5 a little, one after another: output step {step} moves **{row}** times as far. "
        "A 0 means that no path leads there."
    )


def flatten_or_not() -> None:
    """What may stand between the states of a GRU and a Dense."""
    before = choice("before the Dense", sequence_heads.BEFORE, "before_dense", "Flatten")
    is_open = switch("open time axis: None", "open_time")
    steps = slider("timesteps", 1, 12, "flat_steps", 6)
    prediction = sequence_heads.with_head(None if is_open else steps, before)
    layer_table(prediction)
    if prediction.mistake is not None:
        ways_out(prediction.spec, prediction.mistake)
    heads = sequence_heads.heads_on(steps)
    rows = [
        (f"**{breakable(head.before)}**" if head.before == before else breakable(head.before), escaped(head.output),
         str(head.params),
         f":green[**✓**] {escaped(head.opened)}" if head.opened else ":red[**✗** refused]")
        for head in heads
    ]  # fmt: skip
    table(
        ("before the Dense", "answer", "Dense learns", "time axis None"),
        rows,
        alt="For each way to the Dense: the shape of the answer, its parameters, and whether the time axis may be open",
    )
    st.markdown(
        f"On {so_many(steps, 'step')} the Dense learns **{heads[1].params}** numbers after Flatten, because each step "
        f"has rows of its own in the kernel. In the other three it learns **{heads[0].params}**, whatever the number "
        "of steps."
    )
    model_link(prediction.spec, "flatten_or_not")


EXHIBITS = {
    "stamped_kernel": stamped,
    "wrapper_or_not": wrapper_or_not,
    "own_step": own_step,
    "flatten_or_not": flatten_or_not,
    **wrapper_panel.EXHIBITS,
}
