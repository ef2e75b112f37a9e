"""A table of Markdown cells, a row for each line."""

from collections.abc import Sequence

import pyarrow
import streamlit as st


def table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], alt: str) -> None:
    """Draws the rows.

    Args:
        alt: what the table holds, for those who do not see it.
    """
    # Streamlit would bring a pandas table into this form first: four times as long as all the rest
    cells = {name: [row[place] for row in rows] for place, name in enumerate(columns)}
    st.table(pyarrow.table(cells), border="horizontal", hide_index=True, alt=alt)


def breakable(name: str) -> str:
    """The name of a layer or of a loss, which may go on in a second line where a phone has no room for it."""
    return name.replace("Pooling", "\u200bPooling").replace("(loss=", "(loss=\u200b")
