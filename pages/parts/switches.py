"""The bar below: the two switches, the timestep, undo and redo; in view wherever the learner has scrolled."""

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


def switches(spec: ModelSpec, chosen_layer: int | None, timesteps: int) -> int:
    """Draws the bar.

    Args:
        chosen_layer: the layer picked in the builder, counted from 0; the switches prefer it.
        timesteps: how many steps there are to choose from.

    Returns:
        The chosen timestep, counted from 0.
    """
    recurrent, head = recurrent_layer(spec, chosen_layer), head_layer(spec, chosen_layer)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        _toggle_return_sequences(spec, recurrent)
        _toggle_time_distributed(spec, head)
        step = _timestep(timesteps)
        st.button(
            "Undo",
            icon=":material/undo:",
            on_click=model.undo,
            disabled=not model.can_undo(),
            type="tertiary",
        )
        st.button(
            "Redo",
            icon=":material/redo:",
            on_click=model.redo,
            disabled=not model.can_redo(),
            type="tertiary",
        )
    return step


def _toggle_return_sequences(spec: ModelSpec, index: int | None) -> None:
    st.session_state["return_sequences"] = index is not None and returns_sequences(spec, index)
    where = "There is no recurrent layer to switch."
    if index is not None:
        where = f"Acts on layer {index + 1}, {spec.layers[index].title}: on, every step's state is handed on; off, only the last."
    st.toggle(
        "return_sequences",
        key="return_sequences",
        disabled=index is None,
        help=where,
        on_change=_flip_return_sequences,
        args=(spec, index),
    )


def _toggle_time_distributed(spec: ModelSpec, index: int | None) -> None:
    st.session_state["TimeDistributed"] = index is not None and isinstance(
        spec.layers[index], TimeDistributed
    )
    where = "There is no layer to wrap."
    if index is not None:
        where = (
            f"Acts on layer {index + 1}, {spec.layers[index].title}: on, it is run on every step by itself."
        )
    st.toggle(
        "TimeDistributed",
        key="TimeDistributed",
        disabled=index is None,
        help=where,
        on_change=_flip_time_distributed,
        args=(spec, index),
    )


def _timestep(timesteps: int) -> int:
    if timesteps < 2:
        return 0
    if "timestep" in st.session_state:
        st.session_state["timestep"] = min(max(int(st.session_state["timestep"]), 0), timesteps - 1)
    return int(
        st.slider(
            "timestep t",
            0,
            timesteps - 1,
            key="timestep",
            bind="query-params",
            help="The step whose distribution is shown. Also: click a column of the picture, or use its arrow keys.",
        )
    )


def _flip_return_sequences(spec: ModelSpec, index: int) -> None:
    model.change_model(set_return_sequences(spec, index, bool(st.session_state["return_sequences"])))


def _flip_time_distributed(spec: ModelSpec, index: int) -> None:
    model.change_model(set_time_distributed(spec, index, bool(st.session_state["TimeDistributed"])))
