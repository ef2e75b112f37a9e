"""Row t of one full pass is the last row of the text cut off after step t: the numbers, and the shapes."""

import streamlit as st

from lessons.course.forcing_questions import beginning_question
from lessons.figures.paired_bars import PairedBars, paired_alt, paired_bars
from lessons.network.readable import readable
from lessons.training.forcing import compare_beginning
from lessons.training.plan import Standing
from lessons.training.task import Task
from lessons.training.tasks.vocabulary import Vocabulary
from pages.parts.check import check
from pages.parts.layer_table import coloured, escaped
from pages.parts.theme import page_theme

_ASKED = 3


@st.fragment
def beginning_panel(task: Task, ids: tuple[int, ...], standing: Standing, guess: bool) -> None:
    """Draws the question, the slider over the steps, and both rows with their difference."""
    spec, weights, fed = standing.plan.spec, standing.weights, ids[:-1]
    steps, asked = len(fed), min(_ASKED, len(ids) - 2)
    if guess:
        question = beginning_question(asked, steps, compare_beginning(spec, weights, fed, asked).difference)
        if question is not None and not check(question, "beginning"):
            return
    left, right = st.columns([3, 2], gap="medium")
    with right:
        step = 0
        if steps > 1:
            if "row" in st.session_state:
                st.session_state["row"] = min(int(st.session_state["row"]), steps - 1)
            else:
                st.session_state["row"] = _row_asked_for(asked, steps)
            step = int(st.slider("step t", 0, steps - 1, key="row", bind="query-params"))
        equality = compare_beginning(spec, weights, fed, step)
        book = Vocabulary(task.vocabulary, task.choice.level)
        read, later = escaped(book.decode(list(fed[: step + 1]))), escaped(book.decode(list(fed[step + 1 :])))
        st.markdown(f"**{read}**" + (f" :gray[~~{later}~~]" if later else ""))
        classes = len(task.classes)
        st.markdown(
            f"One full pass: {coloured((1, steps), ('batch', 'time'))} → "
            f"{coloured((1, steps, classes), ('batch', 'time', 'class'))}, of which row **{step}**.\n\n"
            f"The beginning alone: {coloured((1, step + 1), ('batch', 'time'))} → "
            f"{coloured((1, step + 1, classes), ('batch', 'time', 'class'))}, of which the **last** row."
        )
        st.markdown(f"Largest difference of the two rows: **{_size(equality.difference)}**")
        st.caption("Both passes were made just now, one after the other, in 32-bit numbers.")
    with left:
        bars = PairedBars(task.classes, equality.beginning, equality.whole, "beginning", "full pass")
        st.plotly_chart(
            paired_bars(bars, page_theme()), key="row_bars", alt=paired_alt(bars), config={"displayModeBar": False}
        )
        st.markdown(f":small[:violet[■] last row of the beginning · :gray[■] *row {step} of the full pass*]")


def shapes_panel(task: Task) -> None:
    """Draws what goes in and comes out in training, and when a text is written."""
    samples, steps = task.x.shape
    classes = len(task.classes)
    left, right = st.columns(2, gap="medium")
    with left, st.container(border=True, height="stretch"):
        st.markdown(
            "**In training**, one call for all samples and all steps:\n\n"
            f"{coloured((samples, steps), ('batch', 'time'))} → "
            f"{coloured((samples, steps, classes), ('batch', 'time', 'class'))}\n\n"
            f"{samples * steps:,} distributions at once, each compared with its own target. That is possible because "
            "the true words are known before anything is said."
        )
    with right, st.container(border=True, height="stretch"):
        st.markdown(
            "**Writing a text**, one call for each step:\n\n"
            f"{coloured((1, 1), ('batch', 'time'))} → {coloured((1, 1, classes), ('batch', 'time', 'class'))}\n\n"
            "One distribution, one word drawn from it, and only then is the next input known. The state is carried "
            "from call to call, so nothing has to be read twice."
        )


def _row_asked_for(first: int, steps: int) -> int:
    """The step in the address of a learner who has just come, else the one that was asked about."""
    given = st.query_params.get("row", "")
    return min(int(given), steps - 1) if given.isascii() and given.isdigit() and len(given) < 6 else first


def _size(difference: float) -> str:
    return "0.0, exactly" if difference == 0 else f"{readable(difference)}, which is rounding"
