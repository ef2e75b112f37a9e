"""The exhibits of lesson 3: score sliders, votes, temperature, three last layers, rows and columns, units, a cell."""

import numpy as np
import streamlit as st

from lessons.course.shown import scores as shown
from lessons.course.shown import temperature
from lessons.figures.board import in_a_row, matrix, sign
from lessons.figures.paired_bars import PairedBars
from lessons.figures.share_bars import share_alt, share_bars
from lessons.network.activations import softmax
from lessons.network.readable import readable
from pages.parts.chart_camera import camera
from pages.parts.exhibits import softmax_in_cell_panel
from pages.parts.knobs import choice, slider
from pages.parts.paired_chart import paired_chart
from pages.parts.theme import page_theme

KNOBS = ("score_0", "score_1", "score_2", "plus", "times", "temperature", "axis", "one_score",
         *softmax_in_cell_panel.KNOBS)  # fmt: skip


def sliders() -> None:
    """Three scores, their powers, their shares."""
    given = []
    for place, (name, column) in enumerate(zip(shown.CLASSES, st.columns(len(shown.CLASSES)), strict=True)):
        with column:
            given.append(slider(f"score of {name}", -5, 5, f"score_{place}", place))
    scores = np.array(given, float)
    shares, powers = softmax(scores), np.exp(scores)
    st.plotly_chart(share_bars(shares, shown.CLASSES, page_theme()), key="score_bars_chart",
                    alt=share_alt(shares, shown.CLASSES), config=camera("score_bars"))  # fmt: skip
    rows = [[f"{each:.3g}" for each in scores], [f"{each:.3g}" for each in powers], [f"{each:.3f}" for each in shares]]
    names = ["score", "e to the score", "power / sum"]
    st.html(matrix(rows, "step by step", row_names=names, columns="class"))
    st.markdown(f"Sum of the powers {powers.sum():.4g}. Sum of the probabilities **{shares.sum():.3f}**.")


def votes() -> None:
    """Softmax beside shares of votes."""
    plus = int(choice("add to every vote", ("0", "1", "100"), "plus", "0"))
    times = int(choice("then multiply by", ("1", "2", "10"), "times", "1"))
    now = shown.shares_of(plus, times)
    bars = PairedBars(
        tuple(f"{each:g} vote{'s' if each != 1 else ''}" for each in now.scores),
        now.soft,
        now.plain,
        "softmax",
        "share of all votes",
    )
    paired_chart(bars, "votes_chart")
    st.markdown(f"The winner has **{now.soft[-1]:.4f}** by softmax and {now.plain[-1]:.4f} of the votes.")


def hot_and_cold() -> None:
    """The same scores at another temperature."""
    by = float(choice("temperature", temperature.TEMPERATURES, "temperature", "1"))
    now = temperature.cooled(by)
    st.plotly_chart(share_bars(now.shares, temperature.WORDS, page_theme()), key="temperature_chart",
                    alt=share_alt(now.shares, temperature.WORDS), config=camera("temperature"))  # fmt: skip
    scores = [
        [f"{each:g}" for each in temperature.SCORES],
        [f"{each / by:.3g}" for each in temperature.SCORES],
    ]
    st.html(matrix(scores, "scores", row_names=["score", f"score / {by:g}"], column_names=temperature.WORDS))
    st.markdown(f"Temperature **{by:g}**: as unsure as among **{now.alike:.1f}** equally likely words.")
    st.page_link("learn/next_word.py", label="Draw a text at a temperature", icon=":material/thermostat:")


def heads() -> None:
    """The same scores under three activations."""
    made = shown.heads_of(shown.VOTES)
    st.html(
        in_a_row(
            matrix([[f"{each:.3f}" for each in row] for row in made.values()], "one row of scores",
                   row_names=list(made), columns="class"),
            matrix([[f"{row.sum():.3f}"] for row in made.values()], "row sums", row_names=list(made),
                   column_names=["sum"], classes=lambda row, place: "total"),
        )
    )  # fmt: skip
    st.markdown(f"Only softmax sums to **{made['softmax'].sum():.3f}**.")


def rows() -> None:
    """Softmax along each axis of a table of scores, with both sums."""
    axis = shown.AXES[choice("softmax along", tuple(shown.AXES), "axis", "axis=-1, class")]
    shares = softmax(shown.TABLE, axis)
    best = shares.argmax(axis=axis)
    framed = {(row, int(each)) if axis == -1 else (int(each), row) for row, each in enumerate(best)}
    st.html(
        in_a_row(
            matrix(_two(shares), "softmax", str(shares.shape), rows="batch", columns="class",
                   classes=lambda row, place: "framed" if (row, place) in framed else ""),
            sign("→"),
            matrix(_two(shares.sum(axis=-1)[:, None]), "row sums", rows="batch", column_names=["sum"]),
            matrix(_two(shares.sum(axis=0)[None]), "column sums", columns="class", row_names=["sum"]),
        )
    )  # fmt: skip
    st.markdown(f"argmax along the same axis: {len(best)} answers, {best.tolist()}. Raise one score of sample 0 by 1: "
                f"sample 1 moves by **{readable(shown.moved_by_another(axis))}**.")  # fmt: skip


def one_unit() -> None:
    """One unit under softmax and under sigmoid."""
    score = slider("score of the first sample", -5, 5, "one_score", 2)
    scores = np.array([score, -2.0, 0.5])
    soft, single, warned = shown.one_unit(scores)
    table = [[f"{each:.3f}" for each in line] for line in (scores, soft, single)]
    st.html(matrix(table, "one unit", row_names=["score", "softmax", "sigmoid"], columns="batch"))
    st.markdown(f"Softmax moves by **{np.ptp(soft):.3f}** from sample to sample, sigmoid by {np.ptp(single):.3f}.")
    st.code(f"UserWarning: {warned}", language=None, wrap_lines=True)


def _two(values: np.ndarray) -> list[list[str]]:
    return [[f"{each:.2f}" for each in row] for row in values]


EXHIBITS = {
    "score_sliders": sliders,
    "votes_and_shares": votes,
    "temperature_bars": hot_and_cold,
    "three_heads": heads,
    "rows_and_columns": rows,
    "one_unit": one_unit,
    **softmax_in_cell_panel.EXHIBITS,
}
