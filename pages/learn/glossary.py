"""Glossary: every word of the course, what Keras and others call it, and where it is taught."""

import streamlit as st

from pages.parts.glossary_board import draw_glossary
from pages.parts.goal import goal_line

st.title("Glossary", anchor=False)
goal_line("learn/glossary.py")
draw_glossary()
