"""The softmax after every word of a text, and the truth behind one of its rows."""

import numpy as np
import streamlit as st

from lessons.figures.distributions import Distributions
from lessons.figures.paired_bars import PairedBars
from lessons.figures.softmax_map import map_alt
from lessons.figures.word_map import own_columns, word_map
from lessons.network.readable import so_many
from lessons.training.generate import read_all
from lessons.training.plan import Standing
from lessons.training.task import Task, TaskError
from lessons.training.tasks.vocabulary import Encoded, Vocabulary
from lessons.training.truth import next_counts, true_frequencies
from pages.parts.chart_camera import camera
from pages.parts.knobs import choice, field, keep_within, slider
from pages.parts.layer_table import escaped
from pages.parts.paired_chart import paired_chart

Array = np.ndarray
KNOBS = ("prefix", "step", "memory")
FIRST_WORDS = 4
MOST_READ = 24
LIKELIEST = 5
_PREFIX_OF = "prefix_of"  # the text the prefix was made for
MEMORIES = {"1 word": 1, "2 words": 2, "the whole text so far": MOST_READ}


def prefix_knob(task: Task) -> tuple[int, ...]:
    """Draws the field for the beginning of a text; says what of it cannot be read. Never empty."""
    book = Vocabulary(task.vocabulary, task.choice.level)
    first = tuple(int(each) for each in task.x[0][: FIRST_WORDS if task.choice.level == "word" else 2 * FIRST_WORDS])
    is_another = st.session_state.get(_PREFIX_OF, task.choice) != task.choice
    st.session_state[_PREFIX_OF] = task.choice
    typed = field(
        "The text so far", "prefix", 300, book.decode(list(first)), is_another,
        "Type the beginning of a text. The network reads it and says after each step what may come next.",
    )  # fmt: skip
    try:
        encoded = book.encode(_readable(typed))
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


def map_panel(task: Task, ids: tuple[int, ...], standing: Standing) -> None:
    """Draws the map of all steps, its last row framed, and the likeliest next words."""
    shares = read_all(standing.plan.spec, standing.weights, ids)  # (time, class)
    words, last = tuple(task.classes[each] for each in ids), len(ids) - 1
    st.plotly_chart(
        word_map(shares, task.classes, words, last), key="word_map", config=camera("word_map"),
        alt=map_alt(Distributions(shares, task.classes, True, "class"), last),
    )  # fmt: skip
    best = [each for each in np.argsort(-shares[last], kind="stable")[:LIKELIEST] if shares[last][each] >= 0.005]
    told = ", ".join(f"“{escaped(task.classes[each])}” **{shares[last][each]:.2f}**" for each in best)
    st.markdown(f"After “... {escaped(words[last])}”, the framed row, the likeliest next: {told}.")
    own = len(own_columns(shares))
    more = "" if own == len(task.classes) else f" Of {len(task.classes)} the {own} likeliest have a column."
    st.caption(
        f"A row is one step of the text, a column one {task.choice.level} of the vocabulary: the stronger its color, "
        f"the likelier to come next. Diamonds mark the likeliest.{more}"
    )
    if len(ids) > task.x.shape[1]:
        st.caption(
            f"The network was trained on windows of {task.x.shape[1]} steps. Its weights know no length, so it "
            "reads on beyond them, but that it never practiced."
        )


def truth_panel(task: Task, ids: tuple[int, ...], standing: Standing) -> None:
    """Draws one step's softmax with the true frequencies behind it."""
    step = 0
    if len(ids) > 1:
        keep_within("step", len(ids) - 1)
        step = slider("step t", 0, len(ids) - 1, "step", 0)
    whole = list(MEMORIES)[-1]
    length = MEMORIES[choice("The truth, counted after", tuple(MEMORIES), "memory", whole)]
    read = ids[: step + 1]
    shares = read_all(standing.plan.spec, standing.weights, ids)[step]
    counts, truth = next_counts(task, read, length), true_frequencies(task, read, length)
    st.markdown(_counted(task, read[-length:], counts))
    bars = PairedBars(task.classes, shares, truth, "the softmax", "how often it really came")
    paired_chart(bars, "truth_bars")


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
    return f"After “{before}” comes {told} {times}" + (f", and {so_many(more, 'other')}." if more > 0 else ".")
