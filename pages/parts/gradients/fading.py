"""How gradients fade: through time for three cells, with depth for three activations."""

from collections.abc import Mapping

import numpy as np
import streamlit as st

from lessons.course.fading_words import fading_sentence
from lessons.course.glossary.mark import marked
from lessons.figures.fading_curves import curves_alt, depth_curves, time_curves
from lessons.network.fading import CELLS, DenseStack, FadingCell, fade_through_time, fade_with_depth, share_kept
from lessons.network.fading.through_time import MOST_TIMESTEPS
from lessons.network.fading.with_depth import ACTIVATIONS, INITIALIZERS, MOST_LAYERS
from lessons.network.spec import MAX_LAYERS, ModelSpec
from pages.parts.chart_camera import camera
from pages.parts.knobs import choice, fine_slider, slider, switch
from pages.parts.model_link import model_link
from pages.parts.theme import page_theme

Array = np.ndarray


def time_panel() -> None:
    """Draws one curve for each cell, by the number of steps back."""
    told, shown = st.columns([2, 3], gap="large")
    with told:
        st.markdown(marked(
            "How strongly does an early input still move the last state? On the way back the gradient passes the "
            "recurrent kernel once for each step, and is multiplied each time. With fresh weights all three cells "
            "forget: half-open gates halve the gradient too. What LSTM and GRU can do, and SimpleRNN cannot, is "
            "learn to hold a gate open."
        ))  # fmt: skip
        cell = choice("cell", CELLS, "cell", "SimpleRNN")
        timesteps = slider("timesteps", 5, MOST_TIMESTEPS, "timesteps", 20)
        gain = fine_slider(
            "gain of the recurrent kernel", 0.5, 2.0, "gain", 1.0,
            help="Keras draws this kernel with a gain of 1. Below, each step shrinks the gradient more; far above, "
            "it can grow.",
        )  # fmt: skip
        gate = fine_slider(
            "hold the memory gate open", 0.0, 4.0, "gate", 0.0, 0.5,
            help="Added to the bias of LSTM's forget gate and GRU's update gate. SimpleRNN has no gate. "
            "In the playground it starts at 0.",
        )  # fmt: skip
    fading = {each: FadingCell(each, timesteps, gain, gate if each != "SimpleRNN" else 0.0) for each in CELLS}
    with shown:
        _curves("time_curves", {each: share_kept(fade_through_time(fading[each])) for each in CELLS}, cell)
        st.caption("Each mark on the axis is a thousand times less than the one above. 16 units, fresh weights.")
        model_link(
            next(fading[each].spec for each in CELLS if each == cell), "time", f"Open this {cell} in the playground"
        )


def depth_panel() -> None:
    """Draws one curve for each activation, by the number of layers back."""
    told, shown = st.columns([2, 3], gap="large")
    with told:
        st.markdown(marked(
            "The same happens from layer to layer. On the way back the gradient is multiplied by the kernel and by the "
            "slope of the activation. The slope of a sigmoid is at most 0.25, so each layer costs a factor of four. "
            "Tanh and ReLU have slopes of up to 1: with Keras's own initializer they keep the gradient. Batch "
            "normalization rescales what enters each activation, and rescues even the sigmoid. With ReLU it "
            "overshoots: switch it on and see."
        ))  # fmt: skip
        activation = choice("activation", ACTIVATIONS, "activation", "sigmoid")
        drawn = choice("kernel_initializer", INITIALIZERS, "kernel_initializer", "glorot_uniform")
        initializer = next(each for each in INITIALIZERS if each == drawn)
        normalized = switch("BatchNormalization", "BatchNormalization")
        depth = slider("layers", 2, MOST_LAYERS, "layers", 20)
    stacks = {each: DenseStack(each, initializer, normalized, depth) for each in ACTIVATIONS}
    with shown:
        _curves(
            "depth_curves", {each: share_kept(fade_with_depth(stacks[each])[::-1]) for each in ACTIVATIONS}, activation
        )
        st.caption("The gradient of each layer's kernel for one batch of 64. 64 units in each layer, fresh weights.")
        _stack_link(next(stacks[each].spec for each in ACTIVATIONS if each == activation))


def _curves(key: str, kept: Mapping[str, Array], chosen: str) -> None:
    """The sentence about the chosen curve, and all of them."""
    draw, back = _DRAWN[key]
    st.markdown(f"**{fading_sentence(chosen, kept[chosen], back)}**")
    st.plotly_chart(draw(kept, chosen, page_theme()), key=key, alt=curves_alt(kept, f"{back} back"), config=camera(key))


def _stack_link(spec: ModelSpec) -> None:
    if len(spec.layers) <= MAX_LAYERS:
        model_link(spec, "depth", "Open this stack in the playground")


_DRAWN = {"time_curves": (time_curves, "steps"), "depth_curves": (depth_curves, "layers")}
