"""The softmax after every word of a prefix, and the truth behind it."""

import numpy as np
import streamlit as st

from lessons.course.next_word_questions import truth_question
from lessons.figures.distributions import Distributions
from lessons.figures.paired_bars import PairedBars, paired_alt, paired_bars
from lessons.figures.softmax_map import map_alt
from lessons.figures.word_map import own_columns, word_map
from lessons.training.generate import read_all
from lessons.training.plan import Standing
from lessons.training.task import Task, TaskError
from lessons.training.tasks.vocabulary import Encoded, Vocabulary
from lessons.training.truth import next_counts, true_frequencies
from pages.parts.check import check, was_seen
from pages.parts.layer_table import escaped
from pages.parts.theme import page_theme

Array = np.ndarray
FIRST_WORDS = 4
MOST_READ = 24
_PREFIX_OF = "prefix_of"  # the text the prefix was made for
MEMORIES = {"1 word": 1, "2 words": 2, "the whole prefix": MOST_READ}


def prefix_knob(task: Task) -> tuple[int, ...]:
    """Draws the field for the beginning of a text; says what of it cannot be read. Never empty."""
    book = Vocabulary(task.vocabulary, task.choice.level)
    first = tuple(int(each) for each in task.x[0][: FIRST_WORDS if task.choice.level == "word" else 2 * FIRST_WORDS])
    has_come = "prefix" not in st.session_state and "prefix" in st.query_params  # then the address decides
    if st.session_state.get(_PREFIX_OF, task.choice) != task.choice or not (has_come or "prefix" in st.session_state):
        st.session_state["prefix"] = book.decode(list(first))
    st.session_state[_PREFIX_OF] = task.choice
    typed = st.text_input(
        "The text so far", key="prefix", bind="query-params", max_chars=300,
        help="Type the beginning of a text. The network reads it and says after each step what may come next.",
    )  # fmt: skip
    try:
        encoded = book.encode(_readable(typed or ""))
    except TaskError as reason:
        encoded = Encoded(np.array([], np.int32), notice=str(reason))
    ids = tuple(int(each) for each in encoded.ids)
    told = [encoded.notice] if encoded.notice else []
    if not ids:
        told.append(f"Nothing can be read here, so the first {task.choice.level}s of the text are.")
        ids = first
    elif len(ids) > MOST_READ:
        told.append(f"{len(ids)} {task.choice.level}s; the last {MOST_READ} are read.")
        ids = ids[-MOST_READ:]
    if told:
        st.warning(escaped(" ".join(told)), icon=":material/dictionary:")
    return ids


def _readable(typed: str) -> str:
    """What was typed without control codes; an address may carry them into a field."""
    return "".join(char if char.isprintable() else " " for char in typed)


def asks_first(task: Task, ids: tuple[int, ...], guess: bool) -> bool:
    """Draws the question about the truth where there is one; true while its answer is hidden."""
    key = f"truth {task.choice.key} {task.choice.level}"
    if not guess:
        return False
    for step in range(len(ids)):
        shares = true_frequencies(task, ids[: step + 1], MOST_READ)
        question = truth_question(task.classes[ids[step]], task.classes, shares)
        if question is not None and (len(set(shares[shares > 0].tolist())) > 1 or was_seen(key)):
            return not check(question, key)
    return False


def next_word_panel(task: Task, ids: tuple[int, ...], standing: Standing) -> None:
    """Draws the map of all steps, and the chosen step as bars with the true frequencies behind."""
    shares = read_all(standing.plan.spec, standing.weights, ids)  # (time, class)
    words = tuple(task.classes[each] for each in ids)
    left, right = st.columns([3, 2], gap="medium")
    with right:
        step = _step_knob(len(ids))
        _truth_bars(task, ids, shares[step], step)
    with left:
        st.plotly_chart(
            word_map(shares, task.classes, words, step), key="word_map", config={"displayModeBar": False},
            alt=map_alt(Distributions(shares, task.classes, True, "class"), step),
        )  # fmt: skip
        own = len(own_columns(shares))
        more = "" if own == len(task.classes) else f" Of {len(task.classes)} the {own} likeliest have a column."
        st.caption(
            f"A row is one step of the text, a column one {task.choice.level} of the vocabulary: the darker, the "
            f"likelier to come next. Diamonds mark the likeliest.{more}"
        )
        if len(ids) > task.x.shape[1]:
            st.caption(
                f"The network was trained on windows of {task.x.shape[1]} steps. Its weights know no length, so it "
                "reads on beyond them, but that it never practiced."
            )


def _step_knob(steps: int) -> int:
    if steps == 1:
        return 0
    if "step" in st.session_state:
        st.session_state["step"] = min(int(st.session_state["step"]), steps - 1)
    return int(st.slider("step t", 0, steps - 1, key="step", bind="query-params"))


def _truth_bars(task: Task, ids: tuple[int, ...], shares: Array, step: int) -> None:
    read = ids[: step + 1]
    memory = st.segmented_control(
        "The truth, counted after", list(MEMORIES), key="memory", default="the whole prefix", required=True,
        bind="query-params",
    )  # fmt: skip
    length = MEMORIES[memory or "the whole prefix"]
    counts, truth = next_counts(task, read, length), true_frequencies(task, read, length)
    st.markdown(_counted(task, read[-length:], counts))
    bars = PairedBars(task.classes, shares, truth, "softmax", "true")
    st.plotly_chart(
        paired_bars(bars, page_theme()), key="truth_bars", alt=paired_alt(bars), config={"displayModeBar": False}
    )
    st.markdown(":small[:violet[■] the softmax · :gray[■] *how often it really came*]")


def _counted(task: Task, seen: tuple[int, ...], counts: Array) -> str:
    """How often the likeliest words came, and out of how many."""
    before = escaped(Vocabulary(task.vocabulary, task.choice.level).decode(list(seen)))
    total = int(counts.sum())
    if not total:
        return (
            f"“{before}” never occurs in the text, so there is no truth to draw. The network answers all the same: "
            "it goes by what the words have in common with others."
        )
    order = np.argsort(-counts, kind="stable")[:3]
    told = ", ".join(f"“{escaped(task.classes[each])}” **{counts[each]} of {total}**" for each in order if counts[each])
    more = int((counts > 0).sum()) - 3
    times = "time" if total == 1 else "times"
    return f"After “{before}” comes {told} {times}" + (f", and {more} others." if more > 0 else ".")
