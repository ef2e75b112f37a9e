"""More live exhibits of lesson 12a: what penalties leave of a kernel."""

import streamlit as st

from lessons.course.shown import near_zeros
from lessons.figures.size_histograms import size_histograms, sizes_alt
from pages.parts.chart_camera import camera
from pages.parts.knobs import choice, switch
from pages.parts.layer_table import escaped
from pages.parts.shared_run import asked_for, wait_for
from pages.parts.table import table
from pages.parts.theme import page_theme


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
