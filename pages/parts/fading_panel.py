"""How gradients fade: through time for three cells, with depth for three activations."""

import numpy as np
import streamlit as st

from lessons.course.fading_words import fading_sentence
from lessons.figures.fading_curves import curves_alt, depth_curves, time_curves
from lessons.network.fading import CELLS, DenseStack, FadingCell, fade_through_time, fade_with_depth, share_kept
from lessons.network.fading.through_time import MOST_TIMESTEPS
from lessons.network.fading.with_depth import ACTIVATIONS, INITIALIZERS, MOST_LAYERS
from lessons.network.link import write_link
from lessons.network.spec import MAX_LAYERS
from pages.parts.theme import page_theme

PLAYGROUND = "build/playground.py"


def time_panel() -> None:
    """Draws one curve for each cell, by the number of steps back."""
    left, right = st.columns([3, 2], gap="medium")
    with right:
        st.markdown(
            "How strongly does an early input still move the last state? On the way back the gradient passes the "
            "recurrent kernel once for each step, and is multiplied each time. With fresh weights all three cells "
            "forget: half-open gates halve the gradient too. What LSTM and GRU can do, and SimpleRNN cannot, is "
            "learn to hold a gate open."
        )
        cell = st.segmented_control("cell", CELLS, key="cell", default="SimpleRNN", required=True, bind="query-params")
        timesteps = st.slider("timesteps", 5, MOST_TIMESTEPS, 20, key="timesteps", bind="query-params")
        gain = st.slider(
            "gain of the recurrent kernel", 0.5, 2.0, 1.0, 0.1, key="gain", bind="query-params",
            help="Keras draws this kernel with a gain of 1. Below, each step shrinks the gradient more; far above, "
            "it can grow.",
        )  # fmt: skip
        gate = st.slider(
            "hold the memory gate open", 0.0, 4.0, 0.0, 0.5, key="gate", bind="query-params",
            help="Added to the bias of LSTM's forget gate and GRU's update gate. SimpleRNN has no gate. "
            "In the playground it starts at 0.",
        )  # fmt: skip
    fading = {each: FadingCell(each, timesteps, gain, gate if each != "SimpleRNN" else 0.0) for each in CELLS}
    kept: dict[str, np.ndarray] = {each: share_kept(fade_through_time(fading[each])) for each in CELLS}
    chosen = cell or CELLS[0]
    with left:
        st.markdown(f"**{fading_sentence(chosen, kept[chosen], 'steps')}**")
        st.plotly_chart(
            time_curves(kept, chosen, page_theme()), key="time_curves", alt=curves_alt(kept, "steps back"),
            config={"displayModeBar": False},
        )  # fmt: skip
        st.caption("Each mark on the axis is a thousand times less than the one above. 16 units, fresh weights.")
        st.page_link(
            PLAYGROUND, label=f"Open this {chosen} in the playground", icon=":material/tune:",
            query_params={"model": write_link(fading[chosen].spec)},
        )  # fmt: skip


def depth_panel() -> None:
    """Draws one curve for each activation, by the number of layers back."""
    left, right = st.columns([3, 2], gap="medium")
    with right:
        st.markdown(
            "The same happens from layer to layer. On the way back the gradient is multiplied by the kernel and by the "
            "slope of the activation. The slope of a sigmoid is at most 0.25, so each layer costs a factor of four. "
            "Tanh and ReLU have slopes of up to 1: with Keras's own initializer they keep the gradient. Batch "
            "normalization rescales what enters each activation, and rescues even the sigmoid. With ReLU it "
            "overshoots: switch it on and see."
        )
        activation = st.segmented_control(
            "activation", ACTIVATIONS, key="activation", default="sigmoid", required=True, bind="query-params"
        )
        initializer = st.segmented_control(
            "kernel_initializer", INITIALIZERS, key="kernel_initializer", default="glorot_uniform", required=True,
            bind="query-params",
        )  # fmt: skip
        normalized = st.toggle("BatchNormalization", key="BatchNormalization", bind="query-params")
        depth = st.slider("layers", 2, MOST_LAYERS, 20, key="layers", bind="query-params")
    stacks = {each: DenseStack(each, initializer or INITIALIZERS[0], normalized, depth) for each in ACTIVATIONS}
    kept: dict[str, np.ndarray] = {each: share_kept(fade_with_depth(stacks[each])[::-1]) for each in ACTIVATIONS}
    chosen = activation or ACTIVATIONS[0]
    with left:
        st.markdown(f"**{fading_sentence(chosen, kept[chosen], 'layers')}**")
        st.plotly_chart(
            depth_curves(kept, chosen, page_theme()), key="depth_curves", alt=curves_alt(kept, "layers back"),
            config={"displayModeBar": False},
        )  # fmt: skip
        st.caption("The gradient of each layer's kernel for one batch of 64. 64 units in each layer, fresh weights.")
        if len(stacks[chosen].spec.layers) <= MAX_LAYERS:
            st.page_link(
                PLAYGROUND, label="Open this stack in the playground", icon=":material/tune:",
                query_params={"model": write_link(stacks[chosen].spec)},
            )  # fmt: skip
