"""The colours of the page this learner looks at: light or dark."""

import streamlit as st

from lessons.figures.theme import DARK, LIGHT, Theme


def page_theme() -> Theme:
    """The theme on screen; light while the browser has not said yet."""
    return DARK if st.context.theme.type == "dark" else LIGHT
