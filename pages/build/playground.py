"""The playground: build a network, flip a switch, see the time axis."""

import streamlit as st

from lessons.figures.distributions import distributions_of
from lessons.figures.scene import make_scene, timesteps_of
from lessons.network.change import compare
from lessons.network.inputs import make_inputs
from lessons.network.predict import predict
from lessons.network.presets import PRESETS
from lessons.network.spec import MAX_DRAWN_PARAMETERS
from lessons.network.trace import trace
from pages.parts import model
from pages.parts.badge import keras_badge
from pages.parts.builder import builder
from pages.parts.cards import before_after, change_card, mistake_card, notice_card
from pages.parts.export.panel import export_panel
from pages.parts.layer_table import layer_table
from pages.parts.loss_panel import loss_panel
from pages.parts.softmax_panel import softmax_panel
from pages.parts.switches import chosen_timestep, switches, undo_redo
from pages.parts.unrolled import unrolled

st.set_page_config(initial_sidebar_state=330)
above, picture, below = st.container(), st.container(), st.container()
read = model.read_model()
spec = read.spec
with st.sidebar:
    chosen_layer = builder(spec)

prediction = predict(spec)
drawn = prediction.total_params <= MAX_DRAWN_PARAMETERS
inputs = make_inputs(
    spec,
    st.session_state.get("feed", "random"),
    str(st.session_state.get("numbers" if st.session_state.get("feed") == "numbers" else "words", "")),
)
run = trace(spec, inputs.array) if drawn else None
scene = make_scene(prediction, inputs if drawn else None, run)
with st.bottom:
    switches(spec, chosen_layer)
timesteps = timesteps_of(scene)
timestep = chosen_timestep(timesteps)

with above:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.title("Playground", anchor=False)
        st.markdown(f"**{prediction.total_params:,}** parameters")
        keras_badge(spec, inputs if drawn else None)
        undo_redo()
    notice_card(read.notices + inputs.notices)
    before = model.spec_before()
    change = compare(before, spec) if before else None
    change_card(change, stopped=prediction.mistake is not None)
    if prediction.mistake:
        mistake_card(prediction.mistake)
    for warning in prediction.warnings:
        mistake_card(warning)

with picture:
    if not drawn:
        st.caption(
            f"More than {MAX_DRAWN_PARAMETERS:,} parameters: shapes and counts are exact, numbers are not drawn."
        )

    def choose_timestep() -> None:
        """Takes over the step picked in the picture."""
        picked = st.session_state["unrolled"].timestep
        if picked is not None:
            st.session_state["timestep"] = int(picked)

    unrolled(scene, key="unrolled", chosen=timestep, on_change=choose_timestep)
    shown = distributions_of(prediction, run) if run else None
    if shown is not None and shown.is_nearly_even:
        st.caption("The weights are random, as Keras draws them before training: no class is much likelier yet.")

with below:
    preset = next((each for each in PRESETS.values() if each.link == model.model_text()), None)
    if preset:
        st.caption(preset.note)
    before_after(change)
    layer_table(prediction)
    if run is not None:
        softmax_panel(prediction, run, inputs.labels, timestep, timesteps)
    loss_panel(prediction)
    st.page_link(
        "build/training_lab.py",
        label="Train this network in the lab",
        icon=":material/model_training:",
        query_params={"model": model.model_text()},
    )
    st.subheader("Take this network along", anchor=False)
    export_panel(prediction, "form", picture=False)
    model.model_box()
