"""Next word: after every word a distribution over all words, the truth behind it, and text drawn from it."""

import streamlit as st

from lessons.training.plan import MOST_EPOCHS, next_word_plan, untrained
from lessons.training.tasks import make_task
from pages.parts.check import guess_first
from pages.parts.corpus import corpus_knobs
from pages.parts.goal import goal_line
from pages.parts.ids_panel import ids_panel
from pages.parts.next_word_panel import asks_first, next_word_panel, prefix_knob
from pages.parts.run_screen import ShownRun, run_screen
from pages.parts.sampling_panel import sampling_panel
from pages.parts.shared_run import asked_for, epochs_knob, trained_line, wait_for
from pages.parts.shift_panel import shift_panel

st.title("Next word", anchor=False)
goal_line("learn/next_word.py")
guess = guess_first()

st.header("After every word, a distribution over all words", anchor=False)
st.markdown(
    "Read a text word by word and guess, after each word, which comes next. A recurrent network with a softmax does "
    "this at every step at once: a probability for each word it knows. On a small text you can count how often each "
    "word *really* came next. That is the best anybody can say, and what the softmax learns."
)
choice = corpus_knobs()
task = make_task(choice)
best = asked_for(next_word_plan(choice, MOST_EPOCHS))
ids = prefix_knob(task)
if asks_first(task, ids, guess):
    standing = untrained(best.plan)
else:
    epochs = epochs_knob("epochs", MOST_EPOCHS)
    standing = asked_for(next_word_plan(choice, epochs)) if epochs else untrained(best.plan)
wait_for([standing], key="wait_words")
trained_line(standing)
next_word_panel(task, ids, standing)
if standing.job is not None:
    with st.expander(
        "Watch it learn, epoch by epoch", icon=":material/monitoring:", key="watch", on_change="rerun"
    ) as box:
        if box.open:
            run_screen([ShownRun(f"/runs/{standing.job.name}", task.title, standing.job.status)], key="word_run")

st.header("Where the targets come from", anchor=False)
shift_panel(task, guess)

st.header("An id is a name, not a number", anchor=False)
ids_panel()

st.header("From a distribution to a text", anchor=False)
sampling_panel(task, ids, standing, guess)

with st.container(border=True):
    st.markdown(
        "**Remember**\n"
        "- The softmax of each step is a distribution over all words. Trained, it says how *often* each word comes "
        "next, not which one must come.\n"
        "- More memory knows more: after “a” alone two words may come, after the whole sentence one.\n"
        "- The target is the text shifted by one. Shift 0 is copying, and a low loss there means nothing.\n"
        "- Ids are names: give them an Embedding.\n"
        "- Low temperature is sure of itself, high is bold. Greedy falls into loops."
    )
with st.container(horizontal=True, gap="medium"):
    st.page_link(
        "build/playground.py", label="Open this network in the playground", icon=":material/tune:",
        query_params=standing.plan.query,
    )  # fmt: skip
    st.page_link("learn/teacher_forcing.py", label="Next: teacher forcing", icon=":material/arrow_forward:")
