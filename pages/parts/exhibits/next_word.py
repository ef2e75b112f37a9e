"""The exhibits of lesson 9a: next words on a text of one's choice, shifts, ids, drawn texts; and the first program."""

from dataclasses import dataclass

import streamlit as st

from lessons.training.plan import MOST_EPOCHS, Standing, next_word_plan, untrained
from lessons.training.task import Task
from lessons.training.tasks import make_task
from pages.parts.exhibits import (
    corpus,
    first_program_panel,
    ids_panel,
    next_word_panel,
    one_hot_panel,
    sampling_panel,
    shift_panel,
)
from pages.parts.lesson.alone import stands_alone
from pages.parts.model_link import model_link
from pages.parts.run_screen import ShownRun, run_screen
from pages.parts.shared_run import asked_for, epochs_knob, trained_line, wait_for

KNOBS = (
    *corpus.KNOBS, "epochs", *next_word_panel.KNOBS, *shift_panel.KNOBS, *ids_panel.KNOBS, *one_hot_panel.KNOBS,
    *sampling_panel.KNOBS, *first_program_panel.KNOBS,
)  # fmt: skip
_READ = "next_word_read"


@dataclass(frozen=True)
class _Read:
    """What the first exhibit hands on to those below it: the text, its beginning, and the network that reads it."""

    task: Task
    ids: tuple[int, ...]
    standing: Standing


def every_word() -> None:
    """The choice of a text and of its beginning, and the softmax after every word."""
    read = _chosen()
    next_word_panel.map_panel(read.task, read.ids, read.standing)
    st.session_state[_READ] = read
    job = read.standing.job
    if job is not None:
        with st.expander(
            "Watch it learn, epoch by epoch", icon=":material/monitoring:", key="watch", on_change="rerun"
        ) as box:
            if box.open:
                run_screen([ShownRun(f"/runs/{job.name}", read.task.title, job.status)], key="word_run")
    model_link(read.standing.plan.whole, "every_word")


def how_often() -> None:
    """One row of it with the true frequencies behind."""
    read = _read()
    next_word_panel.truth_panel(read.task, read.ids, read.standing)


def shifted_text() -> None:
    """Input and target, one text shifted."""
    shift_panel.shift_panel(make_task(corpus.corpus_knobs()) if stands_alone(EXHIBITS) else _read().task)


def drawn_text() -> None:
    """Words drawn from the softmax, one after another."""
    read = _read()
    sampling_panel.sampling_panel(read.task, read.ids, read.standing)


def _read() -> _Read:
    """What the first exhibit has been given; one that stands alone asks for it itself."""
    if stands_alone(EXHIBITS):
        return _chosen()
    read: _Read = st.session_state[_READ]
    return read


def _chosen() -> _Read:
    """Draws the choice of a text, of its beginning and of the training, and says how far that is."""
    choice = corpus.corpus_knobs()
    task = make_task(choice)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        ids = next_word_panel.prefix_knob(task)
    with right:
        epochs = epochs_knob("epochs", MOST_EPOCHS)
    plan = next_word_plan(choice, epochs)
    standing = asked_for(plan) if epochs else untrained(plan)
    wait_for([standing], key="wait_words")
    trained_line(standing)
    return _Read(task, ids, standing)


EXHIBITS = {
    "every_word": every_word,
    "how_often": how_often,
    "shifted_text": shifted_text,
    "ids_or_embedding": ids_panel.ids_panel,
    "one_hot_row": one_hot_panel.one_hot_row,
    "drawn_text": drawn_text,
    "sentences_array": first_program_panel.sentences_array,
    "first_program": first_program_panel.first_program,
    "ten_epochs": first_program_panel.ten_epochs,
}
