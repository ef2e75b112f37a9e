"""More live exhibits of lesson 12a: a pyramid and a tower on the same points, what penalties leave of a kernel."""

import streamlit as st

from lessons.course.shown import form_trials, near_zeros
from lessons.course.shown.pyramids import FIRST
from lessons.figures.size_histograms import size_histograms, sizes_alt
from pages.parts.chart_camera import camera
from pages.parts.knobs import choice, switch
from pages.parts.layer_table import escaped
from pages.parts.shared_run import asked_for, wait_for
from pages.parts.table import table
from pages.parts.theme import page_theme
from pages.parts.trial_panel import trial_panel


def forms() -> None:
    """A pyramid and a tower trained on the same points, and their answers on new ones before and after."""
    with st.container(horizontal=True, gap="medium"):
        first = int(choice("units of the first layer", FIRST, "wide", "64"))
        draw = int(choice("draw", form_trials.DRAWS, "form_draw", "1", help="Other points, and other first weights."))
    standings = trial_panel(
        form_trials.form_plans(first, draw), "forms", label="train both", floor=True,
        before="Switch it on: a pyramid and a tower learn the same points.",
    )  # fmt: skip
    if not standings:
        return
    found = {name: form_trials.formed_of(each) for name, each in standings.items()}
    table(
        ("on new points", "parameters", "loss", "accuracy"),
        [(f"**{name}**", f"{each.params:,}", f"{each.before.loss:.3f} → **{each.after.loss:.3f}**",
          f"{each.before.accuracy:.0%} → **{each.after.accuracy:.1%}**") for name, each in found.items()],
        alt="Parameters, and loss and accuracy on new points before and after training, for pyramid and tower",
    )  # fmt: skip
    ahead = min(found, key=lambda name: found[name].after.loss)
    pyramid, tower = found.values()
    st.markdown(f"With this draw the **{ahead}** has the lower loss on new points. The tower learns "
                f"{tower.params / pyramid.params:.1f} times as many numbers.")  # fmt: skip


def zeros() -> None:
    """The sizes of the weights of one kernel, without a penalty, with L1 and with L2."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        steps = choice("optimizer", near_zeros.STEPS, "steps", near_zeros.STEPS[0])
        is_on = switch("train all three", "zeros", help="The first time it takes a while; then everybody sees it.")
    if not is_on:
        st.caption("Switch it on: the same network trains without a penalty, with L1 and with L2.")
        return
    standings = {name: asked_for(plan) for name, plan in near_zeros.near_plans(steps).items()}
    wait_for(list(standings.values()), key="zeros_wait", shows="")
    for each in standings.values():
        if each.problem:
            st.warning(escaped(each.problem), icon=":material/hourglass_empty:")
    if not all(each.epochs for each in standings.values()):
        return
    left = {name: near_zeros.left_of(each) for name, each in standings.items()}
    sizes = {name: each.sizes for name, each in left.items()}
    st.plotly_chart(
        size_histograms(sizes, near_zeros.NEAR, page_theme()), key="near_zeros_chart",
        alt=sizes_alt(sizes, near_zeros.NEAR), config=camera("near_zeros"),
    )  # fmt: skip
    table(
        ("", f"below {near_zeros.NEAR:g}", "exactly 0", "the one in the middle"),
        [(f"**{escaped(name)}**", f"**{each.near / each.sizes.size:.1%}**", str(each.zeros), _size(each.middle))
         for name, each in left.items()],
        alt="Share of weights near 0, number of exact zeros and median size, for each penalty",
    )  # fmt: skip
    st.caption(f"The {left[near_zeros.PENALTIES[0]].sizes.size:,} weights of the second Dense. Left of the dashed line "
               "a weight hardly matters.")  # fmt: skip


def _size(middle: float) -> str:
    return f"{middle:.2g}" if middle > 1e-4 else f"{middle:.6f}" if middle > 1e-6 else "under 0.000001"
