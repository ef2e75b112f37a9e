"""The page the tests of the unrolled picture drive: a scene from the address, a slider, what Python heard."""

import streamlit as st

from pages.parts.unrolled import unrolled
from tests.browser.unrolled.scenes import SCENES

st.set_page_config(page_title="The unrolled picture", layout="wide")
st.session_state.setdefault("step", int(st.query_params.get("step", "3")))
st.session_state.setdefault("heard", [])
names = list(SCENES)
if "scene" not in st.session_state:
    st.session_state.scene = st.query_params.get("scene", names[0])


def hear() -> None:
    """Make the learner's choice the page's step, as the playground does."""
    st.session_state.step = st.session_state.picture.timestep
    st.session_state.heard.append(st.session_state.step)


scene_name = st.selectbox("Scene", names, key="scene")
scene = SCENES[scene_name]()
last = max(1, scene["timesteps"] - 1)
st.session_state.step = min(st.session_state.step, last)
st.slider("Step", 0, last, key="step")
answer = None
if st.checkbox("Show the picture", value=True):
    answer = unrolled(scene, key="picture", chosen=st.session_state.step, on_change=hear)
st.text(f"Python heard {st.session_state.heard}")
st.text(f"This run returned {answer}")
