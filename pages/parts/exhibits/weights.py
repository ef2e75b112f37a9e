"""Exhibits about rare classes, weights and metrics."""

import streamlit as st

from lessons.course.shown import weights
from lessons.figures.board import in_a_row, matrix, sign
from pages.parts.knobs import choice, slider
from pages.parts.table import table


def rare_class() -> None:
    """A lazy answer on rare classes, what each remedy does to it, and three ways to split."""
    percent = slider(f"rare class, percent of {weights.SAMPLES} samples", 2, 50, "percent", 6)
    remedy = choice("remedy", weights.REMEDIES, "remedy", "nothing")
    shown = weights.rare(percent, remedy)
    table(
        ("", "common class", "rare class"),
        [
            ("samples in training", str(shown.counts[0]), str(shown.counts[1])),
            ("weight in the loss", f"{shown.weights[0]:.2f}", f"{shown.weights[1]:.2f}"),
            ("best answer without looking", f"{1 - shown.share:.2f}", f"{shown.share:.2f}"),
        ],
        alt="Samples, weights and the best answer without looking for both classes",
    )
    if shown.share < 0.5:
        st.markdown(
            f"A network that has learned nothing says “common” every time. Accuracy: **{shown.accuracy:.0%}**. Share "
            f"of the rare class it finds, the *recall*: **{shown.recall:.0%}**."
        )
    else:
        st.markdown(
            f"Now the best answer without a look at the input is **{shown.share:.2f}** for both. Saying “common” every "
            "time gains nothing any more: the network must look."
        )
    table(
        ("the last fifth is kept for validation", "rare samples in it"),
        [(name, f"**{count}**") for name, count in weights.split_counts(percent).items()],
        alt="How many rare samples fall into the validation rows, for three ways to split",
    )
    st.caption("`validation_split` takes the last rows as they lie, before any shuffling.")


def step_weights() -> None:
    """A weight for each step of each sample."""
    factor = slider("weight of a step of class 1", 1, 10, "weight", 4)
    shown = weights.weighed(factor)
    names = [f"t = {step}" for step in range(shown.losses.shape[1])]
    heavy = weights.HEAVY

    def marked(row: int, place: int) -> str:
        return "framed" if heavy[row, place] else ""

    st.html(in_a_row(
        matrix([[f"{each:.2f}" for each in row] for row in shown.losses], "loss of each step", str(shown.losses.shape),
               rows="batch", column_names=names, columns="time", classes=marked),
        sign("·"),
        matrix([[f"{each:.0f}" for each in row] for row in shown.weights], "sample_weight", str(shown.weights.shape),
               rows="batch", column_names=names, columns="time", classes=marked),
    ))  # fmt: skip
    total = (shown.losses * shown.weights).sum()
    st.markdown(
        f"Loss = sum of weight · loss, divided by all {shown.losses.size} steps: {total:.2f} / {shown.losses.size} = "
        f"**{shown.loss:.3f}**. Without weights: {shown.losses.mean():.3f}."
    )
    st.code("model.fit(x, y, sample_weight=weights)  # weights: (batch, time)", language="python", wrap_lines=True)


def metric_fits() -> None:
    """Two metrics for two tasks, on answers that are good."""
    found = weights.metrics()
    rows = [
        ("**classes**: a softmax, ids", f":green[**{found['classes'][0]:.2f}**], share of right answers",
         f"{found['classes'][1]:.2f}, says little"),
        ("**numbers**: Dense\\(1\\)", f":red[**{found['numbers'][0]:.2f}**], misleads",
         f":green[**{found['numbers'][1]:.3f}**], off by this much"),
    ]  # fmt: skip
    table(("what the network answers", "accuracy", "mean_absolute_error"), rows,
          alt="Accuracy and mean absolute error of good answers, for classes and for numbers")  # fmt: skip
    st.markdown(
        "Both networks are good. For numbers, accuracy first turns each answer into 0 or 1, then looks whether it is "
        f"*equal* to the truth: **{found['numbers'][0]:.0%}**, though they are off by {found['numbers'][1]:.3f} only."
    )
