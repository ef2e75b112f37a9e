"""The goal of a page, as the catalogue says it."""

import streamlit as st

from lessons.course.catalog import PAGES


def goal_line(file: str) -> None:
    """Draws the goal under a page's title.

    Args:
        file: the page's script, relative to `pages/`.
    """
    goal = next(entry.goal for entry in PAGES if entry.file == file)
    st.markdown(f":material/flag: **Goal** · {goal}")
