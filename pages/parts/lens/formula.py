"""A formula in the Code lens: what it is called, and the lesson that shows it with numbers."""

from collections.abc import Iterable

import streamlit as st

from lessons.course.lessons import BY_KEY
from lessons.reader.formulas import Formula


def formula_links(formulas: Iterable[Formula]) -> None:
    """Draws a sentence and a link to the lesson of each formula."""
    for formula in formulas:
        lesson = BY_KEY[formula.lesson]
        st.markdown(f"**{formula.name[0].upper()}{formula.name[1:]}.** {formula.says}")
        st.page_link(lesson.file, label=f"See it in numbers: {lesson.heading}", icon=lesson.icon)
