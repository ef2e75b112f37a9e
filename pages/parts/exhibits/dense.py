"""The exhibits of lesson 1: a Dense in numbers, as a graph, in two notations, its parameters, its first numbers."""

import streamlit as st

from lessons.course.shown import dense_numbers, first_numbers
from lessons.figures.board import in_a_row, matrix, sign
from lessons.figures.dense_board import dense_board, texts
from lessons.figures.neuron_graph import graph_alt, neuron_graph
from lessons.figures.weight_histogram import histogram_alt, weight_histogram
from lessons.network.keras_code import keras_code
from lessons.network.layers import Dense, Input
from lessons.network.predict import predict
from lessons.network.shape import show_shape
from lessons.network.spec import ModelSpec
from lessons.training import engine
from pages.parts.cards import notice_card
from pages.parts.chart_camera import camera
from pages.parts.exhibits.open_batch import open_batch
from pages.parts.knobs import choice, field, slider, switch
from pages.parts.layer_table import escaped, layer_table
from pages.parts.model_link import model_link
from pages.parts.theme import page_theme

KNOBS = (
    "units", "activation", "use_bias", "x", "sample", "unit", "words", "joined", "outputs", "steps", "inputs",
    "params_units", "bias", "met", "samples", "way", "in_keras", "initializer", "fan_in", "fan_out",
)  # fmt: skip


def numbers_through() -> None:
    """Two samples through one Dense; one output written out."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        activation = choice("activation", dense_numbers.ACTIVATIONS, "activation", "none")
        use_bias = switch("use_bias", "use_bias", True)
    left, right = st.columns(2, gap="medium")
    with left:
        units = slider("units", 1, dense_numbers.MOST_UNITS, "units", 3)
    with right:
        typed = field("x: 2 samples of 3 numbers", "x", 200, "1 6 8, 8 9 10",
                      help="Type your own numbers and press Enter.")  # fmt: skip
    x, notices = dense_numbers.read_batch(typed)
    notice_card(notices)
    run = dense_numbers.dense_run(units, use_bias=use_bias, activation=activation, x=x)
    with st.container(horizontal=True, gap="medium"):
        sample = int(choice("follow sample", ("0", "1"), "sample", "0"))
        unit = int(choice("follow unit", tuple(map(str, range(units))), "unit", "0")) if units > 1 else 0
    unit = min(unit, units - 1)
    shown = "" if activation == "none" else activation
    st.html(dense_board(run.x, run.kernel, run.bias, run.output, sample, unit, shown))
    st.markdown(f"**{escaped(run.in_words(sample, unit))}**")
    st.caption("Point at a weight: the inputs it reads and the outputs it feeds are framed.")


def graph() -> None:
    """Every input joined to every unit: neurons, or students of two grades."""
    words = choice("Say it with", ("neurons", "students"), "words", "neurons")
    left, right = st.columns(2)
    with left:
        inputs = slider("inputs", 1, 6, "joined", 4)
    with right:
        units = slider("units of the layer", 1, 6, "outputs", 3)
    steps = 3 if switch("on a sequence of 3 steps", "steps") else 1
    run = first_numbers.some_kernel(inputs, units)
    names = (
        ("inputs", "units") if words == "neurons" else ("students of the lower grade", "students of the upper grade")
    )
    short = ("inputs", "units") if words == "neurons" else ("lower grade", "upper grade")
    st.image(
        neuron_graph(run, steps, page_theme(), short), alt=graph_alt(inputs, units, steps, *names), width="content"
    )
    each, is_one = f"{inputs} · {units} = **{inputs * units}**", inputs * units == 1
    if words == "students":
        st.markdown(f"{each} friendship{'' if is_one else 's'}, from each grade to the other. Inside a grade nobody is "
                    "joined to anybody.")  # fmt: skip
    else:
        st.markdown(
            f"{each} {'line' if is_one else 'lines, each'} with a weight of its own. Solid: above 0. Dashed: below 0. "
            "The thicker, the farther from 0."
        )
    if steps > 1:
        st.markdown("On a sequence the same lines are drawn at every step. **No line leads from one step to another.**")


def two_notations() -> None:
    """x · W beside W · x: the same numbers."""
    run, turned, difference = dense_numbers.both_orders(2)
    one, kernel, bias = run.x[:1], run.kernel, run.bias
    st.markdown("**As Keras has it:** x · kernel + bias, the kernel has shape (inputs, units)")
    st.html(dense_board(one, kernel, bias, run.output[:1], 0, 0))
    st.markdown("**As in many books:** W · x + b, and W has shape (units, inputs)")
    st.html(
        in_a_row(
            matrix(texts(kernel.T), "W", show_shape(kernel.T.shape), rows="unit", columns="feature",
                   classes=lambda row, place: "in" if row == 0 else "dim"),
            sign("·"),
            matrix(texts(one.T), "x", show_shape(one[0].shape), rows="feature", column_names=[""],
                   classes=lambda row, place: "in"),
            sign("+"),
            matrix([[each] for each in texts(bias[None])[0]] if bias is not None else [], "b", rows="unit",
                   column_names=[""], classes=lambda row, place: "in" if row == 0 else "dim"),
            sign("="),
            matrix([[each] for each in texts(turned[None])[0]], "y", rows="unit", column_names=[""],
                   classes=lambda row, place: "out" if row == 0 else ""),
        )
    )  # fmt: skip
    st.markdown(f"Largest difference of the two: **{difference}**. One is the other turned round.")


def parameters() -> None:
    """How many numbers a Dense learns, with the code that builds it."""
    left, right = st.columns(2)
    with left:
        inputs = slider("inputs", 1, 12, "inputs", 3)
    with right:
        units = slider("units", 1, 12, "params_units", 3)
    spec = ModelSpec(Input((inputs,)), (Dense(units, "softmax", switch("use_bias", "bias", True)),))
    layer_table(predict(spec))
    st.code(keras_code(spec, "functional"), language="python", wrap_lines=True)
    st.caption(
        f"`Input` is told the shape of one sample, ({inputs},). The batch axis is added by Keras: (None, {inputs})."
    )
    model_link(spec, "dense_parameters", "Open this layer in the playground")


def same_initializer() -> None:
    """One initializer for kernel and bias: the bias is the kernel's first row."""
    way = choice("The initializers", first_numbers.WAYS, "way", first_numbers.WAYS[0])
    kernel, bias, spec = first_numbers.kernel_and_bias(way)
    source = "Drawn by Unrolled: Keras draws other digits from this seed. Switch over to see them."
    if switch("the digits of Keras", "in_keras", help="Your own Keras draws the same from this seed."):
        try:
            kernel, bias, version = first_numbers.as_in_keras(spec)
            source = f"Drawn by Keras {version} a moment ago, as your own Keras draws them."
        except engine.Refused as reason:
            source = f"{reason} These are drawn by Unrolled."
    apart = float(abs(kernel[0] - bias).max())
    framed = "framed" if apart == 0 else ""
    st.html(
        in_a_row(
            matrix(_four(kernel), "kernel", show_shape(kernel.shape), rows="feature", columns="unit",
                   classes=lambda row, place: framed if row == 0 else ""),
            matrix(_four(bias[None]), "bias", show_shape(bias.shape), columns="unit", row_names=[""],
                   classes=lambda row, place: framed),
        )
    )  # fmt: skip
    told = "They are the same numbers." if apart == 0 else "They are different numbers."
    st.markdown(f"Largest difference of the bias and row 0 of the kernel: **{apart:.4g}**. {told}")
    st.code(first_numbers.layer_lines(spec), language="python", wrap_lines=True)
    st.caption(source)


def spread() -> None:
    """How wide an initializer draws, and where its limit is."""
    name = choice("kernel_initializer", first_numbers.NAMES, "initializer", "glorot_uniform")
    left, right = st.columns(2)
    with left:
        inputs = slider("inputs", 2, 256, "fan_in", 64)
    with right:
        units = slider("units", 2, 256, "fan_out", 32)
    shown = first_numbers.spread_of(name, inputs, units)
    st.plotly_chart(
        weight_histogram(shown.numbers, shown.limit), key="initializer_histogram",
        alt=histogram_alt(shown.numbers, shown.limit), config=camera("initializer_histogram"),
    )  # fmt: skip
    limit = f" No number is beyond **±{shown.limit:.4f}**." if shown.limit else ""
    st.markdown(
        f"{inputs * units:,} numbers: {escaped(shown.formula)}.{limit} How far they spread, the standard deviation: "
        f"**{shown.measured:.4f}**, by the formula {shown.deviation:.4f}."
    )


def _four(values: first_numbers.Array) -> list[list[str]]:
    return [[f"{each:.4f}" for each in row] for row in values]


EXHIBITS = {
    "dense_numbers": numbers_through,
    "dense_graph": graph,
    "two_notations": two_notations,
    "dense_parameters": parameters,
    "open_batch": open_batch,
    "same_initializer": same_initializer,
    "initializer_spread": spread,
}
