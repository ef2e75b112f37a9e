"""The exhibits of lesson 2: curves, layers that are one, dead units, means, a race, overflow, names."""

from itertools import pairwise

import numpy as np
import streamlit as st

from lessons.course.shown import activation_curves, activation_names, dead_units, linear_stack, naive_formulas
from lessons.course.shown.activation_race import GOAL, RACERS, first_epoch_at, first_share, race_plan
from lessons.figures.board import in_a_row, matrix, sign
from lessons.figures.named_curves import Axis, NamedCurve, curves_alt, named_curves
from lessons.figures.output_histogram import histogram_alt, output_histogram
from lessons.network.predict import predict
from lessons.network.presets import PRESETS
from lessons.network.readable import readable
from lessons.network.shape import show_shape
from pages.parts.chart_camera import camera
from pages.parts.exhibits import activation_curve_panel
from pages.parts.knobs import choice, field, slider
from pages.parts.layer_table import escaped, layer_table
from pages.parts.model_link import model_link
from pages.parts.table import table
from pages.parts.theme import page_theme
from pages.parts.trial_panel import trial_panel

KNOBS = (
    "curve",
    "sum",
    "held",
    "between",
    "unit_bias",
    "unit_activation",
    "race",
    "formula",
    "score",
    "numbers",
    "given",
    "typed_name",
)


def stack() -> None:
    """Three layers beside the one layer their kernels multiply to."""
    between = choice("activation between the layers", linear_stack.ACTIVATIONS, "between", "none")
    shown = linear_stack.stack_of(between)
    sizes = (linear_stack.INPUTS, *linear_stack.UNITS)
    chain = " · ".join(show_shape(pair) for pair in pairwise(sizes))
    st.markdown(f"Kernels {chain} multiply to one kernel {show_shape(shown.kernel.shape)}:")
    differs = np.abs(shown.output - shown.one) > 0.005
    st.html(
        in_a_row(
            matrix(_two(shown.kernel), "one kernel", show_shape(shown.kernel.shape), rows="feature", columns="unit"),
            matrix(_two(shown.output), "three layers", show_shape(shown.output.shape), rows="batch", columns="unit"),
            sign("≠" if differs.any() else "="),
            matrix(_two(shown.one), "one layer", show_shape(shown.one.shape), rows="batch", columns="unit",
                   classes=lambda row, place: "framed" if differs[row, place] else ""),
        )
    )  # fmt: skip
    many, few = predict(shown.spec).total_params, shown.kernel.size + shown.bias.size
    st.markdown(f"Largest difference: **{readable(shown.apart)}**. Three layers have {many} parameters, one has {few}.")
    st.markdown(
        f"Are sums kept? f(0) is what the biases alone give. f(a + b) − f(a) − f(b) + f(0) is at most "
        f"**{readable(shown.sum_gap)}** away from 0" + (", which is rounding." if shown.sum_gap < 1e-5 else ": no.")
    )
    model_link(shown.spec, "linear_stack", "Open these layers in the playground")


def dead() -> None:
    """How many of 64 units never speak, by their bias."""
    activation = choice("activation", dead_units.ACTIVATIONS, "unit_activation", "relu")
    bias = slider("bias of every unit", dead_units.BIASES[0], dead_units.BIASES[-1], "unit_bias", -2)
    shown = dead_units.outputs_with(bias, activation)
    share = float(shown.dead.mean())
    st.markdown(f"### {share:.0%} of {dead_units.UNITS} units are dead")
    samples, units = shown.telling
    st.html(matrix(_two(shown.output[np.ix_(samples, units)]), "outputs", "of a few samples and units",
                   rows="batch", columns="unit", row_names=[str(each) for each in samples],
                   column_names=[str(each) for each in units],
                   classes=lambda row, place: "framed" if shown.dead[units[place]] else ""))  # fmt: skip
    curves = (NamedCurve("dead units", np.array(dead_units.BIASES), 100 * dead_units.dead_by_bias(activation)),)
    ends = (dead_units.BIASES[0], dead_units.BIASES[-1])
    st.plotly_chart(
        named_curves(curves, Axis("bias of every unit", ends), Axis("dead units, percent", (-4, 104)), bias,
                     page_theme()),
        key="dead_curve", alt=curves_alt(curves, "bias", bias), config=camera("dead_curve"),
    )  # fmt: skip
    through = float((shown.slopes > 0).mean())
    framed = "Framed columns are dead units: 0 for every sample. " if share else ""
    st.markdown(f"{framed}The slope is above 0 at **{through:.0%}** of all sums ({dead_units.SAMPLES} samples, "
                f"{dead_units.UNITS} units).")  # fmt: skip


def means() -> None:
    """Where sigmoid and tanh put the same sums."""
    outputs = {name: activation_curves.outputs_of(name) for name in ("sigmoid", "tanh")}
    st.plotly_chart(output_histogram(outputs, page_theme()), key="output_means_chart", alt=histogram_alt(outputs),
                    config=camera("output_means_chart"))  # fmt: skip
    told = ", ".join(f"{name} **{abs(each.mean()):.2f}**" for name, each in outputs.items())
    st.markdown(f"The same {len(outputs['tanh']):,} sums, as many above 0 as below. Mean output: {told}.")


def race() -> None:
    """Three activations learn the same spirals; trained when a learner asks for it."""
    standings = trial_panel({name: race_plan(name) for name in RACERS}, "race", label="train all three", floor=True)
    rows = []
    for name, each in standings.items():
        reports = each.job.reports if each.job else ()
        metrics = tuple(report.metric for report in reports)
        epoch, share = first_epoch_at(metrics), first_share(reports)
        best = max((metric for metric in metrics if metric is not None), default=0.0)
        reached = f"{GOAL:.0%} at **epoch {epoch}**" if epoch else f"at best **{best:.0%}**"
        rows.append((f"**{name}**", reached, f"**{readable(share)}**"))
    if rows:
        table(("activation", "points right", "gradient, first over last"), rows,
              alt="For each activation how many points were right, and the gradient of the first layer")  # fmt: skip
        st.markdown("The last column: the gradient of the first hidden layer after one epoch, one pass over all "
                    "points, divided by that of the last. Near 1 it arrives in full; near 0 the first layers stand "
                    "still.")  # fmt: skip
        st.caption("A loss below the dotted line: single points are learned by heart. "
                   "One task and one seed: other tasks give other winners, and that is why one tries.")  # fmt: skip
    st.page_link("learn/gradients.py", label="How the gradient fades with depth", icon=":material/trending_down:")
    st.page_link("learn/learning_rate.py", label="What helps in depth", icon=":material/speed:")


def formula() -> None:
    """A printed formula step by step, and what Keras does instead."""
    which = choice("formula", naive_formulas.FORMULAS, "formula", "softmax")
    score = int(choice("score", tuple(map(str, naive_formulas.SCORES)), "score", "1000"))
    numbers = choice("numbers", tuple(naive_formulas.NUMBERS), "numbers", "float32")
    shown = naive_formulas.steps_of(which, score, numbers)
    strange = {place for place, (_, value) in enumerate(shown.steps) if "inf" in value or "nan" in value}
    st.html(
        in_a_row(
            matrix([[value] for _, value in shown.steps], "as it is printed",
                   row_names=[step for step, _ in shown.steps], column_names=["gives"],
                   classes=lambda row, place: "framed" if row in strange else ""),
            matrix([[shown.stable]], "as Keras does it", row_names=[which], column_names=["gives"],
                   classes=lambda row, place: "out"),
        )
    )  # fmt: skip
    limit = naive_formulas.overflow_at(numbers)
    st.markdown(f"In {numbers} the power of e is inf from a score of **{limit}** on." + (
        " Sigmoid survives: 1 divided by inf is 0, as it should be." if which == "sigmoid" else ""))  # fmt: skip
    if which == "softmax":
        st.code("shifted = z - z.max()\nnp.exp(shifted) / np.exp(shifted).sum()", language="python", wrap_lines=True)


def names() -> None:
    """A typed name, what Keras says to it, and a usual choice of activations."""
    if choice("given as", ("a name", "a function"), "given", "a name") == "a function":
        st.code(activation_names.BENT, language="python", wrap_lines=True)
        st.caption("Registered, it is saved and loaded with the model. A lambda in its place is saved with a warning, "
                   "and load_model refuses it.")  # fmt: skip
    else:
        typed = field("activation=", "typed_name", activation_names.LONGEST, "Softmax")
        answer = activation_names.read_name(typed)
        if answer.accepted:
            st.success(f"Keras knows “{escaped(answer.name)}”.", icon=":material/check_circle:")
        else:
            st.code(f"ValueError: {answer.keras_says}", language=None, wrap_lines=True)
            meant = f" Did you mean **{escaped(answer.suggestion)}**?" if answer.suggestion else ""
            st.markdown(f"No activation has this name.{meant}")
        st.caption(f"Keras knows {len(activation_names.NAMES)} names: {escaped(', '.join(activation_names.NAMES))}.")
    st.markdown("A usual choice: `relu` inside, `softmax` at the end.")
    layer_table(predict(PRESETS["classifier_64_10"].spec))


def _two(values: np.ndarray) -> list[list[str]]:
    return [[f"{each + 0.0:.2f}" for each in row] for row in values]


EXHIBITS = {
    **activation_curve_panel.EXHIBITS,
    "linear_stack": stack,
    "dead_units": dead,
    "output_means": means,
    "activation_race": race,
    "naive_formula": formula,
    "activation_names": names,
}
