"""A message in plain words: what happened, and what to check."""

import streamlit as st

from lessons.course.glossary.mark import marked_plain
from lessons.reader.messages import Explained
from pages.parts.layer_table import escaped


def explained_panel(said: Explained) -> None:
    """Draws both, and the line of the learner's own file where a traceback names it."""
    what, *check = marked_plain("\n".join((said.what, *said.check)), escaped).split("\n")
    draw, icon = (st.info, ":material/lightbulb:") if said.known else (st.warning, ":material/help:")
    draw(what, icon=icon, title=said.error or None)
    if said.line is not None:
        st.markdown(f"It came up in **line {said.line}** of your own file.")
    st.markdown("**What to check**")
    st.markdown("\n".join(f"{place}. {each}" for place, each in enumerate(check, start=1)))
