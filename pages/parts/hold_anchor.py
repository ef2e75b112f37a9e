"""The place an address names: it stays at the top of the window while the rest of the page is drawn."""

from pathlib import Path

import streamlit as st


def hold_anchor() -> None:
    """Draws nothing; the browser keeps the heading of `#name` in sight until the learner does something."""
    with st.container(key="hold_anchor"):
        _draw(key="held_anchor")


_draw = st.components.v2.component("hold_anchor", js=Path(__file__).with_suffix(".js").read_text("utf-8"))
