"""Exhibits about BatchNormalization and depth: training against inference, and which deep stacks learn."""

import numpy as np
import streamlit as st

from lessons.course.shown import batch_normalization as normal
from lessons.course.shown import deep_stack as deep
from lessons.figures.board import in_a_row, matrix, sign
from lessons.figures.named_curves import Axis, NamedCurve, curves_alt, named_curves
from lessons.network.readable import readable
from lessons.training.ends import last_loss
from pages.parts.chart_camera import camera
from pages.parts.knobs import choice
from pages.parts.model_link import model_link
from pages.parts.table import table
from pages.parts.theme import page_theme
from pages.parts.trial_panel import trial_panel

_TICKS = tuple((10.0**power, f"10<sup>{power}</sup>" if power else "1") for power in (2, 0, -4, -8, -12))


def batch_normalization() -> None:
    """One batch through the layer, as in training and as at inference."""
    seen = int(choice("batches it has seen in training", tuple(map(str, normal.SEEN)), "seen", "1"))
    shown = normal.two_lives(seen)
    st.html(in_a_row(
        _numbers(shown.x, "what arrives"), sign("→"), _numbers(shown.training, "in training"),
        sign("≠" if shown.apart > 0.005 else "="), _numbers(shown.inference, "at inference"),
    ))  # fmt: skip
    kept = f"mean {', '.join(f'{each:.2f}' for each in shown.mean)}; variance " + ", ".join(
        f"{each:.2f}" for each in shown.variance
    )
    st.markdown(f"Largest difference of the two: **{shown.apart:.2f}**. The averages it has kept: {kept}.")
    whole = normal.printed_network()
    facts = whole.layers[1]
    st.markdown(
        f'**In a network**, behind `Dense(128, activation="relu")` on {whole.spec.input.shape[0]} inputs, this layer '
        f"has {facts.formula} numbers. Training learns {facts.trainable_params} of them; {facts.non_trainable_params} "
        f"are the averages. Of all {whole.total_params:,} parameters {whole.trainable_params:,} are trainable."
    )
    table(
        ("its arrays", "numbers", "changed by"),
        [(f"`{each.name}`", str(each.count), "the optimizer" if each.trainable else "each training batch, no gradient")
         for each in facts.weights],
        alt="The arrays of the BatchNormalization, how many numbers each holds and what changes them",
    )  # fmt: skip
    st.caption(f"Placed before the activation it takes out the bias of the Dense below: adding 3 to that bias changes "
               f"what leaves it by {readable(normal.bias_before())}, which is rounding.")  # fmt: skip
    model_link(whole.spec, "batch_normalization")


def deep_stack() -> None:
    """How much gradient reaches each layer, and four stacks trained."""
    depth = int(choice("layers", tuple(map(str, deep.DEPTHS)), "depth", "20"))
    layers = np.arange(1, depth + 1)
    curves = [NamedCurve(name, layers, deep.kept_by_layer(name, depth)) for name in deep.STACKS]
    st.plotly_chart(
        named_curves(curves, Axis("layer, 1 is the first", (1, depth)),
                     Axis("gradient, share of the last layer's", (-14, 3), _TICKS, is_log=True), None, page_theme()),
        key="depth_gradients", alt=curves_alt(curves, "layer", 1), config=camera("deep_stack"),
    )  # fmt: skip
    first = ", ".join(f"{each.name} **{readable(float(each.y[0]))}**" for each in curves)
    st.markdown(f"What reaches layer 1 of a fresh stack: {first}.")
    st.page_link("learn/gradients.py", label="How a gradient fades, step by step", icon=":material/trending_down:")
    st.page_link("learn/activations.py", label="Which activation learns faster", icon=":material/show_chart:")
    place = choice("the BatchNormalization stands", deep.PLACES, "place", deep.PLACES[0])
    plans = deep.depth_plans(place)
    standings = trial_panel(plans, "train_stacks", label="train four stacks of 5 layers", floor=True)
    if standings:
        ends = {name: last_loss(each) for name, each in standings.items()}
        told = ", ".join(f"{name} **{loss:.3f}**" for name, loss in ends.items())
        helped = "helps" if ends[deep.RACERS[1]] < ends[deep.RACERS[0]] else "does not help"
        st.markdown(f"Loss at the end: {told}. The normalization {helped} the sigmoid stack here; relu does without.")


def _numbers(values: np.ndarray, name: str) -> str:
    return matrix([[f"{each + 0.0:.2f}" for each in row] for row in values[:4]], name, "4 of 8 samples", rows="batch",
                  columns="feature")  # fmt: skip
