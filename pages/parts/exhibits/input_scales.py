"""Exhibits about the numbers that come in: their size, categories, and a hole in the table."""

import numpy as np
import streamlit as st

from lessons.course.shown import input_scales as scales
from lessons.course.shown import missing_number as hole
from lessons.figures.board import in_a_row, matrix, sign
from lessons.figures.feature_histograms import feature_histograms, features_alt
from lessons.training.ends import last_loss
from pages.parts.chart_camera import camera
from pages.parts.knobs import choice
from pages.parts.layer_table import escaped
from pages.parts.table import table
from pages.parts.theme import page_theme
from pages.parts.trial_panel import trial_panel


def input_scales() -> None:
    """Two features at three sizes, a network trained on each, and categories as rows."""
    scale = choice("the numbers", tuple(scales.SCALES), "scale", "raw")
    columns = scales.columns_of(scale)
    features = {f"feature {place}": column.numbers for place, column in enumerate(columns)}
    st.plotly_chart(feature_histograms(features, page_theme()), key="scale_histograms", alt=features_alt(features),
                    config=camera("input_scales"))  # fmt: skip
    table(
        ("", "least", "largest", "mean", "standard deviation"),
        [(name, *(f"{each + 0.0:,.3g}" if abs(each) < 1000 else f"{each:,.0f}" for each in column.row))
         for name, column in zip(features, columns, strict=True)],
        alt="Least, largest, mean and standard deviation of both features",
    )  # fmt: skip
    st.markdown(f"{scale}: **{scales.FORMULAS[scale]}**" + (", for each feature by itself." if scale != "raw" else "."))
    standings = trial_panel(scales.scale_plans(), "train_scales", label="train on all three", floor=True, ceiling=1.5)
    if standings:
        ends = {name: last_loss(each) for name, each in standings.items()}
        raw = standings["raw"].losses
        highest = max(loss for loss in raw if loss is not None)
        told = "; ".join(f"{name}: **{loss:.3f}**" for name, loss in ends.items())
        st.markdown(f"Loss at the end. {told[:1].upper()}{told[1:]}. On the raw numbers it rose to "
                    f"{highest:,.0f} on the way, far above the picture.")  # fmt: skip
    st.html(in_a_row(
        matrix([[str(place)] for place in range(len(scales.CITIES))], "as numbers", row_names=scales.CITIES,
               column_names=["city"]),
        sign("→"),
        matrix([[str(each) for each in row] for row in scales.one_hot_cities()], "one-hot", row_names=scales.CITIES,
               column_names=[f"is {each}" for each in scales.CITIES],
               classes=lambda row, place: "framed" if row == place else ""),
    ))  # fmt: skip
    st.caption("A category as a row: every city is equally far from every other.")


def missing_number() -> None:
    """One hole in a batch, followed through a layer, the loss and one step; then trained."""
    mend = choice("the hole", hole.MENDS, "mend", hole.MENDS[0])
    shown = hole.followed(mend)
    st.html(in_a_row(
        _numbers(shown.x, "x", "batch", "feature"),
        sign("→"),
        _numbers(shown.outputs, "Dense(3)", "batch", "class"),
        sign("→"),
        _numbers(shown.losses[:, None], "loss", "batch", ""),
        sign("→"),
        _numbers(shown.kernel, "kernel after one step", "feature", "class"),
    ))  # fmt: skip
    nan, size = int(np.isnan(shown.kernel).sum()), shown.kernel.size
    st.markdown(
        f"The loss is the mean: **{shown.loss:.3f}**. After one step **{nan} of {size}** numbers of the kernel are nan."
        + (" One hole, and nothing is left." if nan else " Mended.")
    )
    standings = trial_panel(hole.missing_plans(), "train_missing", label="train with the hole, and without")
    if standings:
        holed, whole = standings.values()
        st.warning(escaped(holed.job.sentence if holed.job else ""), icon=":material/report:")
        st.markdown(
            f"Here a run stops when its loss is no number. Keras alone would go on with nan. Without a hole the loss "
            f"came to **{last_loss(whole):.3f}**."
        )


def _numbers(values: np.ndarray, name: str, rows: str, columns: str) -> str:
    cells = [[f"{round(each, 2) + 0.0:.2f}" for each in row] for row in values]
    shape = str(values.shape if columns else values.shape[:1])
    heads = () if columns else ("−log",)

    def marked(row: int, place: int) -> str:
        return "framed" if np.isnan(values[row, place]) else ""

    return matrix(cells, name, shape, rows=rows, columns=columns, column_names=heads, classes=marked)
