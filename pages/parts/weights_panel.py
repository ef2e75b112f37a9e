"""The weights of a trained network: each kernel and bias before and after."""

import streamlit as st

from lessons.figures.weight_maps import weight_alt, weight_maps
from lessons.network.names import keras_names
from lessons.network.walk import walk
from lessons.network.weights import draw_weights
from lessons.training.engine import Job
from pages.parts.chart_camera import camera


def weights_panel(job: Job) -> None:
    """Draws one weight of the run, chosen by its name; closed until the learner opens it."""
    if job.weights is None:
        return
    box = st.expander("Weights before and after", icon=":material/grid_on:", key="weights_box", on_change="rerun")
    if not box.open:
        return
    names = keras_names(job.spec.layers)
    places = {
        f"{names[step.index]} · {weight.name} {weight.shape}": (step.index, place)
        for step in walk(job.spec)[0]
        for place, weight in enumerate(step.layer.weights(step.input_shape))
    }
    with box:
        chosen = st.selectbox("weight", list(places), key="weight_shown", width=420)
        if chosen is None:
            return
        index, place = places[chosen]
        before, after = draw_weights(job.spec)[index][place], job.weights[index][place]
        st.plotly_chart(weight_maps(before, after), key="weight_maps", alt=weight_alt(chosen, before, after),
                        config=camera("weight_maps"))  # fmt: skip
        st.caption("Blue is below zero, orange above; both maps share one scale. Rows are what goes in, columns units.")
