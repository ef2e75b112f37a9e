"""The network as an address: to copy, as a QR code for a class, and as a frame for a page of one's own."""

import streamlit as st

from lessons.network.address import frame_code, lesson_address, opens_here_only
from lessons.network.qr_code import MOST_CHARACTERS, qr_code
from lessons.network.spec import ModelSpec


def link_export(spec: ModelSpec) -> None:
    """Draws the address of this network on this server."""
    address = lesson_address(st.context.url or "", spec)
    left, right = st.columns([5, 2], gap="medium")
    with left:
        st.markdown("**Link.** Whoever opens it sees this network.")
        st.code(address, language=None, wrap_lines=True)
        st.markdown(
            "**Frame for a page of yours.** The browser shows it only where the server allows that page: name its "
            "origin in `UNROLLED_EMBED`, such as `UNROLLED_EMBED=https://tutorial.example.org`."
        )
        st.code(frame_code(address, spec), language="html", wrap_lines=True)
    with right:
        st.markdown("**QR code** of the link, for phones in class.")
        _code(address)


def _code(address: str) -> None:
    drawn = qr_code(address)
    if drawn is None:
        st.caption(
            f"This link has {len(address):,} characters. With more than {MOST_CHARACTERS} the squares become too small "
            "for a phone's camera: share the link as text."
        )
        return
    st.image(drawn, alt="QR code of the link", width=260)
    if opens_here_only(address):
        st.caption("This address works on this machine only. README, “In front of a class”, opens it to a room.")
    st.download_button(
        "Download qr.svg", lambda: drawn, "qr.svg", "image/svg+xml", icon=":material/download:", on_click="ignore"
    )
