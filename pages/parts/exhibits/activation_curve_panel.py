"""The first exhibit of lesson 2: an activation as a curve, its slope, and the share that softmax gives one score."""

import streamlit as st

from lessons.course.shown import activation_curves
from lessons.figures.named_curves import Axis, NamedCurve, curves_alt, named_curves
from lessons.network.readable import readable
from pages.parts.chart_camera import camera
from pages.parts.knobs import choice, slider
from pages.parts.layer_table import escaped
from pages.parts.theme import page_theme

KNOBS = ("curve", "sum", "held")


def curve() -> None:
    """One activation and its slope; the learner moves the sum."""
    name = choice("activation", activation_curves.NAMES, "curve", "relu")
    x = slider("the score x" if name == "softmax" else "the sum x", *activation_curves.ENDS, "sum", 2)
    if name == "softmax":
        _share(x)
        return
    shown = activation_curves.activation_curve(name)
    y, slope = shown.at(x)
    curves = (NamedCurve(name, shown.x, shown.y), NamedCurve("its slope", shown.x, shown.slope))
    _draw(curves, x, Axis("sum x", activation_curves.ENDS), Axis("output", (-2, 3)))
    st.markdown(f"**{escaped(name)}**({x}) = **{y:.3g}**, slope there **{slope:.3g}**.")
    st.markdown(f"f(x) = {escaped(activation_curves.FORMULAS[name])}. {activation_curves.NOTES[name]}")
    if name == "sigmoid":
        st.markdown(f"Read as yes or no: **{'yes' if y > 0.5 else 'no' if y < 0.5 else 'undecided'}**. "
                    "Above 0.5 means yes, so the border is a sum of 0.")  # fmt: skip
    elif name == "tanh":
        st.markdown(f"It is a stretched sigmoid: 2 · sigmoid(2x) − 1. Largest difference of the two: "
                    f"**{readable(activation_curves.tanh_from_sigmoid())}**.")  # fmt: skip
    _say_flat(slope)


def _share(x: int) -> None:
    held = slider("the second score, held still", *activation_curves.HELD, "held", 1)
    shown = activation_curves.softmax_curve(held)
    share, slope = shown.at(x)
    curves = (
        NamedCurve("softmax share of x", shown.x, shown.y),
        NamedCurve("its slope", shown.x, shown.slope),
        NamedCurve(f"share of the second score, {held}", shown.x, 1 - shown.y),
    )
    _draw(curves, x, Axis("score x", activation_curves.ENDS), Axis("share", (-0.1, 1.1)))
    st.markdown(
        f"**softmax**\\([{x}, {held}]) = \\[**{share:.3g}**, {1 - share:.3g}]. The slope of the first share p is "
        f"p · (1 − p) = {share:.3g} · {1 - share:.3g} = **{slope:.3g}**: what the first share gains, the second loses."
    )
    st.markdown(f"f(x) = {escaped(activation_curves.FORMULAS['softmax'])}. {activation_curves.NOTES['softmax']} With "
                f"two scores it is sigmoid(x − a). Largest difference of the two: "
                f"**{readable(activation_curves.softmax_from_sigmoid(held))}**.")  # fmt: skip
    _say_flat(slope)


def _draw(curves: tuple[NamedCurve, ...], x: int, across: Axis, up: Axis) -> None:
    st.plotly_chart(
        named_curves(curves, across, up, x, page_theme()), key="activation_curves",
        alt=curves_alt(curves, across.title.split()[0], x), config=camera("activation_curves"),
    )  # fmt: skip


def _say_flat(slope: float) -> None:
    if slope < 0.01:
        st.caption("Flat: almost nothing of a change gets through here.")


EXHIBITS = {"activation_curve": curve}
