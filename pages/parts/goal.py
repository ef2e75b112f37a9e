"""The goal of a page, as the catalogue says it."""

from pathlib import Path

import streamlit as st

from lessons.course.catalog import PAGES

_STYLE = Path(__file__).with_name("lesson.css")


def goal_line(file: str) -> None:
    """Draws the goal under a page's title, in the style of the lessons.

    Args:
        file: the page's script, relative to `pages/`.
    """
    goal = next(entry.goal for entry in PAGES if entry.file == file)
    st.html(_STYLE)
    st.markdown(f":material/flag: **Goal** · {goal}")
