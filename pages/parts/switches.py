"""The bar below: the two switches, in view wherever the learner has scrolled; and undo, redo, the timestep."""

import streamlit as st

from lessons.network.edit import (
    head_layer,
    recurrent_layer,
    returns_sequences,
    set_return_sequences,
    set_time_distributed,
)
from lessons.network.layers import TimeDistributed
from lessons.network.spec import ModelSpec
from pages.parts import model

_RETURN_SEQUENCES = "On: the layer hands on its state after every step. Off: only after the last step."
_TIME_DISTRIBUTED = "On: the layer is run on every step by itself, always with the same weights."


def switches(spec: ModelSpec, chosen_layer: int | None) -> None:
    """Draws the two switches.

    Args:
        chosen_layer: the layer picked in the builder, counted from 0; the switches prefer it.
    """
    recurrent, head = recurrent_layer(spec, chosen_layer), head_layer(spec, chosen_layer)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        _toggle_return_sequences(spec, recurrent)
        _toggle_time_distributed(spec, head)


def chosen_timestep(timesteps: int) -> int:
    """The timestep on show, counted from 0; kept in the address by its slider."""
    given = st.session_state.get("timestep")
    if given is None:
        # the slider is drawn far below, after the picture that needs its value
        given = st.query_params.get("timestep", "0")
        given = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 0
    return min(max(int(given), 0), max(timesteps - 1, 0))


def timestep_slider(timesteps: int) -> None:
    """Draws the slider; the picture offers the same choice."""
    if timesteps < 2:
        return
    if "timestep" in st.session_state:
        st.session_state["timestep"] = chosen_timestep(timesteps)
    st.slider("timestep t", 0, timesteps - 1, key="timestep", bind="query-params")


def undo_redo() -> None:
    """Draws the two buttons that walk through the changes."""
    st.button("Undo", icon=":material/undo:", on_click=model.undo, disabled=not model.can_undo(), type="tertiary")
    st.button("Redo", icon=":material/redo:", on_click=model.redo, disabled=not model.can_redo(), type="tertiary")


def _toggle_return_sequences(spec: ModelSpec, index: int | None) -> None:
    st.session_state["return_sequences"] = index is not None and returns_sequences(spec, index)
    st.toggle(
        "return_sequences",
        key="return_sequences",
        disabled=index is None,
        help=_acts_on(spec, index, _RETURN_SEQUENCES, "There is no recurrent layer in this network."),
        on_change=_flip_return_sequences,
        args=(spec, index),
    )


def _toggle_time_distributed(spec: ModelSpec, index: int | None) -> None:
    st.session_state["TimeDistributed"] = index is not None and isinstance(spec.layers[index], TimeDistributed)
    st.toggle(
        "TimeDistributed",
        key="TimeDistributed",
        disabled=index is None,
        help=_acts_on(spec, index, _TIME_DISTRIBUTED, "There is no layer to wrap in this network."),
        on_change=_flip_time_distributed,
        args=(spec, index),
    )


def _acts_on(spec: ModelSpec, index: int | None, meaning: str, missing: str) -> str:
    return missing if index is None else f"{meaning} Acts on layer {index + 1}, {spec.layers[index].title}."


def _flip_return_sequences(spec: ModelSpec, index: int) -> None:
    model.change_model(set_return_sequences(spec, index, bool(st.session_state["return_sequences"])))


def _flip_time_distributed(spec: ModelSpec, index: int) -> None:
    model.change_model(set_time_distributed(spec, index, bool(st.session_state["TimeDistributed"])))
