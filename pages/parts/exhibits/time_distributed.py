"""The exhibits of lesson 6: one kernel at every step, the wrapper on and off, the map, Flatten, where it matters."""

import streamlit as st

from lessons.course.shown import same_head, wrapper
from lessons.figures.board import in_a_row, matrix, shape_tiles, sign
from lessons.figures.dense_board import texts
from lessons.figures.influence_map import influence_alt, influence_map
from lessons.network.axes import Axes, layer_axes
from lessons.network.influence import influence_of, pattern_of
from lessons.network.predict import Prediction
from lessons.network.shape import show_shape
from pages.parts.chart_camera import camera
from pages.parts.knobs import choice, keep_within, slider, stepper, switch
from pages.parts.layer_table import escaped, layer_table
from pages.parts.model_link import model_link
from pages.parts.theme import page_theme
from pages.parts.ways_out import ways_out

KNOBS = ("steps", "row", "wrapped", "head", "classes", "reader", "output_step", "flat", "open_time", "flat_steps",
         "inside", "bite")  # fmt: skip


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
        f"**{shown.last_apart:.1g}**{'' if shown.last_apart == 0 else ', which is rounding'}."
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
    row = ", ".join(f"{each:.2g}" for each in moves[step])
    st.markdown(
        f"Move the input steps 0 to 5 a little, one after another: output step {step} moves **{row}** times as far. "
        "A 0 means that no path leads there."
    )


def flatten_or_not() -> None:
    """A Dense on a sequence, and after a Flatten."""
    flat = switch("Flatten before the Dense", "flat", True)
    is_open = switch("open time axis: None", "open_time")
    steps = slider("timesteps", 1, 12, "flat_steps", 6)
    prediction = same_head.flat_or_not(None if is_open else steps, flat)
    layer_table(prediction)
    if prediction.mistake is not None:
        _fate(prediction)
    pair = [same_head.flat_or_not(steps, each) for each in (False, True)]
    st.markdown(
        f"On {steps} steps: Dense alone **{pair[0].total_params} parameters**, after Flatten "
        f"**{pair[1].total_params}**, because each step has rows of its own in the kernel."
    )
    model_link(prediction.spec, "flatten_or_not")


def wrapper_needed() -> None:
    """A layer by itself and inside the wrapper."""
    name = choice("layer inside", wrapper.LAYERS, "inside", "Conv2D")
    for title, prediction in zip((name, f"TimeDistributed({name})"), wrapper.both_ways(name), strict=True):
        st.markdown(f"**{title}** on {escaped(show_shape(prediction.spec.input.batch_shape))}")
        _fate(prediction)
    if name == "BatchNormalization":
        means = wrapper.moving_means()
        st.html(matrix(texts(means.plain[None]) + texts(means.wrapped[None]), "moving mean after one batch",
                       columns="feature", row_names=["plain", "wrapped"]))  # fmt: skip
        st.markdown(
            f"The shapes agree, the training does not. By itself it takes one mean over batch and time. Inside it "
            f"takes one at each of the {means.x.shape[1]} steps, and moves its averages {means.x.shape[1]} times."
        )
    elif name == "Dropout":
        st.markdown("Both drop other numbers at every step, and draw them differently. 0 parameters either way.")
    elif name == "Dense":
        st.markdown("Nothing changes. This is the layer that does not need it.")


def wrapper_bites() -> None:
    """Where the wrapper is in the way."""
    name = choice("case", wrapper.BITES, "bite", wrapper.BITES[0])
    if name == wrapper.BITES[2]:
        penalty, x, _ = wrapper.activity_penalty()
        st.markdown(
            f"`Dense(4, activity_regularizer=keras.regularizers.L2({wrapper.PENALTY}))` on {len(x)} samples adds "
            f"**{penalty:.4f}** to the loss. Inside TimeDistributed it adds **0**, and Keras says nothing. A "
            "`kernel_regularizer` is kept."
        )
        return
    prediction = wrapper.bitten(name)
    _fate(prediction)
    for warning in prediction.warnings:
        ways_out(prediction.spec, warning)
    if name == wrapper.BITES[0]:
        st.markdown("A plain `Dense(4)` takes this input without a word.")
    model_link(prediction.spec, "wrapper_bites")


def _fate(prediction: Prediction) -> None:
    mistake = prediction.mistake
    if mistake is None:
        axes: Axes = layer_axes(prediction)[-1]
        st.html(shape_tiles(prediction.output_shapes[0], axes))
    else:
        ways_out(prediction.spec, mistake)


EXHIBITS = {
    "stamped_kernel": stamped,
    "wrapper_or_not": wrapper_or_not,
    "own_step": own_step,
    "flatten_or_not": flatten_or_not,
    "wrapper_needed": wrapper_needed,
    "wrapper_bites": wrapper_bites,
}
