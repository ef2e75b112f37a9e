"""The "Keras agrees" badge: the real model, built in a worker, compared with what is on screen."""

from dataclasses import asdict
from pathlib import Path

import streamlit as st

from lessons.network.inputs import Inputs
from lessons.network.spec import ModelSpec
from lessons.training.opinion import ask_keras

PATIENCE = 0.004  # seconds; a remembered answer is there at once, a new one is fetched by the browser when it is ready
_HERE = Path(__file__).parent


def keras_badge(spec: ModelSpec, inputs: Inputs | None, key: str = "keras_badge") -> None:
    """Draws the badge; while the worker is still checking, the browser asks for the answer by itself.

    Args:
        key: names the place, unique on its page.
    """
    question, opinion = ask_keras(spec, None if inputs is None else inputs.array, PATIENCE)
    _draw(key=key, data={**asdict(opinion), "ask": f"/keras/{question}"}, width="content")


_draw = st.components.v2.component(
    "keras_badge",
    html='<span class="badge" role="status" tabindex="0"></span>\n',
    css=(_HERE / "badge.css").read_text("utf-8"),
    js=(_HERE / "badge.js").read_text("utf-8"),
)
