"""The exhibits of lesson 5: one switch, the last row, a stack that fails, the state, a head on one state or on all."""

from html import escape

import streamlit as st

from lessons.course.shown import time_axis
from lessons.figures.board import in_a_row, shape_tiles
from lessons.figures.leaving_board import Leaving, leaving_board
from lessons.figures.picture_board import picture_board
from lessons.figures.pictures import Chain
from lessons.figures.row_boards import distributions_board, kept_rows
from lessons.figures.scene import make_scene, timesteps_of
from lessons.network.axes import Axes, layer_axes
from lessons.network.inputs import make_inputs
from lessons.network.keras_code import layer_code
from lessons.network.predict import Prediction
from lessons.network.readable import readable
from lessons.network.shape import show_shape
from pages.parts.knobs import choice, switch
from pages.parts.layer_table import escaped
from pages.parts.model_link import model_link
from pages.parts.unrolled import unrolled
from pages.parts.ways_out import ways_out

KNOBS = (
    "cell", "return_sequences", "head", "reader", "reader_cell", "first", "second", "state_cell", "state_sequences",
    "head_cell",
)  # fmt: skip


def one_switch() -> None:
    """The unrolled picture with `return_sequences` on or off."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        cell = choice("layer", time_axis.CELLS, "cell", "GRU")
        keeps = switch("return_sequences", "return_sequences", True)
        head = switch("softmax head", "head", True, help="A Dense with softmax, which reads the states.")
    prediction, run = time_axis.one_switch(cell, keeps, head)
    scene = make_scene(prediction, make_inputs(prediction.spec), run)
    unrolled(scene, key="one_switch_picture", chosen=min(2, timesteps_of(scene) - 1))
    facts = prediction.layers[0]
    gone: Axes = () if keeps else ("time",)
    st.html(
        in_a_row(
            f"<b>{escape(facts.title)}</b> hands on", shape_tiles(facts.output_shape, layer_axes(prediction)[0], gone)
        )
    )
    st.markdown(f"{escaped(facts.why)} It has **{facts.params:,} parameters**, on or off.")
    model_link(prediction.spec, "one_switch")


def last_row() -> None:
    """The vector that is left, beside the rows it is taken from."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        cell = choice("layer", time_axis.CELLS, "reader_cell", "GRU")
        reader = choice("read by", time_axis.READERS, "reader", time_axis.READERS[0])
    ends = time_axis.ends_of(cell, reader)
    st.html(kept_rows(ends.rows, ends.last, ends.kept))
    st.markdown(f"Difference from the last row: **{readable(ends.from_last_row)}**.")
    if reader == time_axis.READERS[1]:
        half = len(ends.last) // 2
        st.markdown(
            f"The forward reader fills features 0 to {half - 1} and ends at the last step. The backward reader fills "
            f"features {half} to {2 * half - 1} and ends at **step 0**. Difference from the framed cells: "
            f"**{readable(ends.from_kept)}**."
        )


def stack() -> None:
    """Two recurrent layers: the first one must keep the time axis."""
    first = switch("return_sequences of the first LSTM", "first")
    second = switch("return_sequences of the second LSTM", "second", True)
    prediction, mistake = time_axis.stack_of(first, second)
    st.html(picture_board(_chain(prediction)))
    if mistake is None:
        st.success("It fits: the second LSTM gets a sequence.", icon=":material/check_circle:")
    else:
        ways_out(prediction.spec, mistake)
        st.caption("Keras's own message names the layer that was surprised, not the one to change.")
    model_link(prediction.spec, "stack")


def state() -> None:
    """Every tensor that leaves a layer with `return_state`."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        cell = choice("layer", time_axis.CELLS, "state_cell", "LSTM")
        keeps = switch("return_sequences", "state_sequences", True)
    handed, spec = time_axis.handed_on(cell, keeps)
    names = ", ".join(each.name.replace(" ", "_") for each in handed)
    st.code(f"{names} = {layer_code(spec.layers[0])}(x)", language="python", wrap_lines=True)
    tensors = [Leaving(each.name, each.shape, each.values, each.apart == 0) for each in handed]
    st.html(leaving_board(spec.layers[0].title, tensors))
    where = "the last row of the output" if keeps else "the output"
    told = f"**state h** is {where} once more: difference **{handed[1].apart}**."
    if len(handed) > 2:
        told += (
            f" **state c**, the carry, is another memory: it differs from state h by up to **{handed[2].apart:.2f}**."
        )
    st.markdown(told)
    model_link(spec, "return_state")


def head() -> None:
    """A Dense on every state, and on the last one."""
    cell = choice("layer", time_axis.CELLS, "head_cell", "GRU")
    every, one, apart = time_axis.head_last(cell)
    st.markdown("**return_sequences=True**, Dense on every state: many-to-many")
    st.html(distributions_board(every, (len(every) - 1,)))
    st.markdown("**return_sequences=False**, Dense on the last state: many-to-one")
    st.html(distributions_board(one))
    head_of = time_axis.one_switch(cell, True, True)[0].layers[1]
    st.markdown(
        f"Difference of this row and the framed one: **{readable(apart)}**. The {escaped(head_of.title)} has "
        f"**{head_of.params} parameters**, used once or at every step."
    )


def _chain(prediction: Prediction) -> Chain:
    spec, mistake = prediction.spec, prediction.mistake
    titles = ["Input", *(f"{place} · {layer.title}" for place, layer in enumerate(spec.layers, 1))]
    shapes = [
        show_shape(shape) for shape in (spec.input.batch_shape, *(each.output_shape for each in prediction.layers))
    ]
    if mistake is not None:
        shapes.append("✗ Keras stops here")
    shapes += [""] * (len(titles) - len(shapes))
    return Chain(tuple(titles), tuple(shapes), () if mistake is None else (mistake.blame + 1,))


EXHIBITS = {
    "one_switch": one_switch,
    "last_row": last_row,
    "stack": stack,
    "return_state": state,
    "head_on_states": head,
}
