"""The knobs of a text: which one, word by word or character by character, and the learner's own."""

from typing import get_args

import streamlit as st

from lessons.training.task import Level, TaskChoice, TaskError
from lessons.training.tasks import TASKS, make_task
from lessons.training.tasks.upload import read_upload
from pages.parts.knobs import choice
from pages.parts.layer_table import escaped

OWN = "Your own text"
KNOBS = ("corpus", "level")
TEXTS = {"Three sentences": "three_sentences", "Bakery": "bakery", "Ferry": "ferry", OWN: "own_text"}


def corpus_knobs(first: str = "Three sentences") -> TaskChoice:
    """Draws the knobs; what is returned can always be made into a task.

    Args:
        first: the text to begin with.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        name = choice("Text", tuple(TEXTS), "corpus", first)
        level: Level = "character" if choice("A step is a", get_args(Level), "level", "word") == "character" else "word"
    chosen = TaskChoice(TEXTS[name], level=level)
    if chosen.key == "own_text":
        return _own(chosen)
    _show_text(chosen)
    return chosen


def _show_text(chosen: TaskChoice) -> None:
    task = make_task(chosen)
    st.caption(f"{escaped(task.story)} {len(task.vocabulary)} different {chosen.level}s.")


def _own(chosen: TaskChoice) -> TaskChoice:
    """The learner's own text; while it cannot be learned from, the one the task comes with."""
    info = TASKS["own_text"]
    left, right = st.columns([3, 2], gap="medium")
    with left:
        typed = st.text_area(
            "Your text", info.first_text, key="own_text", height=140, max_chars=200_000, persist_state="session",
            help="Up to 20,000 words, in any script. It stays on this server and is forgotten when you leave.",
        )  # fmt: skip
    with right:
        file = st.file_uploader("or a text file", key="own_file", type=["txt", "md", "csv"], max_upload_size=1)
    own = TaskChoice(chosen.key, level=chosen.level, text=typed or "")
    try:
        if file is not None:
            own = TaskChoice(chosen.key, level=chosen.level, text=read_upload(file.name, file.getvalue()))
        task = make_task(own)
    except TaskError as reason:
        st.warning(
            f"{escaped(str(reason))} What you wrote is kept; until it is mended, the pictures show the text that "
            "comes with this page.",
            title="This text cannot be learned from yet", icon=":material/description:",
        )  # fmt: skip
        return TaskChoice(chosen.key, level=chosen.level, text=info.first_text)
    st.caption(
        f"{'From the file: ' if file is not None else ''}{len(task.vocabulary)} different {chosen.level}s, "
        f"{len(task.x):,} samples of {task.x.shape[1]} steps."
    )
    return own
