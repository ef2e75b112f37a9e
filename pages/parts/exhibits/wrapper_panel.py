"""Two exhibits of lesson 6: layers by themselves and inside TimeDistributed, and where the wrapper is in the way."""

import streamlit as st

from lessons.course.shown import step_masks, wrapper
from lessons.figures.board import in_a_row, matrix, shape_tiles
from lessons.figures.dense_board import texts
from lessons.figures.mask_board import mask_board
from lessons.network.axes import Axes, layer_axes
from lessons.network.predict import Prediction
from lessons.network.shape import show_shape
from pages.parts.knobs import choice
from pages.parts.layer_table import escaped
from pages.parts.model_link import model_link
from pages.parts.ways_out import ways_out

KNOBS = ("inside", "bite")


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
        _masks()
    elif name == "Dense":
        st.markdown("Nothing changes. This is the layer that does not need it.")


def wrapper_bites() -> None:
    """Where the wrapper is in the way."""
    name = choice("case", wrapper.BITES, "bite", wrapper.BITES[0])
    if name == wrapper.BITES[2]:
        _penalties()
        return
    prediction = wrapper.bitten(name)
    _fate(prediction)
    for warning in prediction.warnings:
        ways_out(prediction.spec, warning)
    if name == wrapper.BITES[0]:
        st.markdown("A plain `Dense(4)` takes this input without a word.")
    model_link(prediction.spec, "wrapper_bites")


def _masks() -> None:
    """The mask of one batch of training, drawn in three ways."""
    for way, code in step_masks.CODE.items():
        shown = step_masks.step_masks(way)
        st.markdown(f"In training, `{code}` multiplies by:")
        st.html(mask_board(shown.factors))
        drew = "One mask is drawn" if shown.draws == 1 else f"{shown.draws} masks are drawn, one for each step"
        does = "every step drops the same features" if shown.repeats else "every step drops other features"
        st.caption(f"{drew}: {shown.drawn} random numbers, and {does}.")
    st.markdown(
        "So the wrapper changes nothing that you would notice: other features at every step, with it or without it. "
        "To drop a feature for a whole sequence, give `noise_shape` a 1 in the place of time. 0 parameters each."
    )
    st.caption("Where the number of steps is open (None) while Keras compiles, the wrapper draws one mask for all of "
               "them: one more reason to leave it off.")  # fmt: skip


def _penalties() -> None:
    """The losses that a penalty on the outputs and one on the kernel add."""
    shown = wrapper.penalties()
    samples, steps = shown.squares.shape
    squares = [[f"{each:.3f}" for each in row] for row in shown.squares]
    st.html(in_a_row(
        matrix(squares, "squares of the outputs, summed over 4 units", str(shown.squares.shape), rows="batch",
               columns="time", row_names=[f"sample {sample}" for sample in range(samples)],
               column_names=[f"t = {step}" for step in range(steps)], classes=lambda row, step: "in"),
        matrix([[f"{each:.4f}" for each in row] for row in (shown.activity, shown.kernel)], "added to the loss",
               row_names=["activity_regularizer", "kernel_regularizer"],
               column_names=["Dense(4)", "TimeDistributed"],
               classes=lambda row, place: "framed" if (row, place) == (0, 1) else ""),
    ))  # fmt: skip
    st.markdown(
        f"`activity_regularizer=L2({wrapper.PENALTY})`: {wrapper.PENALTY} · {shown.squares.sum():.3f} / {samples} "
        f"samples = **{shown.activity[0]:.4f}**. Inside TimeDistributed it adds **{shown.activity[1]:g}**, and Keras "
        f"says nothing. A `kernel_regularizer` is kept: **{shown.kernel[1]:.4f}** either way."
    )


def _fate(prediction: Prediction) -> None:
    mistake = prediction.mistake
    if mistake is None:
        axes: Axes = layer_axes(prediction)[-1]
        st.html(shape_tiles(prediction.output_shapes[0], axes))
    else:
        ways_out(prediction.spec, mistake)


EXHIBITS = {"wrapper_needed": wrapper_needed, "wrapper_bites": wrapper_bites}
