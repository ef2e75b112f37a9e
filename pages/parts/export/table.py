"""The layer table as text: Markdown to paste, CSV for a spreadsheet."""

import streamlit as st

from lessons.network.layer_markdown import layer_markdown
from lessons.network.predict import Prediction


def table_export(prediction: Prediction) -> None:
    """Draws the table in Markdown, and both files."""
    st.caption("Markdown, for a README or a chat. The CSV has the same rows for a spreadsheet.")
    text = layer_markdown(prediction)
    st.code(text, language="markdown", wrap_lines=True)
    with st.container(horizontal=True, gap="small"):
        for name, kind, make in (
            ("layers.md", "text/markdown", lambda: text),
            ("layers.csv", "text/csv", lambda: _layer_csv(prediction)),
        ):
            st.download_button(f"Download {name}", make, name, kind, icon=":material/download:", on_click="ignore")


def _layer_csv(prediction: Prediction) -> str:
    from lessons.network.layer_frame import layer_frame  # pandas is loaded by the first download, not by every server

    text: str = layer_frame(prediction).to_csv(index=False)
    return text
