"""p - y: the gradient of one softmax, as a push on each score."""

import streamlit as st

from lessons.course.glossary.mark import marked
from lessons.course.one_step import BEFORE, SCORES, WORDS
from lessons.figures.score_bars import score_alt, score_bars
from lessons.network.activations import softmax
from lessons.network.fading import score_gradient
from pages.parts.chart_camera import camera
from pages.parts.knobs import choice


def score_panel() -> None:
    """Draws the probabilities of one step and what training does to each."""
    told, shown = st.columns([2, 3], gap="large")
    with told:
        st.markdown(marked(
            f"After “{BEFORE}” the softmax gives each word a probability **p**. The truth **y** is 1 for the word that "
            "really came and 0 for the others. The gradient of each score is **p − y**, and training goes against it: "
            "the true word is pushed up by what it lacks, every other word down by what it has too much."
        ))  # fmt: skip
        word = choice("The word that really came", WORDS, "word", "ran")
        st.caption("This push is what travels back through all layers and all steps below.")
    target = WORDS.index(word)
    shares, gradient = softmax(SCORES), score_gradient(SCORES, target)
    with shown:
        st.plotly_chart(
            score_bars(WORDS, shares, gradient), key="score_bars", alt=score_alt(WORDS, shares, gradient),
            config=camera("score_bars"),
        )  # fmt: skip
        st.caption("Gray: the probability p. Colored: the push on the score, ▲ up or ▼ down.")
