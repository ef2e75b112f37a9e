"""Teacher forcing: one network in two lanes, fed the true words or its own."""

import streamlit as st

from lessons.training.plan import FEW_EPOCHS, next_word_plan, untrained
from lessons.training.tasks import make_task
from pages.parts.beginning_panel import beginning_panel, shapes_panel
from pages.parts.check import guess_first
from pages.parts.corpus import corpus_knobs
from pages.parts.goal import goal_line
from pages.parts.lanes_panel import lanes_panel, passage_knob
from pages.parts.shared_run import asked_for, epochs_knob, trained_line, wait_for

st.title("Teacher forcing", anchor=False)
goal_line("learn/teacher_forcing.py")
guess = guess_first()

st.header("One network, two lanes", anchor=False)
st.markdown(
    "In training the whole text is known. So each step is fed the **true** word, whatever the network said before: "
    "that is **teacher forcing**. When the network writes by itself, nobody knows the text, and each step is fed the "
    "network's **own** word: **free running**. Train a little, then more, and watch both lanes of the same network."
)
choice = corpus_knobs("Ferry")
task = make_task(choice)
epochs = epochs_knob("forcing_epochs", FEW_EPOCHS)
plan = next_word_plan(choice, epochs)
standing = asked_for(plan) if epochs else untrained(plan)
wait_for([standing], key="wait_lanes")
trained_line(standing)
ids = passage_knob(task)
lanes_panel(task, ids, standing, guess)

st.header("One row for each step", anchor=False)
st.markdown(
    "Why can training look at all steps at once? Because the network reads forward only: its answer after a word "
    "depends on that word and those before it, on nothing later. So row t of one full pass is what you would get had "
    "the text ended at step t."
)
beginning_panel(task, ids, standing, guess)

st.header("All steps at once, or one at a time", anchor=False)
shapes_panel(task)

with st.container(border=True):
    st.markdown(
        "**Remember**\n"
        "- Teacher forcing: in training each step is fed the true word, even after a mistake.\n"
        "- Free running: each step is fed the network's own word, so one mistake changes all that follows.\n"
        "- A low loss with teacher forcing does not promise a good text.\n"
        "- Row t knows the words up to t and nothing later. So one pass over the text gives all training needs."
    )
with st.container(horizontal=True, gap="medium"):
    st.page_link(
        "build/playground.py",
        label="Open this network in the playground",
        icon=":material/tune:",
        query_params=standing.plan.query,
    )
    st.page_link("learn/gradients.py", label="Next: gradients", icon=":material/arrow_forward:")
