"""The listing of the Code lens: each line of a text with the shape that leaves it, drawn in the browser."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from pages.parts.lens.rows import Row

_HERE = Path(__file__).parent


def lens_listing(rows: Sequence[Row], *, key: str, focus: int = 0) -> None:
    """Draws the rows of `lens_rows.listing_rows`.

    Args:
        focus: the line that is scrolled to when it changes; 0 for none.
    """
    _draw(key=key, data={"rows": list(rows), "focus": focus})


_draw = st.components.v2.component(
    "lens_listing",
    html='<div class="lens"></div>\n',
    css=(_HERE / "listing.css").read_text("utf-8"),
    js=(_HERE / "listing.js").read_text("utf-8"),
)
