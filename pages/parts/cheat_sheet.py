"""The cheat sheet on its page: a button that prints it, the same as Markdown, and the tables themselves."""

from pathlib import Path

import streamlit as st

from lessons.course.cheat_sheet import cheat_sheet
from lessons.course.cheat_sheet.board import sheet_html, sheet_markdown

_HERE = Path(__file__).parent


def draw_sheet() -> None:
    """Draws the buttons and the tables; on paper the tables alone are left."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="sheet_bar"):
        _print_button(key="print_button", width="content")
        st.download_button(
            "Download as Markdown", lambda: sheet_markdown(cheat_sheet()), "cheat_sheet.md", "text/markdown",
            icon=":material/download:", on_click="ignore",
        )  # fmt: skip
        st.caption("Two pages of A4. The print dialog also saves them as a PDF.", width="content")
    st.html(sheet_html(cheat_sheet()))


_print_button = st.components.v2.component(
    "print_button",
    html='<button type="button" class="print-button">\nPrint</button>\n',
    css=(_HERE / "cheat_sheet.css").read_text("utf-8"),
    js="""// A style sheet decides what comes on paper.
export default function ({ parentElement }) {
  parentElement.querySelector("button").onclick = () => window.print();
}
""",
    isolate_styles=False,  # its style sheet is for the tables and for the whole page on paper
)
