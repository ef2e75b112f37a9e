"""Which network is trained: one made for the task, or the one a learner brings from the playground."""

from dataclasses import replace

import streamlit as st

from lessons.network.link import read_link, write_link
from lessons.network.loss import LOSSES
from lessons.network.spec import ModelSpec
from lessons.training.task import Task
from pages.parts import model
from pages.parts.cards import notice_card

AS_IT_COMES = "as it comes"
_SOURCES = {"own": "the task's own", "brought": "playground's"}


def network_knobs(task: Task) -> ModelSpec:
    """Draws the choice and says which network it is."""
    has_just_come = st.session_state.get("page_before") != st.session_state.get("page_now")
    if model.KEY in st.query_params and "network" not in st.query_params and has_just_come:
        st.session_state["network"] = "brought"  # a link from the playground carries its network
    read = model.read_model()
    # Streamlit wants a default or a value in the session, not both
    first = None if "network" in st.session_state else "own"
    source = st.segmented_control(
        "Network", list(_SOURCES), key="network", default=first, required=True, bind="query-params",
        format_func=lambda each: _SOURCES[each],
    )  # fmt: skip
    if source == "brought":
        notice_card(read.notices)
        spec = read.spec
    else:
        spec = read_link(task.model).spec
    st.code("\n".join(map(_folded, write_link(spec).split("|"))), language=None, wrap_lines=True)
    loss = st.selectbox(
        "loss",
        [AS_IT_COMES, *LOSSES],
        key="loss",
        persist_state="session",
        help="What training makes small. Choose another one to see whether it fits what leaves the network.",
    )
    if loss in (None, AS_IT_COMES):
        st.caption(f"It comes with `{spec.loss or task.loss}`.")
    else:
        spec = replace(spec, loss=loss)
    if source == "brought":
        st.page_link("build/playground.py", label="Change it in the playground", icon=":material/edit:",
                     query_params={"model": write_link(spec)})  # fmt: skip
    return spec


def _folded(layer: str) -> str:
    """A layer that is too long for the sidebar, with its arguments in lines of their own."""
    return layer if len(layer) <= 28 else layer.replace(",", ",\n  ")


def bring(spec: ModelSpec) -> None:
    """Trains this network from now on; to be called from a widget's callback only."""
    model.change_model(spec)
    st.session_state["network"] = "brought"
