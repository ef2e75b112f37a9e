"""The one button on a chart: save it as a picture, PNG or SVG, as the learner last chose at the foot of a page."""

from typing import Any

import streamlit as st

_KEY = "camera_format"
_FORMATS = {"PNG": "PNG, for slides", "SVG": "SVG, sharp at any size"}
_SEEN = "camera_seen"  # a chart with a camera stands on this page


def camera(name: str) -> dict[str, Any]:
    """Plotly's settings for a chart that can be saved as `name`.png, at twice its size on screen, or `name`.svg."""
    st.session_state[_SEEN] = True
    chosen = str(st.session_state.get(_KEY, "PNG")).lower()
    return {
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": chosen, "filename": name, "scale": 2 if chosen == "png" else 1},
    }


def camera_format() -> None:
    """Draws the choice of format, where charts with a camera stand above; to be called once a run, last of all."""
    if st.session_state.pop(_SEEN, False):
        st.segmented_control(
            "The camera on a chart saves", list(_FORMATS), key=_KEY, default="PNG", required=True,
            format_func=_FORMATS.__getitem__, persist_state="session", wrap=True,
        )  # fmt: skip
