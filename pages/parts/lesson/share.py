"""One picture of a lesson to share: a link that opens the lesson there, its QR code, and a frame with it alone."""

import streamlit as st

from lessons.course.exhibit_query import exhibit_query
from lessons.course.lesson import Lesson, Section
from lessons.network.address import frame_code, page_address
from pages.parts.export.link import address_panel


def share_button(lesson: Lesson, section: Section, knobs: tuple[str, ...]) -> None:
    """Draws the button; the link is made when it is pressed, with the knobs as they stand then.

    Args:
        lesson: where the picture stands.
        section: its section.
        knobs: the keys of all knobs of the lesson.
    """
    if st.button("Share this picture", key=f"share {section.exhibit}", icon=":material/share:", type="tertiary"):
        _dialog(lesson, section, knobs)


@st.dialog("Share this picture", width=1040, icon=":material/share:")
def _dialog(lesson: Lesson, section: Section, knobs: tuple[str, ...]) -> None:
    st.markdown(f"**{section.heading}**, from lesson {lesson.heading}")
    with st.container(horizontal=True, gap="medium"):
        locked = knobs != () and st.toggle(
            "Hold all knobs still", key="share_locked",
            help="Whoever opens it sees the picture as it stands now, and cannot change it.",
        )  # fmt: skip
        ask_first = section.predict != "" and st.toggle(
            "Ask the question first", key="share_asks", help="The picture comes after a guess, as in the lesson."
        )
    said, url = st.query_params.to_dict(), st.context.url or ""
    link = exhibit_query(said, knobs, ask_first=ask_first, locked=locked)
    alone = exhibit_query(said, knobs, ask_first=ask_first, locked=locked, only=section.exhibit)
    address_panel(
        page_address(url, lesson.key, link, section.anchor),
        frame_code(page_address(url, lesson.key, alone), f"{section.heading} ({lesson.heading})"),
        "It opens the lesson at this picture, with the knobs as they stand. The frame below shows the picture alone.",
    )
