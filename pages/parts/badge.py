"""The "Keras agrees" badge: the real model, built in a worker, compared with what is on screen."""

from functools import lru_cache

import streamlit as st

from lessons.network.agreement import agree
from lessons.network.inputs import Inputs
from lessons.network.keras_json import write_keras_json
from lessons.network.predict import Prediction
from lessons.network.spec import ModelSpec
from lessons.network.trace import Trace
from lessons.training import engine

PATIENCE = 0.012  # seconds a rerun waits: a warm worker's remembered answer is there at once, a new one soon after


def keras_badge(prediction: Prediction, inputs: Inputs | None, run: Trace | None) -> None:
    """Draws the badge; while the worker is still checking, only the badge is drawn again until it knows."""
    question = _question(prediction.spec), None if inputs is None else inputs.array, prediction.spec.seed
    said = engine.wait(*question, timeout=PATIENCE)
    waiting = said.status == "checking"

    # one fragment, with or without a timer: the page keeps its shape, and no second badge shows in between
    @st.fragment(run_every=0.5 if waiting else None)
    def badge() -> None:
        now = engine.confirm(*question)
        if now.status == "checking":
            st.badge("Keras is checking", icon=":material/hourglass_top:", color="gray", help=now.sentence)
            return
        _show(prediction, run, now)
        if waiting:
            st.rerun()  # a full run, to be rid of the timer

    badge()


def _show(prediction: Prediction, run: Trace | None, said: engine.Confirmation) -> None:
    if said.report is None:
        st.badge("Keras is not here", icon=":material/cloud_off:", color="gray", help=said.sentence)
        return
    found = agree(prediction, run, said.report)
    if found.kind == "agrees":
        st.badge(f"Keras {found.keras} agrees", icon=":material/check_circle:", color="green", help=found.sentence)
    else:
        st.badge(f"Keras {found.keras} differs", icon=":material/error:", color="red", help=found.sentence)


@lru_cache(maxsize=256)
def _question(spec: ModelSpec) -> str:
    return write_keras_json(spec)
