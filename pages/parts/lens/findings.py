"""The findings of the Code lens as cards, the most important first, drawn in the browser."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from pages.parts.lens.rows import Row

_HERE = Path(__file__).parent


def lens_findings(cards: Sequence[Row], *, key: str) -> None:
    """Draws the cards of `lens_rows.finding_cards`; the line of a card is a button that shows it in the listing."""
    _draw(key=key, data={"cards": list(cards)})


_draw = st.components.v2.component(
    "lens_findings",
    html='<div class="findings"></div>\n',
    css=(_HERE / "findings.css").read_text("utf-8"),
    js=(_HERE / "findings.js").read_text("utf-8"),
)
