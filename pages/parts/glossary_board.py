"""The glossary on its page: cards that the browser filters as one types, and links that lead to the lessons."""

from pathlib import Path

import streamlit as st

from lessons.course.catalog import PAGES
from lessons.course.glossary.board import glossary_board

_HERE = Path(__file__).parent


def draw_glossary() -> None:
    """Draws all terms; a click on a lesson opens it in the same visit, so that its answers are still there."""
    asked = _draw(key="glossary_board", on_page_change=_nothing).get("page")
    page = next((page for page in PAGES if page.address == asked), None)
    if page is not None:
        st.switch_page(page.file)


def _nothing() -> None:
    """Stand in for a missing callback: without one Streamlit drops the event."""


_draw = st.components.v2.component(
    "glossary_board",
    html=glossary_board(),
    css=(_HERE / "glossary_board.css").read_text("utf-8"),
    js=(_HERE / "glossary_board.js").read_text("utf-8"),
    isolate_styles=False,  # an address such as /glossary#units finds no card behind a shadow root
)
