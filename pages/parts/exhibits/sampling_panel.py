"""From a distribution to a text: temperature, top-k, the likeliest word, and the loop it falls into."""

from typing import get_args

import streamlit as st

from lessons.figures.paired_bars import PairedBars
from lessons.training.generate import Generated, How, chances_of, first_fork, generate
from lessons.training.plan import Standing
from lessons.training.task import Task
from lessons.training.tasks.vocabulary import Vocabulary
from pages.parts.knobs import choice, fine_slider, slider, whole_number
from pages.parts.layer_table import escaped
from pages.parts.paired_chart import paired_chart

KNOBS = ("how", "temperature", "top_k", "length", "draws")
HOWS: tuple[How, ...] = get_args(How)
MOST_LENGTH = 60
SHOWN_BEFORE = 6


@st.fragment
def sampling_panel(task: Task, ids: tuple[int, ...], standing: Standing) -> None:
    """Draws the knobs, a text, and the bars of the first place where it may go on in several ways.

    Args:
        ids: the text so far.
    """
    taken = choice("A word is taken by", HOWS, "how", HOWS[1])
    how = next(each for each in HOWS if each == taken)
    greedy, spec, weights = how == "greedy", standing.plan.spec, standing.weights
    with st.container(horizontal=True, gap="medium"):
        temperature = fine_slider("temperature, unless greedy", 0.1, 2.0, "temperature", 1.0)
        top_k = slider("k, for top-k", 1, 10, "top_k", 3)
    written = st.container()
    with st.container(horizontal=True, gap="medium"):
        length = slider("words to write", 5, MOST_LENGTH, "length", 40)
        seed = whole_number("seed of the draws", 0, 9999, "draws", 0, is_idle=greedy)
    with written:
        _text(task, generate(spec, weights, ids, length, how, temperature, top_k, seed), greedy)
    fork = first_fork(spec, weights, ids)
    before = Vocabulary(task.vocabulary, task.choice.level).decode(list(fork.read[-SHOWN_BEFORE:]))
    st.markdown(f"The next {task.choice.level} after “... {escaped(before)}” is taken from these bars:")
    warm, k = (1.0, 1) if greedy else (temperature, top_k if how == "top-k" else 0)
    bars = PairedBars(task.classes, chances_of(fork.shares, warm, k), fork.shares, "what is drawn from",
                      "the softmax itself, temperature 1")  # fmt: skip
    paired_chart(bars, "drawn_bars")


def _text(task: Task, made: Generated, greedy: bool) -> None:
    """The text, what was given in gray; the rounds of a loop marked."""
    book = Vocabulary(task.vocabulary, task.choice.level)
    whole, given = list(made.whole), len(made.prefix)
    loop = made.loop if greedy else None
    first = min(loop.start, len(whole)) if loop else len(whole)
    pieces = [(whole[:given][:first], ":gray[{}]"), (whole[given:first], "{}")]
    if loop:
        rounds = [whole[place : place + loop.period] for place in range(first, len(whole), loop.period)]
        pieces += [(each, ":orange-background[{}]" if not turn % 2 else ":orange[{}]")
                   for turn, each in enumerate(rounds)]  # fmt: skip
    shown = [wrap.format(escaped(book.decode(piece))) for piece, wrap in pieces if piece]
    with st.container(border=True, key="made_text"):
        st.markdown(("" if task.choice.level == "character" else " ").join(shown))
    if loop:
        steps = f"{loop.period} {task.choice.level}" + ("s" if loop.period > 1 else "")
        st.markdown(
            f":material/cycle: **A loop**: from step {loop.start} on it repeats the same {steps}. The same words leave "
            "nearly the same state, and the likeliest word is always the same: greedy has no way out."
        )
    elif greedy:
        st.markdown(":material/arrow_forward: No loop so far. Write more words, and one may come.")
    else:
        st.caption("In gray: what you gave. The same seed gives the same text; another seed draws another one.")
