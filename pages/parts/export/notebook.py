"""The notebook of a network: what stands in it, and the file."""

import streamlit as st

from lessons.network.notebook import notebook_cells, write_notebook
from lessons.network.predict import Prediction


def notebook_export(prediction: Prediction) -> None:
    """Draws the cells as Jupyter will show them."""
    st.caption("For Jupyter, Colab or an editor. It runs from top to bottom and prints the shape after every layer.")
    with st.container(height=420, border=True):
        for cell in notebook_cells(prediction):
            if cell.kind == "code":
                st.code(cell.source, language="python", wrap_lines=True)
            else:  # headings of a file are too large for a panel
                heading = "####" * cell.source.startswith("#")
                st.markdown(heading + cell.source.lstrip("#"))
    st.download_button(
        "Download model.ipynb", lambda: write_notebook(prediction), "model.ipynb", "application/x-ipynb+json",
        icon=":material/download:", on_click="ignore",
    )  # fmt: skip
