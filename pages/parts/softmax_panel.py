"""The softmax of every timestep: the map with its sums, the chosen step as bars, the argmax row."""

import numpy as np
import streamlit as st

from lessons.figures.distributions import Distributions, Over, distributions_of
from lessons.figures.softmax_map import MOST_CLASSES, bars_alt, map_alt, softmax_map, timestep_bars
from lessons.network.predict import Prediction
from lessons.network.trace import Trace
from pages.parts.chart_camera import camera
from pages.parts.layer_table import escaped
from pages.parts.switches import timestep_slider

_OVER: dict[Over, str] = {"class": "class (axis=-1)", "time": "time (axis=1)"}


def softmax_panel(prediction: Prediction, run: Trace, steps: tuple[str, ...], chosen: int, timesteps: int) -> None:
    """Draws the distributions, or says why there are none.

    Args:
        steps: a label for each input step, or empty.
        chosen: the timestep on show.
        timesteps: how many the picture has.
    """
    shown = distributions_of(prediction, run)
    every = " of every timestep" * (shown is not None and shown.has_time)
    st.subheader(f"The softmax{every}", anchor=False)
    if shown is not None and shown.has_time:
        timestep_slider(timesteps)
    if prediction.mistake:
        st.caption("Nothing leaves this network yet. Mend it first: the buttons are at the top.")
        return
    if shown is None:
        st.caption("No softmax at the end: what leaves this network are plain numbers, not probabilities. "
                   "Give the last Dense activation='softmax' to see distributions.")  # fmt: skip
        return
    if shown.has_time:
        over = _axis_switch(shown)
        if over != shown.over:
            shown = distributions_of(prediction, run, over) or shown
        _map(shown, steps, min(chosen, shown.shares.shape[0] - 1))
    else:
        _bars(shown, 0, "The one distribution of the whole sample")
    if shown.over == "class":
        _argmax(shown, steps)


def _axis_switch(shown: Distributions) -> Over:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        over = st.segmented_control(
            "softmax runs over",
            list(_OVER),
            key=f"over_{shown.over}",  # a network with another axis of its own starts anew
            default=shown.over,
            required=True,
            format_func=lambda each: _OVER[each],
            help="The same scores, with the softmax along another axis. See which sums become 1.",
        )
    return over or shown.over


def _map(shown: Distributions, steps: tuple[str, ...], chosen: int) -> None:
    st.markdown(f"{_sum_badge('row', shown.row_sums)} {_sum_badge('column', shown.column_sums)}")
    wide, narrow = st.columns([3, 2], gap="medium")
    with wide:
        st.plotly_chart(
            softmax_map(shown, steps, chosen),
            key="softmax_map",
            alt=map_alt(shown, chosen),
            config=camera("softmax_map"),
        )
        st.caption("A row is one timestep, a column one class. Diamonds mark the largest number of each row.")
    with narrow:
        _bars(shown, chosen, f"t = {chosen}" + (f", after “{steps[chosen]}”" if chosen < len(steps) else ""))


def _bars(shown: Distributions, chosen: int, title: str) -> None:
    best = int(shown.shares[chosen].argmax())
    if shown.over == "class":
        told = f"likeliest is {_named(shown, best)} with {shown.shares[chosen, best]:.3f}"
    else:
        told = "the share of this step in each class; this row is no distribution"
    st.markdown(f"**{escaped(title)}**: {told}")
    st.plotly_chart(
        timestep_bars(shown, chosen),
        key="timestep_bars",
        alt=bars_alt(shown, chosen),
        config=camera("softmax_timestep"),
    )
    if len(shown.labels) > MOST_CLASSES:
        st.caption(f"The first {MOST_CLASSES} of {len(shown.labels)} classes are drawn.")


def _named(shown: Distributions, index: int) -> str:
    label = shown.labels[index]  # a word is quoted: "likeliest is the with 0.051" reads as a slip
    return escaped(label) if label.startswith("class ") else f"“{escaped(label)}”"


def _argmax(shown: Distributions, steps: tuple[str, ...]) -> None:
    if not shown.has_time:
        st.markdown(f"argmax: **{escaped(shown.winners[0])}**")
        return
    most = 24
    marks = [
        f"“{escaped(steps[place])}” → **{escaped(winner)}**" if place < len(steps) else f"**{escaped(winner)}**"
        for place, winner in enumerate(shown.winners[:most])
    ]
    more = f", and {len(shown.winners) - most} more" if len(shown.winners) > most else ""
    st.markdown(f"argmax of each row: {', '.join(marks)}{more}")


def _sum_badge(name: str, sums: np.ndarray) -> str:
    low, high = float(sums.min()), float(sums.max())
    if max(abs(low - 1), abs(high - 1)) < 1e-4:
        return f":green-badge[:material/check: every {name} sums to 1.000]"
    return f":gray-badge[{name} sums: {low:.2f} to {high:.2f}]"
