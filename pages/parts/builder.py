"""The builder in the sidebar: presets, the stack of layers, and the arguments of the chosen one."""

import streamlit as st

from lessons.network.edit import add_layer, duplicate, inner_layer, set_bidirectional, set_time_distributed
from lessons.network.layers import LAYERS, Bidirectional, Recurrent, TimeDistributed
from lessons.network.link import write_link
from lessons.network.presets import PRESETS
from lessons.network.spec import MAX_LAYERS, ModelSpec
from pages.parts import model
from pages.parts.arguments import layer_arguments
from pages.parts.sample import sample_knobs

_LINKS = {preset.link: key for key, preset in PRESETS.items()}


def builder(spec: ModelSpec) -> int | None:
    """Draws the knobs.

    Returns:
        The chosen layer, counted from 0, or `None` when the Input is chosen.
    """
    _preset(spec)
    place = _stack(spec)
    _moves(spec, place)
    with st.container(border=True, gap="small"):
        if place is None:
            sample_knobs(spec)
        else:
            layer_arguments(spec, place)
    return place


def _preset(spec: ModelSpec) -> None:
    key = _LINKS.get(write_link(spec))
    st.session_state["preset"] = key
    st.selectbox(
        "Preset",
        list(PRESETS),
        key="preset",
        index=None,
        placeholder="Your own network",
        format_func=lambda each: PRESETS[each].title,
        on_change=_load_preset,
    )


def _load_preset() -> None:
    if st.session_state["preset"]:
        model.set_text(PRESETS[st.session_state["preset"]].link)
        st.session_state["layer"] = None


def _stack(spec: ModelSpec) -> int | None:
    # drawn like the picture: the Input is at the bottom, the head on top
    places = [*reversed(range(len(spec.layers))), -1]
    current = st.session_state.get("layer")
    if current not in places:
        st.session_state["layer"] = _first_choice(spec)
    place = st.radio(
        "Layers",
        places,
        key="layer",
        format_func=lambda each: _label(spec, each),
        help="The data flows upward, as in the picture. Choose a layer to see its knobs.",
    )
    return None if place == -1 else place


def _first_choice(spec: ModelSpec) -> int:
    found = [index for index, layer in enumerate(spec.layers) if isinstance(inner_layer(layer), Recurrent)]
    return found[-1] if found else len(spec.layers) - 1


def _label(spec: ModelSpec, place: int) -> str:
    if place == -1:
        return f"Input({', '.join(map(str, spec.input.shape))})"
    return f"{place + 1} · {spec.layers[place].title}"


def _moves(spec: ModelSpec, place: int | None) -> None:
    index = -1 if place is None else place
    with st.container(horizontal=True, gap="small"):
        st.menu_button(
            "Add",
            list(LAYERS),
            key="add",
            icon=":material/add:",
            help=f"Adds a layer above the chosen one; {MAX_LAYERS} at most.",
            disabled=len(spec.layers) >= MAX_LAYERS,
            on_click=_add,
            args=(spec, index),
        )
        st.menu_button(
            "This layer",
            _possible(spec, place),
            key="act",
            help="Move, copy, wrap or remove the chosen layer.",
            disabled=place is None,
            on_click=_act,
            args=(spec, index),
        )


def _possible(spec: ModelSpec, place: int | None) -> list[str]:
    if place is None:
        return ["Move up"]
    layer = spec.layers[place]
    found = ["Move up"] * (place < len(spec.layers) - 1) + ["Move down"] * (place > 0)
    found += ["Duplicate"] * (len(spec.layers) < MAX_LAYERS)
    if isinstance(layer, TimeDistributed | Bidirectional):
        found.append(f"Take {layer.class_name} off")
    else:
        found.append("Wrap in TimeDistributed")
        found += ["Wrap in Bidirectional"] * isinstance(layer, Recurrent)
    return [*found, "Remove"]


def _add(spec: ModelSpec, index: int) -> None:
    changed, place = add_layer(spec, st.session_state["add"], index)
    model.change_model(changed)
    st.session_state["layer"] = place


def _act(spec: ModelSpec, index: int) -> None:
    action, place = st.session_state["act"], index
    if action == "Move up":
        spec, place = spec.moved(index, index + 1), index + 1
    elif action == "Move down":
        spec, place = spec.moved(index, index - 1), index - 1
    elif action == "Duplicate":
        spec, place = duplicate(spec, index), index + 1
    elif action == "Remove":
        spec, place = spec.without(index), max(0, index - 1) if len(spec.layers) > 1 else -1
    elif action.endswith("TimeDistributed") or action == "Take TimeDistributed off":
        spec = set_time_distributed(spec, index, action.startswith("Wrap"))
    else:
        spec = set_bidirectional(spec, index, action.startswith("Wrap"))
    model.change_model(spec)
    st.session_state["layer"] = place
