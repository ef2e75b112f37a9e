"""Two exhibits of lesson 4 about the time axis: more steps, and the same numbers along another axis."""

import streamlit as st

from lessons.course.shown import parameter_xray, swapped_axes
from lessons.figures.board import in_a_row, matrix, shape_tiles, sign
from lessons.figures.scene import make_scene, timesteps_of
from lessons.network.readable import readable
from pages.parts.knobs import choice, slider
from pages.parts.layer_table import escaped, layer_table
from pages.parts.model_link import model_link
from pages.parts.unrolled import unrolled

KNOBS = ("timesteps", "next_units", "words", "read_as")


def more_steps() -> None:
    """The network of the first document: any number of steps."""
    left, middle, right = st.columns(3)
    with left:
        steps = slider("timesteps", 1, 12, "timesteps", 4)
    with middle:
        units = slider("units", 1, 12, "next_units", 10)
    with right:
        words = slider("words", 2, 100, "words", 100)
    prediction = parameter_xray.next_word(units, words)
    inputs, run = parameter_xray.next_word_run(units, words, steps)
    scene = make_scene(prediction, inputs, run)
    unrolled(scene, key="more_steps_picture", chosen=steps - 1)
    st.html(shape_tiles(run.output.shape, ("batch", "time", "class")))
    st.markdown(
        f"timesteps = **{steps}**: as many columns, and as many distributions. units = **{units}**: as many cells in "
        f"each box of the SimpleRNN. The network has **{prediction.total_params:,} parameters**, whatever the number "
        "of steps."
    )
    layer_table(prediction)
    model_link(prediction.spec, "units_and_steps")


def swapped() -> None:
    """Six numbers as six timesteps or as six features, and what a recurrent layer makes of them."""
    shown = swapped_axes.reading_of(choice("read as", swapped_axes.READINGS, "read_as", swapped_axes.READINGS[0]))
    st.html(
        in_a_row(
            sign("array"),
            shape_tiles(shown.shape, ("batch", "time", "feature")),
            sign("kernel"),
            shape_tiles(shown.kernel, ("feature", "unit")),
        )
    )
    scene = make_scene(shown.prediction, shown.inputs, shown.run)
    unrolled(scene, key="swapped_axes_picture", chosen=timesteps_of(scene) - 1)
    letter = "t" if shown.axis == "time" else "f"
    names = [f"{letter} = {place}" for place in range(len(swapped_axes.NUMBERS))]
    st.html(in_a_row(
        matrix(
            [[f"{each:.1f}" for each in swapped_axes.NUMBERS], [f"{each:.2f}" for each in shown.moves]],
            "the six numbers", "and how far each moves the last state", columns=shown.axis,
            row_names=["number", "moves"], column_names=names,
            classes=lambda row, place: "soft" if row else "",
        ),
        matrix([[f"{each:.2f}" for each in shown.state]], "state after the last step", str(shown.run.output.shape),
               columns="unit", row_names=[""], classes=lambda row, place: "out"),
    ))  # fmt: skip
    facts = shown.prediction.layers[0]
    st.markdown(f"{escaped(str(facts.formula))}: **{facts.params} parameters**. {_told(shown)}")
    model_link(shown.prediction.spec, "swapped_axes")


def _told(shown: swapped_axes.Reading) -> str:
    if shown.dense_apart is None:
        return (
            f"Every number meets the same {shown.kernel[1]} numbers of the kernel. Move the last number a little: the "
            f"state moves **{readable(shown.moves[-1])}** times as far. Move the first: **{readable(shown.moves[0])}** "
            "times, for it has gone through all the steps between."
        )
    return (
        f"Every number has a row of its own in the kernel. There is no step before, so {shown.zeros} numbers of the "
        f"recurrent kernel meet only zeros. The difference from a Dense with tanh: **{readable(shown.dense_apart)}**."
    )


EXHIBITS = {"units_and_steps": more_steps, "swapped_axes": swapped}
