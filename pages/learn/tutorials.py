"""What the tutorials get wrong: every statement of the four documents that is not so, put right and run."""

import streamlit as st

from lessons.course.documents import DOCUMENTS
from lessons.course.tutorials import entries
from pages.parts.hold_anchor import hold_anchor
from pages.parts.term_tips import term_tips
from pages.parts.tutorial_list import count_line, entry_list, filter_knobs

hold_anchor()
term_tips()
st.title("What the tutorials get wrong", anchor=False)
st.markdown(
    f"This course grew from {len(DOCUMENTS)} documents about Keras. They teach much that is right. Here is everything "
    f"in them that is **wrong, out of date or left out**: {len(entries())} statements, in our words. The number that "
    "proves each one is worked out here. Where there is code, you see what becomes of it as it was written, and mended."
)
shown = filter_knobs(entries())
count_line(shown, len(entries()))
entry_list(shown)
