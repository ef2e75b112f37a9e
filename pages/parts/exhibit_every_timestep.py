"""The exhibits of lesson 7: the printed example, its sums, its slices, its loop, the loss of each step, an exact 0."""

import numpy as np
import streamlit as st

from lessons.course.shown import every_timestep
from lessons.figures.board import in_a_row, matrix, shape_tiles, sign
from lessons.figures.cube_board import cube_board, short, sums_board
from lessons.figures.loss_bars import loss_alt, loss_bars
from lessons.figures.row_boards import distributions_board
from lessons.network.axes import Axes
from lessons.network.keras_code import keras_code
from pages.parts.chart_camera import camera
from pages.parts.knobs import choice, slider, switch
from pages.parts.layer_table import layer_table
from pages.parts.model_link import model_link

KNOBS = ("sum_axis", "timesteps", "wrapped", "slice_axis", "index", "line", "labels", "gap")
_AXES: Axes = ("batch", "time", "class")


def example() -> None:
    """The printed input and output, the largest number of each row framed."""
    y = every_timestep.printed()
    classes = y.argmax(axis=-1)
    st.markdown("**x** goes in:")
    x = np.array(every_timestep.PRINTED_INPUT)
    st.html(in_a_row(shape_tiles(x.shape, ("batch", "time", "feature")), cube_board(x, name="feature")))
    st.markdown("**y** comes out:")
    framed = {(sample, step, int(best)) for (sample, step), best in np.ndenumerate(classes)}
    st.html(in_a_row(shape_tiles(y.shape, _AXES), cube_board(y, framed)))
    st.markdown("The largest number of each row is framed. **np.argmax(y, axis=-1)** is its place:")
    st.html(matrix([[str(each) for each in row] for row in classes], "classes", str(classes.shape), rows="batch",
                   columns="time"))  # fmt: skip


def sums() -> None:
    """The sums of the printed output along each axis."""
    axis = every_timestep.AXES[choice("sum along", tuple(every_timestep.AXES), "sum_axis", "axis=-1, class")]
    y = every_timestep.printed()
    first = {-1: {(0, 0, place) for place in range(3)}, 1: {(0, step, 0) for step in range(3)},
             0: {(sample, 0, 0) for sample in range(2)}}[axis]  # fmt: skip
    st.html(in_a_row(cube_board(y, first), sign("→"), sums_board(y, axis)))
    ones = int(np.isclose(y.sum(axis=axis), 1).sum())
    st.markdown(
        f"**{ones} of {y.sum(axis=axis).size}** sums are 1. "
        + ("Every row is a distribution." if axis == -1 else "Only the last axis was made to sum to 1.")
    )
    st.caption("The framed numbers make the first sum of the table on the right.")


def twelve() -> None:
    """The layer of the example on more and more steps."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        wrapped = switch("TimeDistributed", "wrapped", True)
    timesteps = slider("timesteps", 1, 20, "timesteps", 2)
    prediction = every_timestep.small_network(timesteps, wrapped=wrapped)
    layer_table(prediction)
    st.markdown(
        f"**{timesteps} distributions** for each sample, **{prediction.total_params} parameters** for all of them."
    )
    st.code(keras_code(prediction.spec, "functional"), language="python", wrap_lines=True)
    model_link(prediction.spec, "twelve_parameters")


def slices() -> None:
    """A slice of the printed output along each of its axes."""
    y = every_timestep.printed()
    axis = list[str](_AXES).index(choice("take one index of", _AXES, "slice_axis", "time"))
    index = min(slider("index", 0, 2, "index", 1), y.shape[axis] - 1)
    text = "y[" + ", ".join(str(index) if place == axis else ":" for place in range(3)) + "]"
    taken = y.take(index, axis=axis)
    framed = {place for place in np.ndindex(y.shape) if place[axis] == index}
    left: Axes = tuple(name for place, name in enumerate(_AXES) if place != axis)
    st.html(cube_board(y, framed))
    st.markdown(f"**{text}**")
    st.html(in_a_row(shape_tiles(taken.shape, left), matrix(short(taken), text, rows=left[0], columns=left[1])))
    if axis == 2:
        st.caption("One class at every step: these numbers do not sum to 1.")


def loop() -> None:
    """The loop of the example, line by line."""
    lines = every_timestep.loop()
    count = slider("lines printed", 1, len(lines), "line", 1)
    line = lines[count - 1]
    y = every_timestep.printed()
    st.html(cube_board(y, {(line.sample, line.step, place) for place in range(3)}))
    st.code(
        "for t in range(3):\n    for prob, c in zip(y[:, t, :], classes[:, t]):\n        print(prob, c)",
        language="python",
        wrap_lines=True,
    )
    st.code("\n".join(each.text for each in lines[:count]), language=None, wrap_lines=True)
    st.markdown(f"Line {count}: timestep **t = {line.step}**, sample **{line.sample}**.")


def losses() -> None:
    """The loss of each step, and their mean."""
    shift = int(
        choice("true classes", ("0", "1", "2"), "labels", "0", help="Three sets of labels for the same output.")
    )
    shown = every_timestep.step_losses(shift)
    st.html(
        in_a_row(
            distributions_board(shown.shares),
            matrix([[str(each)] for each in shown.labels], "labels", rows="time", column_names=["true class"],
                   row_names=[f"t = {step}" for step in range(5)]),
        )
    )  # fmt: skip
    names = tuple((f"t = {step}", f"class {label}") for step, label in enumerate(shown.labels))
    st.plotly_chart(loss_bars(shown.losses, names, "timestep and its true class"), key="step_loss_bars",
                    alt=loss_alt(shown.losses), config=camera("step_loss_bars"))  # fmt: skip
    best = int(shown.losses.argmax())
    st.markdown(
        f"Loss of a step: −log of the probability its true class got. The dearest is t = {best}: "
        f"−log({shown.shares[best, shown.labels[best]]:.2f}) = **{shown.losses[best]:.2f}**. "
        f"The loss Keras shows is the mean: **{shown.mean:.2f}**."
    )


def zero() -> None:
    """How far a score must fall behind until its probability is exactly 0."""
    gap = slider("score behind the largest by", 1, 120, "gap", 3)
    share = every_timestep.smallest_share(gap)
    st.markdown(f"### {share:.3g}")
    limit = every_timestep.gap_to_zero()
    st.markdown(
        f"In exact arithmetic a softmax never gives 0. In the 32-bit numbers of Keras it does from a gap of "
        f"**{limit}** on: the number is too small to be written down."
    )


EXHIBITS = {
    "printed_example": example,
    "axis_sums": sums,
    "twelve_parameters": twelve,
    "time_slices": slices,
    "print_loop": loop,
    "step_loss": losses,
    "exact_zero": zero,
}
