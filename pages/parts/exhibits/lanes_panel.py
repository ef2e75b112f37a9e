"""Two lanes: the same network, fed the true words, and fed its own."""

import numpy as np
import streamlit as st

from lessons.course.free_run_words import told_free_run
from lessons.figures.lane_rows import LaneWords, lane_rows, lanes_alt
from lessons.figures.step_losses import losses_alt, step_losses
from lessons.training.forcing import Lane, Lanes, two_lanes
from lessons.training.generate import find_loop
from lessons.training.plan import Standing
from lessons.training.task import Task
from lessons.training.tasks.passages import passages
from lessons.training.tasks.vocabulary import Vocabulary
from pages.parts.chart_camera import camera
from pages.parts.knobs import keep_within, slider
from pages.parts.layer_table import escaped
from pages.parts.theme import page_theme

KNOBS = ("passage",)


def passage_knob(task: Task) -> tuple[int, ...]:
    """Draws the choice of a piece of the text; its ids, and one more for the last target."""
    found = passages(task.choice)
    book = Vocabulary(task.vocabulary, task.choice.level)
    keep_within("passage", len(found))
    place = slider("sentence of the text", 1, len(found), "passage", 1) if len(found) > 1 else 1
    ids = found[place - 1]
    st.markdown(f"The text: **{escaped(book.decode(list(ids)))}** ...")
    return ids


def lanes_panel(task: Task, ids: tuple[int, ...], standing: Standing) -> None:
    """Draws the two lanes and the loss of each step."""
    lanes = two_lanes(standing.plan.spec, standing.weights, ids)
    truth = [task.classes[each] for each in lanes.truth]
    forced, free = _in_words(task, lanes.forced), _in_words(task, lanes.free)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.plotly_chart(
            lane_rows(truth, forced, free, lanes.divergence, page_theme()), key="lane_rows",
            alt=lanes_alt(truth, forced, free, lanes.divergence), config=camera("lane_rows"),
        )  # fmt: skip
        st.caption(
            "In each lane: on the left what is fed, on the right what the network says next, ✓ if the text says so "
            "too. Orange words come from the text; green ones are the network's own, handed back along the lines."
        )
    with right:
        st.markdown(_told(lanes, truth, free))
        st.plotly_chart(
            step_losses(lanes.forced.losses, lanes.free.losses, lanes.divergence), key="step_losses",
            alt=losses_alt(lanes.forced.losses, lanes.free.losses), config=camera("step_losses"),
        )  # fmt: skip
        st.caption(
            f"What the true next word costs at each step: the less probable, the more. Mean loss "
            f"{np.mean(lanes.forced.losses):.2f} in lane A, {np.mean(lanes.free.losses):.2f} in lane B."
        )


def _told(lanes: Lanes, truth: list[str], free: LaneWords) -> str:
    """What both lanes do, from the numbers on show."""
    steps = len(truth)
    right = round(lanes.accuracy * steps)
    loop = find_loop(lanes.free.says)
    words = told_free_run(truth, free.says, None if loop is None else (loop.start, loop.period))
    parts = [
        f"**Lane A** says the true next word at **{right} of {steps}** steps: accuracy {lanes.accuracy:.2f}.",
        f"**Lane B.** {escaped(words)}",
    ]
    if lanes.divergence is not None:
        step = lanes.divergence
        parts.append(
            f":red[**First divergence: step {step}.**] Up to there both lanes are one: the same weights, the same "
            f"words. Both say “{escaped(free.says[step])}” where the text has “{escaped(truth[step])}”. Lane A is put "
            "right at the next step; lane B has to go on from its own word."
        )
    return "\n\n".join(parts)


def _in_words(task: Task, lane: Lane) -> LaneWords:
    return LaneWords(
        tuple(task.classes[each] for each in lane.fed),
        tuple(task.classes[each] for each in lane.says),
        tuple(float(each) for each in lane.shares.max(axis=1)),
    )
