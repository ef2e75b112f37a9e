"""Row t of one full pass is the last row of the text cut off after step t: the numbers, and the shapes."""

import streamlit as st

from lessons.figures.board import in_a_row, shape_tiles, sign
from lessons.figures.paired_bars import PairedBars
from lessons.network.readable import readable
from lessons.training.forcing import compare_beginning
from lessons.training.plan import Standing
from lessons.training.task import Task
from lessons.training.tasks.vocabulary import Vocabulary
from pages.parts.knobs import keep_within, slider
from pages.parts.layer_table import coloured, escaped
from pages.parts.paired_chart import paired_chart

KNOBS = ("row",)
_FIRST = 3


@st.fragment
def beginning_panel(task: Task, ids: tuple[int, ...], standing: Standing) -> None:
    """Draws the slider over the steps, and both rows with their difference."""
    spec, weights, fed = standing.plan.spec, standing.weights, ids[:-1]
    steps, classes, step = len(fed), len(task.classes), 0
    if steps > 1:
        keep_within("row", steps - 1)
        step = slider("step t", 0, steps - 1, "row", min(_FIRST, steps - 1))
    equality = compare_beginning(spec, weights, fed, step)
    book = Vocabulary(task.vocabulary, task.choice.level)
    read, later = escaped(book.decode(list(fed[: step + 1]))), escaped(book.decode(list(fed[step + 1 :])))
    st.markdown(f"**{read}**" + (f" :gray[~~{later}~~]" if later else ""))
    st.markdown(
        f"One full pass: {coloured((1, steps), ('batch', 'time'))} → "
        f"{coloured((1, steps, classes), ('batch', 'time', 'class'))}, of which row **{step}**.\n\n"
        f"The beginning alone: {coloured((1, step + 1), ('batch', 'time'))} → "
        f"{coloured((1, step + 1, classes), ('batch', 'time', 'class'))}, of which the **last** row."
    )
    bars = PairedBars(task.classes, equality.beginning, equality.whole, "last row of the beginning",
                      f"row {step} of the full pass")  # fmt: skip
    paired_chart(bars, "row_bars")
    st.markdown(f"Largest difference of the two rows: **{_size(equality.difference)}**.")
    st.caption("Both passes were made just now, one after the other, in 32-bit numbers.")


def shapes_panel(task: Task) -> None:
    """Draws what goes in and comes out in training, and when a text is written."""
    samples, steps = task.x.shape
    classes = len(task.classes)
    with st.container(border=True):
        st.markdown("**In training**, one call for all samples and all steps:")
        _call(samples, steps, classes)
        st.markdown(
            f"**{samples * steps:,} distributions** at once, each compared with its own target. That is possible "
            "because the true words are known before anything is said."
        )
    with st.container(border=True):
        st.markdown("**Writing a text**, one call for each step:")
        _call(1, 1, classes)
        st.markdown(
            "**One distribution**, one word drawn from it, and only then is the next input known. The state is carried "
            "from call to call, so nothing has to be read twice."
        )


def _call(batch: int, time: int, classes: int) -> None:
    """What goes into one call, and what comes out."""
    st.html(in_a_row(shape_tiles((batch, time), ("batch", "time")), sign("→"),
                     shape_tiles((batch, time, classes), ("batch", "time", "class"))))  # fmt: skip


def _size(difference: float) -> str:
    return "0.0, exactly" if difference == 0 else f"{readable(difference)}, which is rounding"
