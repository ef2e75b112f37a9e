"""From a distribution to a text: temperature, top-k, the likeliest word, and the loop it falls into."""

from typing import get_args

import streamlit as st

from lessons.course.next_word_questions import temperature_question
from lessons.figures.paired_bars import PairedBars, paired_alt, paired_bars
from lessons.training.generate import Generated, How, chances_of, first_fork, generate
from lessons.training.plan import Standing
from lessons.training.task import Task
from lessons.training.tasks.vocabulary import Vocabulary
from pages.parts.check import check
from pages.parts.layer_table import escaped
from pages.parts.theme import page_theme

MOST_LENGTH = 60
SHOWN_BEFORE = 6


@st.fragment
def sampling_panel(task: Task, ids: tuple[int, ...], standing: Standing, guess: bool) -> None:
    """Draws the knobs, the bars of the first place where the text may go on in several ways, and a text.

    Args:
        ids: the text so far.
        guess: ask first what a temperature does.
    """
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.markdown(
            "To write, the network needs one word, not a distribution. **Greedy** takes the likeliest. **Sampling** "
            "draws: a word with 0.3 comes three times in ten. The **temperature** divides the scores before the "
            "softmax: low is sure of itself, high is bold, 1 changes nothing. **Top-k** draws from the k likeliest "
            "only. The word is fed back as the next input, and so on."
        )
        how: How = st.segmented_control(
            "A word is taken by", get_args(How), key="how", default="sampling", required=True, bind="query-params"
        )
        greedy = how == "greedy"
        with st.container(horizontal=True, gap="medium"):
            temperature = st.slider(
                "temperature", 0.1, 2.0, 1.0, 0.1, key="temperature", bind="query-params", disabled=greedy
            )
            top_k = st.slider("top k", 1, 10, 3, key="top_k", bind="query-params", disabled=how != "top-k")
        with st.container(horizontal=True, gap="medium"):
            length = st.slider("words to write", 5, MOST_LENGTH, 40, 5, key="length", bind="query-params")
            seed = st.number_input("seed of the draws", 0, 9999, 0, key="draws", bind="query-params", disabled=greedy)
        made = generate(
            standing.plan.spec, standing.weights, ids, int(length), how, float(temperature), int(top_k), int(seed)
        )
        _text(task, made, greedy)
    with right:
        fork = first_fork(standing.plan.spec, standing.weights, ids)
        best = int(fork.shares.argmax())
        question = temperature_question(
            task.classes[best], *(float(chances_of(fork.shares, each)[best]) for each in (1.0, 0.5, 2.0))
        )
        if guess and question is not None and standing.epochs:
            check(question, f"temperature {task.choice.key} {task.choice.level}")
        before = Vocabulary(task.vocabulary, task.choice.level).decode(list(fork.read[-SHOWN_BEFORE:]))
        st.markdown(f"The next {task.choice.level} after “... {escaped(before)}” is taken from these bars:")
        warm, k = (1.0, 1) if greedy else (float(temperature), int(top_k) if how == "top-k" else 0)
        bars = PairedBars(task.classes, chances_of(fork.shares, warm, k), fork.shares, "drawn from", "softmax")
        st.plotly_chart(
            paired_bars(bars, page_theme()), key="drawn_bars", alt=paired_alt(bars), config={"displayModeBar": False}
        )
        st.markdown(":small[:violet[■] what is drawn from · :gray[■] *the softmax itself, temperature 1*]")


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
