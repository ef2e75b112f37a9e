"""Cheat sheet: all shape and parameter rules, losses, masks and softmax facts on two printed pages."""

import streamlit as st

from pages.parts.cheat_sheet import draw_sheet
from pages.parts.goal import goal_line

st.title("Cheat sheet", anchor=False)
with st.container(key="sheet_goal"):
    goal_line("learn/cheat_sheet.py")
draw_sheet()
