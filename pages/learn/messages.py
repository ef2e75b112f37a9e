"""Error messages: every message of Keras that learners meet, with the network that causes it and the way out."""

import streamlit as st

from lessons.course.messages import CASES, CAUSES, search_cases
from pages.parts.hold_anchor import hold_anchor
from pages.parts.message_list import cause_knob, message_answer, message_groups, message_on_top
from pages.parts.term_tips import term_tips

hold_anchor()
term_tips()
st.title("Error messages", anchor=False)
st.markdown(
    f"What Keras says when something does not fit, and what it means. Each of these {len(CASES)} cases is a small "
    "network or program that you can mend with a button. **The last line of an error says what happened.** Paste it "
    "here, or look for its words."
)
message_answer()
on_top = message_on_top()
st.header("All messages", anchor="all")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    words = st.text_input(
        "Search", key="find", placeholder="ndim, target, units, nb_epoch …", max_chars=80, bind="query-params",
        icon=":material/search:", width=360,
    )  # fmt: skip
    cause = cause_knob()
found = [case for case in search_cases(words or "") if cause in ("", case.cause)]
st.markdown(f"**{len(found)}** of {len(CASES)} cases")
message_groups([each for each in CAUSES if cause in ("", each.key)], found, on_top)
