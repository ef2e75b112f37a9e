"""An exhibit of lesson 9a: a one-hot row times the table of an Embedding is one row of that table."""

import streamlit as st

from lessons.course.shown.one_hot_row import FEATURES, IDS, Array, looked_up
from lessons.figures.board import in_a_row, matrix, sign
from pages.parts.knobs import stepper
from pages.parts.layer_table import escaped
from pages.parts.model_link import model_link

KNOBS = ("one_id",)


def one_hot_row() -> None:
    """The row, the table with one row framed, and their product."""
    place = stepper("id", 0, IDS - 1, "one_id", 2)
    shown = looked_up(place)
    ids = [f"id {each}" for each in range(IDS)]
    st.html(
        in_a_row(
            matrix([[f"{each:.0f}" for each in shown.one_hot]], "one-hot", f"(1, {IDS})", row_names=[f"id {place}"],
                   column_names=[str(each) for each in range(IDS)],
                   classes=lambda row, column: "framed" if column == place else "dim"),
            sign("·"),
            matrix([_one(row) for row in shown.table], "table", str(shown.table.shape), columns="feature",
                   row_names=ids, classes=lambda row, column: "framed" if row == place else "dim"),
            sign("="),
            matrix([_one(shown.product)], "vector", f"(1, {FEATURES})", columns="feature", row_names=[f"id {place}"],
                   classes=lambda row, column: "framed"),
        )
    )  # fmt: skip
    st.markdown(f"Feature 0: {escaped(shown.sum_of(0))} = **{_one(shown.product)[0]}**.")
    st.markdown(
        f"Largest difference from what `Embedding({IDS}, {FEATURES})` looks up for this id: **{shown.apart}**. It has "
        f"{IDS} · {FEATURES} = **{shown.params}** parameters; `Dense({FEATURES}, use_bias=False)` on one-hot rows has "
        f"**{shown.dense_params}**."
    )
    model_link(shown.spec, "one_hot_row")


def _one(row: Array) -> list[str]:
    return [f"{each:.1f}" for each in row]
