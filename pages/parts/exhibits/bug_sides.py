"""A silent bug on the page: the picture of what is written, and beside it, once the line is found, of the mend."""

from collections.abc import Callable

import streamlit as st

from lessons.course.exhibit_query import ONLY
from lessons.course.lessons.silent_bugs import LESSON
from lessons.course.shown.bug_networks import bugs
from pages.parts.lesson.check_card import is_answered
from pages.parts.model_link import model_link


def is_mended(key: str) -> bool:
    """Whether the mend of a bug may be shown: its line was found, or nobody wants to guess."""
    section = next(each for each in LESSON.sections if each.exhibit == key)
    return not st.session_state["guess"] or is_answered(LESSON.key, LESSON.checks.index(section.checks[0]))


def both_sides(key: str, draw: Callable[[bool], None]) -> None:
    """Draws the same picture twice, side by side.

    Args:
        key: of the bug and its exhibit.
        draw: draws the picture, mended or not.
    """
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown(":red-badge[:material/bug_report: as written]")
        draw(False)
    with right:
        if is_mended(key):
            st.markdown(":green-badge[:material/healing: mended]")
            draw(True)
        else:
            st.markdown(":gray-badge[mended]")
            alone = ONLY in st.query_params
            told = (
                "It stands in the lesson, behind a question." if alone else "Find the line below, then it stands here."
            )
            st.caption(f":material/visibility_off: {told}")


def the_mend(key: str) -> None:
    """The line before and after, and the mended network to open; nothing before it is found."""
    bug = bugs()[key]
    if not is_mended(key):
        return
    old, new = bug.change
    st.code(f"- {old}" + (f"\n+ {new}" if new else ""), language="diff", wrap_lines=True)
    model_link(bug.mended, f"mend_{key}", label="Open the mended network")
