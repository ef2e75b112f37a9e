"""The tips of the glossary: one for a page; the browser shows it at every marked word of the prose."""

from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent


def term_tips() -> None:
    """Draws nothing but a tip that waits: pointing at a marked word, tapping it or coming to it by Tab shows it.

    The words are links that `lessons.course.glossary.mark` makes. Without this part, or before it has loaded, they
    still lead to the glossary, and the browser shows their titles.
    """
    with st.container(key="term_tips"):
        _draw(key="term_tip")


_draw = st.components.v2.component(
    "term_tips",
    # a popover stands above everything else on the page, whatever cuts its own surroundings off
    html='<div class="term-tip" id="term-tip" role="tooltip" popover="manual">\n</div>\n',
    css=(_HERE / "term_tips.css").read_text("utf-8"),
    js=(_HERE / "term_tips.js").read_text("utf-8"),
    isolate_styles=False,  # a word may only be described by a tip that stands in the same document
)
