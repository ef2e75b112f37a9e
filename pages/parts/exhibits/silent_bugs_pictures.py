"""Four silent bugs that show without training: sums, a flat line, torn curves, one answer for every sentence."""

import numpy as np
import streamlit as st

from lessons.course.shown import bug_pictures
from lessons.figures.board import in_a_row, matrix
from lessons.figures.named_curves import Axis, NamedCurve, named_curves
from lessons.figures.softmax_map import map_alt, softmax_map
from lessons.figures.truth_scatter import scatter_alt, truth_scatter
from pages.parts.chart_camera import camera
from pages.parts.exhibits.bug_sides import both_sides, is_mended, the_mend
from pages.parts.knobs import slider
from pages.parts.theme import page_theme

KNOBS = ("padding",)


def sums_that_miss() -> None:
    """A softmax map whose rows are no distributions."""

    def draw(mended: bool) -> None:
        shown = bug_pictures.sums_that_miss(mended)
        name = f"sums_map_{'mended' if mended else 'wrong'}"
        st.plotly_chart(softmax_map(shown, (), 0), key=name, alt=map_alt(shown, 0), config=camera(name))
        st.markdown(f"Rows sum to **{_ends(shown.row_sums)}**, columns to **{_ends(shown.column_sums)}**.")

    both_sides("sums_that_miss", draw)
    the_mend("sums_that_miss")


def flat_line() -> None:
    """The best answers by the loss, against the truth."""

    def draw(mended: bool) -> None:
        shown = bug_pictures.flat_line(mended)
        name = f"flat_{'mended' if mended else 'wrong'}"
        st.plotly_chart(truth_scatter(shown.truth, shown.answers, page_theme()), key=name, config=camera(name),
                        alt=scatter_alt(shown.truth, shown.answers))  # fmt: skip
        st.markdown(
            f"The smallest loss there is: **{shown.loss:.3f}**. The answers spread over "
            f"**{np.ptp(shown.answers):.3f}**, the truth over {np.ptp(shown.truth):.2f}."
        )

    both_sides("flat_line", draw)
    if is_mended("flat_line"):
        truth = bug_pictures.flat_line(False).truth
        st.markdown(
            f"As written, each answer is compared with all {len(truth)} labels of the batch. The best compromise is "
            f"their mean, {truth.mean():.3f}, whatever comes in."
        )
    the_mend("flat_line")


def torn_curves() -> None:
    """Three sensors, before and after the layer that should only turn the table."""
    ends, up = Axis("step", (0, bug_pictures.TIMESTEPS - 1)), Axis("value", (-1.5, 1.5))
    steps = np.arange(bug_pictures.TIMESTEPS)
    x = bug_pictures.torn_curves(False)[0]

    def curves(values: np.ndarray, names: tuple[str, ...], key: str) -> None:
        drawn = [NamedCurve(name, steps, values[:, place]) for place, name in enumerate(names)]
        told = "; ".join(f"{each.name}: " + ", ".join(f"{y:.1f}" for y in each.y[:6]) for each in drawn)
        alt = f"Three curves over {len(steps)} steps. The first six numbers of each, {told}."
        st.plotly_chart(named_curves(drawn, ends, up, theme=page_theme()), key=key, config=camera(key), alt=alt)

    def draw(mended: bool) -> None:
        moved = bug_pictures.torn_curves(mended)[1]
        curves(moved, tuple(f"feature {place}" for place in range(3)), f"torn_{'mended' if mended else 'wrong'}")
        same = float((moved == x.T).mean())
        st.markdown(f"**{same:.0%}** of all {moved.size} numbers stand where they belong.")

    st.markdown(f"**What the three sensors measure**, shape {x.shape}: sensor, time")
    curves(x.T, bug_pictures.SENSORS, "sensors")
    st.markdown("**What the GRU reads**, shape (24, 3): time, feature")
    both_sides("torn_curves", draw)
    the_mend("torn_curves")


def same_answer() -> None:
    """A few sentences, padded, and what the network says to each."""
    padding = slider("zeros after the last word", 0, bug_pictures.MOST_PADDING, "padding", 16)

    def draw(mended: bool) -> None:
        shares = bug_pictures.same_answer(padding, mended)
        st.html(in_a_row(matrix(
            [[f"{each:.3f}" for each in row] for row in shares], "softmax", str(shares.shape), columns="class",
            row_names=bug_pictures.SENTENCES,
            classes=lambda row, place: "framed" if place == int(shares[row].argmax()) else "",
        )))  # fmt: skip
        st.markdown(
            f"Two sentences differ by **{np.ptp(shares, axis=0).max():.4f}** at most, in the share of one class."
        )

    both_sides("same_answer", draw)
    the_mend("same_answer")


def _ends(sums: np.ndarray) -> str:
    least, most = f"{sums.min():.2f}", f"{sums.max():.2f}"
    return least if least == most else f"{least} to {most}"
