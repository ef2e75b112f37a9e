"""Ways to take the network along: Keras code, Keras JSON, and the text of the address."""

import streamlit as st

from lessons.network.keras_code import keras_code
from lessons.network.keras_json import write_keras_json
from lessons.network.predict import Prediction

_FORMS = {"sequential": "Sequential", "functional": "functional", "json": "JSON"}


def export_panel(prediction: Prediction) -> None:
    """Draws the code in the form the learner picks."""
    st.subheader("The same network in Keras", anchor=False)
    form = st.segmented_control(
        "form", list(_FORMS), key="form", default="sequential", required=True, format_func=lambda each: _FORMS[each],
        label_visibility="collapsed", persist_state="session",
    )  # fmt: skip
    spec = prediction.spec
    if form == "json":
        text = write_keras_json(spec)
        st.caption("What model.to_json() writes. `python -m lessons.network FILE` prints its layer table.")
        st.code(text, language="json", height=320, wrap_lines=True)
        st.download_button("Download JSON", text, "model.json", "application/json", icon=":material/download:")
        return
    code = keras_code(spec, "functional" if form == "functional" else "sequential")
    st.code(code, language="python", height="content" if code.count("\n") < 30 else 420)
    st.download_button("Download code", code, "model.py", "text/x-python", icon=":material/download:")
