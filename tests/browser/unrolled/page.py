"""The page the tests of the unrolled picture drive: a scene from the address, a slider, what Python heard."""

import streamlit as st

from pages.parts.unrolled import unrolled
from tests.browser.unrolled.scenes import SCENES


def show_page() -> None:
    """Draw the page; a function, because pytest imports this file too when it looks for doctests."""
    st.set_page_config(page_title="The unrolled picture", layout="wide")
    st.session_state.setdefault("step", int(st.query_params.get("step", "3")))
    st.session_state.setdefault("heard", [])
    if "scene" not in st.session_state:
        st.session_state.scene = st.query_params.get("scene", "next_word_on")
    scene = SCENES[st.selectbox("Scene", list(SCENES), key="scene")]()
    last = max(1, scene["timesteps"] - 1)
    st.session_state.step = min(st.session_state.step, last)
    st.slider("Step", 0, last, key="step")
    answer = None
    if st.checkbox("Show the picture", value=True):
        answer = unrolled(scene, key="picture", chosen=st.session_state.step, on_change=hear)
    st.text(f"Python heard {st.session_state.heard}")
    st.text(f"This run returned {answer}")


def hear() -> None:
    """Make the learner's choice the page's step, as the playground does."""
    st.session_state.step = st.session_state.picture.timestep
    st.session_state.heard.append(st.session_state.step)


if __name__ == "__main__":
    show_page()
