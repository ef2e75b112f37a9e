"""The exhibits of lesson 7: the printed example, its sums, its slices, its loop, the loss of each step, an exact 0."""

import numpy as np
import streamlit as st

from lessons.course.shown import every_timestep
from lessons.figures.board import in_a_row, matrix, shape_tiles, sign
from lessons.figures.cube_board import cube_board, short, sums_board
from lessons.figures.loss_bars import loss_alt, loss_bars
from lessons.figures.row_boards import picked_rows
from lessons.figures.scene import make_scene
from lessons.network.axes import Axes
from lessons.network.inputs import make_inputs
from lessons.network.keras_code import layer_code
from lessons.network.readable import readable
from lessons.network.trace import trace
from lessons.network.weights import draw_weights
from pages.parts.chart_camera import camera
from pages.parts.knobs import choice, slider, switch
from pages.parts.model_link import model_link
from pages.parts.unrolled import unrolled

KNOBS = ("sum_axis", "timesteps", "wrapped", "slice_axis", "index", "sample", "line", "labels", "gap")
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
        + ("Every row is a distribution. " if axis == -1 else "Only the last axis was made to sum to 1. ")
        + "The framed numbers make the framed sum."
    )


def twelve() -> None:
    """The layer of the example on more and more steps."""
    wrapped = switch("TimeDistributed", "wrapped", True)
    timesteps = slider("timesteps", 1, 10, "timesteps", 2)
    prediction = every_timestep.small_network(timesteps, wrapped=wrapped)
    spec = prediction.spec
    inputs = make_inputs(spec)
    unrolled(
        make_scene(prediction, inputs, trace(spec, inputs.array, draw_weights(spec))), key="twelve_picture", chosen=0
    )
    st.markdown(
        f"**{timesteps} distribution{'s' if timesteps > 1 else ''}** for each sample, **{prediction.total_params} "
        "parameters** for all of them."
    )
    st.code(f"keras.Input({spec.input.shape})\n{layer_code(spec.layers[0])}", language="python", wrap_lines=True)
    model_link(spec, "twelve_parameters")


def slices() -> None:
    """A slice of the printed output along each of its axes."""
    y = every_timestep.printed()
    axis = list[str](_AXES).index(choice("take one index of", _AXES, "slice_axis", "time"))
    most = y.shape[axis] - 1
    index = slider("index", 0, most, "index" if most > 1 else "sample", 1)
    text = "y[" + ", ".join(str(index) if place == axis else ":" for place in range(3)) + "]"
    taken = y.take(index, axis=axis)
    framed = {place for place in np.ndindex(y.shape) if place[axis] == index}
    left: Axes = tuple(name for place, name in enumerate(_AXES) if place != axis)
    st.html(cube_board(y, framed))
    st.html(
        in_a_row(sign("→"), shape_tiles(taken.shape, left), matrix(short(taken), text, rows=left[0], columns=left[1]))
    )
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
    chosen = choice("set of true classes", every_timestep.LABEL_SETS, "labels", every_timestep.LABEL_SETS[0])
    shown = every_timestep.step_losses(every_timestep.LABEL_SETS.index(chosen))
    st.html(in_a_row(picked_rows(shown.shares, shown.labels, shown.losses)))
    names = tuple((f"t = {step}", f"class {label}") for step, label in enumerate(shown.labels))
    st.plotly_chart(loss_bars(shown.losses, names, "timestep and its true class"), key="step_loss_bars",
                    alt=loss_alt(shown.losses), config=camera("step_loss_bars"))  # fmt: skip
    worst = int(shown.losses.argmax())
    st.markdown(
        f"The probability of the true class is framed; the loss of the step is −log of it. The largest loss is at "
        f"t = {worst}: −log({shown.shares[worst, shown.labels[worst]]:.4f}) = **{shown.losses[worst]:.2f}**. "
        f"The loss Keras shows is the mean: **{shown.mean:.2f}**."
    )


def zero() -> None:
    """How far a score must fall behind until its probability is exactly 0."""
    gap = slider("score behind the largest by", 1, 120, "gap", 3)
    share = every_timestep.smallest_share(gap)
    told = f"{share:.3g}" if share > 0.001 else readable(share)
    st.html(in_a_row(
        matrix([["0", f"-{gap}"]], "scores", columns="class", row_names=[""]),
        sign("→ softmax →"),
        matrix([[f"{1 - share:.3g}", told]], "probabilities", columns="class", row_names=[""],
               classes=lambda row, place: "framed" if place else ""),
    ))  # fmt: skip
    st.markdown(
        "In the 32-bit numbers of Keras a probability is exactly 0 once its score is about "
        f"**{every_timestep.gap_to_zero()}** below the largest: what is smaller than "
        f"{readable(every_timestep.SMALLEST)} counts as 0. NumPy goes on with fewer digits, down to "
        f"**{every_timestep.gap_to_zero_in_numpy()}**."
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
