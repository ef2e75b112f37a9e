"""What a document says beside what is true, with the lines of code where it is about code."""

import streamlit as st

from lessons.course.erratum import Erratum
from lessons.course.glossary.mark import marked_note


def erratum_card(erratum: Erratum) -> None:
    """Draws the card; its key is that of the erratum."""
    with st.container(border=True, key=erratum.key):
        erratum_words(erratum)
        erratum_code(erratum)


def erratum_words(erratum: Erratum, badge: str = "") -> None:
    """Draws what is said, and what is true."""
    said, true = st.columns(2, gap="medium")
    words = f" :violet-badge[{badge}]" if badge else ""
    said.markdown(f":gray-badge[{erratum.key}]{words} **It says:** {marked_note(erratum.says)}")
    true.markdown(f":green-badge[:material/check: measured here] {marked_note(erratum.truth)}")


def erratum_code(erratum: Erratum) -> None:
    """Draws the lines of code, if it has any."""
    if erratum.wrong:
        st.code("\n".join(erratum.change), language="diff", wrap_lines=True)
