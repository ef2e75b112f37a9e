"""The knobs of the Input: its sizes, and which numbers are fed."""

import streamlit as st

from lessons.network.edit_input import input_sizes, set_input_size
from lessons.network.inputs import FIRST_TEXT, vocabulary_size
from lessons.network.spec import ModelSpec
from pages.parts import model

_SOURCES = {"random": "Random", "numbers": "Numbers", "words": "Words"}


def sample_knobs(spec: ModelSpec) -> None:
    """Draws the sizes of the Input and the choice of what is fed."""
    st.markdown("**Input**")
    for place, (name, size, most) in enumerate(input_sizes(spec)):
        key = f"input_{place}"
        st.session_state[key] = size or 0
        st.number_input(
            name,
            0 if name == "timesteps" else 1,
            most,
            key=key,
            help="0 leaves the time axis open: None." if name == "timesteps" else None,
            on_change=_resize,
            args=(spec, place, key),
        )
    st.number_input(
        "seed",
        0,
        9999,
        key="seed",
        bind="query-params",
        help="Weights and random input are drawn from this number.",
    )
    words = bool(vocabulary_size(spec)) and len(spec.input.shape) == 1
    options = [each for each in _SOURCES if each != "words" or words]
    if st.session_state.get("feed") not in (None, *options):
        st.session_state["feed"] = "random"
    st.segmented_control(
        "What is fed",
        options,
        key="feed",
        default="random",
        required=True,
        bind="query-params",
        format_func=lambda each: _SOURCES[each],
    )
    if st.session_state["feed"] == "numbers":
        st.text_area("Numbers", key="numbers", persist_state="page", max_chars=20_000, height=80,
                     placeholder="1, 0, 0.5, ...", help="In reading order; what is missing becomes 0.")  # fmt: skip
    elif st.session_state["feed"] == "words":
        st.text_input("Words", value=FIRST_TEXT, key="words", bind="query-params", max_chars=500)


def _resize(spec: ModelSpec, place: int, key: str) -> None:
    model.change_model(set_input_size(spec, place, int(st.session_state[key]) or None))
    st.session_state["layer"] = -1  # its label in the list has changed: Streamlit would drop the choice
