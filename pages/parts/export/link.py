"""An address to take along: as a link, as a QR code for a class, and as a frame for a page of one's own."""

import streamlit as st

from lessons.network.address import frame_code, model_address, opens_here_only
from lessons.network.qr_code import MOST_CHARACTERS, qr_code
from lessons.network.spec import ModelSpec
from lessons.network.titles import chain_titles


def link_export(spec: ModelSpec) -> None:
    """Draws the address of this network on this server."""
    address = model_address(st.context.url or "", spec)
    address_panel(address, frame_code(address, ", ".join(chain_titles(spec))), "Whoever opens it sees this network.")


def address_panel(address: str, frame: str, what: str) -> None:
    """Draws a link with its QR code, and a frame.

    Args:
        address: where the link and the code lead.
        frame: the HTML of the frame, which may show less than the link.
        what: a sentence on what is seen there.
    """
    left, right = st.columns([5, 2], gap="medium")
    with left:
        st.markdown(f"**Link.** {what}")
        st.code(address, language=None, wrap_lines=True)
        st.markdown(
            "**Frame for a page of yours.** The browser shows it only where the server allows that page: name its "
            "origin in `UNROLLED_EMBED`, such as `UNROLLED_EMBED=https://tutorial.example.org`."
        )
        st.code(frame, language="html", wrap_lines=True)
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
