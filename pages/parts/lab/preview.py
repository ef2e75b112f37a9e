"""Before the first run: what the samples look like, and what the untrained network makes of one of them."""

import streamlit as st

from lessons.figures.distributions import Distributions
from lessons.figures.ink_pictures import ink_pictures, pictures_alt
from lessons.figures.softmax_map import bars_alt, map_alt, softmax_map, timestep_bars
from lessons.network.spec import ModelSpec
from lessons.training.sample_rows import sample_pictures, sample_rows
from lessons.training.task import Task, TaskChoice
from lessons.training.untrained_shares import untrained_shares
from pages.parts.chart_camera import camera
from pages.parts.layer_table import escaped
from pages.parts.table import table
from pages.parts.theme import page_theme


def task_preview(task: Task) -> None:
    """Three samples with their targets, and the best loss anybody could reach."""
    st.markdown(f"**{len(task.x):,} samples.** {escaped(task.story)}")
    pictures = sample_pictures(task)
    if pictures:
        st.image(ink_pictures(pictures, page_theme()), alt=pictures_alt(pictures), width="content")
        st.caption("Three samples, the target below each.")
    else:
        rows = [(escaped(given), escaped(wanted)) for given, wanted in sample_rows(task)]
        table(("input", "target"), rows, alt="Three samples of the task with their targets")
    if task.floor is not None:
        st.caption(f"Best possible loss: {task.floor.loss:.3f}. {escaped(task.floor.words)}")


def untrained_preview(spec: ModelSpec, choice: TaskChoice) -> None:
    """The distributions of the probe before training."""
    seen = untrained_shares(spec, choice)
    if seen is None:
        return
    shares, labels, steps = seen
    st.subheader("Before training", anchor=False)
    shown = Distributions(shares, labels, len(shares) > 1, "class")
    if shown.has_time:
        st.plotly_chart(softmax_map(shown, steps, 0, 1.0), key="untrained_map", alt=map_alt(shown, 0),
                        config=camera("untrained_map"))  # fmt: skip
        st.caption(
            "Each row is one timestep of one sample, each column a class. Press Train and watch the rows sharpen."
        )
    else:
        st.plotly_chart(timestep_bars(shown, 0), key="untrained_bars", alt=bars_alt(shown, 0),
                        config=camera("untrained_bars"))  # fmt: skip
        st.caption("The distribution of one sample. Press Train and watch it move.")
