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
        text, name, kind = write_keras_json(spec), "model.json", "application/json"
        st.caption("What model.to_json() writes. `python -m lessons.network FILE` prints its layer table.")
        st.code(text, language="json", height=320, wrap_lines=True)
    else:
        text, name, kind = (
            keras_code(spec, "functional" if form == "functional" else "sequential"),
            "model.py",
            "text/x-python",
        )
        st.code(text, language="python", height="content" if text.count("\n") < 30 else 420)
    with st.container(horizontal=True, gap="small"):
        st.download_button(f"Download {name}", text, name, kind, icon=":material/download:", on_click="ignore")
        st.download_button(
            "Download layers.csv",
            lambda: _layer_csv(prediction),
            "layers.csv",
            "text/csv",
            icon=":material/table:",
            on_click="ignore",
        )


def _layer_csv(prediction: Prediction) -> str:
    from lessons.network.layer_frame import layer_frame  # pandas is loaded by the first download, not by every server

    text: str = layer_frame(prediction).to_csv(index=False)
    return text
