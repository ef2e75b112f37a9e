"""The knobs of a training task: which, how many steps, how far the target is shifted, and the learner's own text."""

import streamlit as st

from lessons.network.link import read_link
from lessons.training.fitting import task_for
from lessons.training.task import TaskChoice, TaskError
from lessons.training.tasks import TASKS, TaskInfo
from lessons.training.tasks.upload import read_upload
from pages.parts import model

FIRST = "three_sentences"


def task_knobs() -> TaskChoice:
    """Draws the knobs; only those this task takes."""
    if st.session_state.get("page_before") != st.session_state.get("page_now") or "task" not in st.session_state:
        # a learner has just come: a link may name the task, by its key and not by the words of the menu
        _take_from_address()
    key = st.selectbox(
        "Task",
        list(TASKS),
        key="task",
        format_func=lambda each: f"{TASKS[each].group}: {TASKS[each].title}",
        on_change=_name_in_address,
        persist_state="session",
        help="What the network shall learn. Everything is made here and seeded: the same task gives the same samples.",
    )
    info = TASKS[key or FIRST]
    st.caption(info.story)
    timesteps = _timesteps(info) if info.takes_timesteps else 0
    level, shift, text = "word", 1, info.default.text
    if info.takes_level:
        level = st.segmented_control(
            "A step is a", ["word", "character"], key="level", default="word", required=True, bind="query-params"
        )
    if info.takes_shift:
        shift = st.slider(
            "The target is shifted by", 0, 4, 1, key="shift", bind="query-params",
            help="1: the target of each step is the next one. 0: the target is the step itself, a copy.",
        )  # fmt: skip
    if info.takes_text:
        text = _own_text(info)
    return TaskChoice(info.key, 0, timesteps, level, int(shift), text)  # type: ignore[arg-type]


def _take_from_address() -> None:
    named, brought = st.query_params.get("task"), st.query_params.get(model.KEY)
    fitting = task_for(read_link(brought).spec) if brought else None
    if named in TASKS:
        st.session_state["task"] = named
    elif fitting is not None:
        st.session_state["task"] = fitting.key
        if fitting.timesteps:
            st.session_state[f"timesteps_{fitting.key}"] = fitting.timesteps


def _name_in_address() -> None:
    st.query_params["task"] = st.session_state["task"]


def _timesteps(info: TaskInfo) -> int:
    return int(
        st.slider("timesteps of a sample", 2, 32, info.timesteps, key=f"timesteps_{info.key}", persist_state="session")
    )


def _own_text(info: TaskInfo) -> str:
    text = st.text_area(
        "Your text", info.first_text, key="own_text", height=140, max_chars=200_000, persist_state="session",
        help="Up to 20,000 words, in any script. It stays on this server and is forgotten when you leave.",
    )  # fmt: skip
    file = st.file_uploader("or a text file", key="own_file", type=["txt", "md", "csv"], max_upload_size=1)
    if file is None:
        return text or ""
    try:
        return read_upload(file.name, file.getvalue())
    except TaskError as reason:
        st.error(str(reason), icon=":material/description:")
        return text or ""
