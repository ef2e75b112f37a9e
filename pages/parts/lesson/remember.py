"""What to remember of a page, in a box at its end."""

from collections.abc import Sequence

import streamlit as st

from lessons.course.glossary.mark import marked


def remember_box(lines: Sequence[str]) -> None:
    """Draws the box; words of the glossary are marked.

    Args:
        lines: a sentence or two each, in Markdown.
    """
    with st.container(border=True, key="remember"):
        st.markdown("#### :material/bookmark: Remember")
        st.markdown(marked("\n".join(f"- {line}" for line in lines)))
