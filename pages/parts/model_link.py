"""A network on a page: a link that opens it in the playground, and a button with every way to take it along."""

from collections.abc import Iterable

import streamlit as st

from lessons.network.address import model_query
from lessons.network.mistake import Mend
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec
from pages.parts.export.panel import export_panel

_PLAYGROUND = "build/playground.py"


def model_link(
    spec: ModelSpec, key: str, label: str = "Open this network in the playground", icon: str = ":material/tune:"
) -> None:
    """Draws the link and the button in one row.

    Args:
        spec: the network.
        key: names the place, unique on its page.
        label: the words of the link.
        icon: its Material symbol in Streamlit's notation.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.page_link(_PLAYGROUND, label=label, icon=icon, query_params=model_query(spec), width="content")
        take_along(spec, key)


def mend_links(mends: Iterable[Mend]) -> None:
    """Draws a link for each way out: it opens the mended network in the playground."""
    for mend in mends:
        st.page_link(
            _PLAYGROUND, label=f"Mend: {mend.words}", icon=":material/healing:", query_params=model_query(mend.spec)
        )


def take_along(spec: ModelSpec, key: str) -> None:
    """Draws the button alone; what it opens is made only then, and drawn again by itself.

    Args:
        spec: the network.
        key: names the place, unique on its page.
    """
    if st.button("Take it along", key=f"take {key}", icon=":material/download:", type="tertiary"):
        _dialog(spec)


@st.dialog("Take this network along", width=1040, icon=":material/download:")
def _dialog(spec: ModelSpec) -> None:
    export_panel(predict(spec), "form_taken")
