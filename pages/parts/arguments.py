"""One knob for each argument of a layer, made from what the argument takes."""

from typing import Any

import streamlit as st

from lessons.network.arguments import Argument, arguments_of
from lessons.network.edit import inner_layer, set_argument
from lessons.network.layers import Layer
from lessons.network.parse import NotReadable, parse_calls, show_value
from lessons.network.spec import ModelSpec
from pages.parts import model

# return_sequences has its switch in the bar; the others change no shape and no number one could see here
_LEFT_OUT = {
    "return_sequences", "layer", "backward_layer", "name", "stateful", "unroll", "seed", "noise_shape", "momentum",
    "dropout", "recurrent_dropout", "zero_output_for_mask", "epsilon", "groups", "dilation_rate",
}  # fmt: skip
_KNOBS = {"size", "sizes", "whole", "axes", "shape", "fraction", "number", "switch", "choice", "activation"}


def layer_arguments(spec: ModelSpec, index: int) -> None:
    """Draws the knobs of the layer at `index`, and of the layer inside its wrapper."""
    layer = spec.layers[index]
    inner = inner_layer(layer)
    st.markdown(f"**{layer.title}**")
    drawn = 0
    for owner in (layer,) if inner is layer else (inner, layer):
        for name, described in arguments_of(owner).items():
            if (
                name in _LEFT_OUT
                or described.kind not in _KNOBS
                or (owner is layer and inner is not layer and name == "trainable")
            ):
                continue
            _knob(spec, index, owner, name, described)
            drawn += 1
    if not drawn:
        st.caption("This layer has nothing to set.")


def _knob(spec: ModelSpec, index: int, owner: Layer, name: str, described: Argument) -> None:
    key = f"argument_{type(owner).__name__}_{name}"
    value = getattr(owner, name)
    given: dict[str, Any] = {
        "key": key,
        "help": described.meaning or None,
        "on_change": _set,
        "args": (spec, index, name, key, described.kind, value),
    }
    if described.kind == "switch":
        st.session_state[key] = value is True
        st.toggle(name, **given)
    elif described.kind == "size":
        st.session_state[key] = int(value) if described.accepts(value) and value is not None else 1
        st.number_input(name, 1, max(described.limit or 512, st.session_state[key]), **given)
    elif described.kind in ("choice", "activation"):
        choices = (
            [None, *described.choices]
            if described.optional and "linear" not in described.choices
            else list(described.choices)
        )
        shown = value if value in choices else ("linear" if "linear" in choices else choices[0])
        st.session_state[key] = shown
        st.selectbox(name, choices, format_func=str, **given)
    elif described.kind == "fraction":
        st.session_state[key] = float(value)
        st.slider(name, 0.0, 1.0, step=0.05, **given)
    else:
        st.session_state[key] = show_value(value)
        st.text_input(name, **given)


def _set(spec: ModelSpec, index: int, name: str, key: str, kind: str, was: Any) -> None:
    value = st.session_state[key]
    if kind in ("sizes", "whole", "axes", "shape", "number"):
        value = _typed(value, was)
    if kind == "activation" and value == "linear" and was is None:
        value = None
    model.change_model(set_argument(spec, index, name, value))
    st.session_state["layer"] = index  # its label in the list has changed: Streamlit would drop the choice


def _typed(text: str, was: Any) -> Any:
    try:
        return parse_calls(f"value({text})")[0].positional[0]
    except (NotReadable, IndexError):
        st.toast(f"“{text[:40]}” is not a number or a tuple such as (3, 3). The old value stays.")
        return was
