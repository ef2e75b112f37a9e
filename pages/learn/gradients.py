"""Gradients: which input steps move which output steps, and where the gradient fades on its way back."""

import streamlit as st

from pages.parts.goal import goal_line
from pages.parts.gradients.fading import depth_panel, time_panel
from pages.parts.gradients.influence import influence_panel
from pages.parts.gradients.score import score_panel
from pages.parts.lesson.remember import remember_box
from pages.parts.term_tips import term_tips

term_tips()
st.title("Gradients", anchor=False)
goal_line("learn/gradients.py")
st.markdown(
    "A **gradient** answers one question: *if this number moved a little, how far would that number move?* "
    "Training needs the answer for every weight. Where it is 0, nothing can be learned; where it is tiny, learning "
    "is slow."
)

st.header("Which input steps move which output steps?", anchor=False)
influence_panel()

st.header("Where a gradient starts", anchor=False)
score_panel()

st.header("How it fades on its way back through time", anchor=False)
time_panel()

st.header("How it fades with depth", anchor=False)
depth_panel()

remember_box(
    (
        "Dense works inside one step. A recurrent layer brings in the past, Bidirectional the future too, and Flatten "
        "mixes everything.",
        "With softmax and crossentropy the gradient of the scores is p − y: probability minus truth.",
        "Each step back and each layer back multiplies the gradient. Factors below 1 make it vanish, factors above 1 "
        "make it explode.",
        "Open gates keep it alive through time. Through depth, tanh and ReLU keep it alive with the right initializer, "
        "and batch normalization rescues the sigmoid.",
    )
)
