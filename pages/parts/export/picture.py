"""The unrolled picture of a network away from the playground, to be saved as SVG or PNG."""

import streamlit as st

from lessons.figures.scene import make_scene
from lessons.network.inputs import make_inputs
from lessons.network.predict import Prediction
from lessons.network.spec import MAX_DRAWN_PARAMETERS
from lessons.network.trace import trace
from pages.parts.unrolled import unrolled


def picture_export(prediction: Prediction, key: str) -> None:
    """Draws the picture; its own button below saves it."""
    st.caption("“Save this picture” below it gives an SVG, sharp at any size, or a PNG for slides.")
    spec = prediction.spec
    if prediction.total_params > MAX_DRAWN_PARAMETERS:
        unrolled(make_scene(prediction, None, None), key=key, chosen=0)
        return
    inputs = make_inputs(spec)
    unrolled(make_scene(prediction, inputs, trace(spec, inputs.array)), key=key, chosen=0)
