"""The exhibits of lesson 9b: one call or many, two lanes of one network, one row, a whole text, the loop, the state."""

from dataclasses import dataclass

import streamlit as st

from lessons.training.plan import FEW_EPOCHS, MOST_EPOCHS, Standing, next_word_plan, untrained
from lessons.training.task import Task
from lessons.training.tasks import make_task
from lessons.training.tasks.passages import passages
from pages.parts.exhibits import beginning_panel, corpus, lanes_panel, stateful_panel, writing_panel
from pages.parts.lesson.alone import stands_alone
from pages.parts.model_link import model_link
from pages.parts.shared_run import asked_for, epochs_knob, trained_line, wait_for

KNOBS = (
    *corpus.KNOBS,
    "forcing_epochs",
    "chance_epochs",
    *lanes_panel.KNOBS,
    *beginning_panel.KNOBS,
    *writing_panel.KNOBS,
    *stateful_panel.KNOBS,
)
_TASK, _READ = "forcing_task", "forcing_read"


@dataclass(frozen=True)
class _Read:
    """What both lanes are given, and all that stands below them: the text, a piece of it, the network that reads it."""

    task: Task
    ids: tuple[int, ...]
    standing: Standing


def all_at_once() -> None:
    """The choice of a text, and what goes in and comes out when it is learned and when it is written."""
    task = make_task(corpus.corpus_knobs("Ferry"))
    st.session_state[_TASK] = task
    beginning_panel.shapes_panel(task)


def two_lanes() -> None:
    """The same network fed the true words, and fed its own."""
    read = _chosen()
    st.session_state[_READ] = read
    lanes_panel.lanes_panel(read.task, read.ids, read.standing)
    model_link(read.standing.plan.whole, "two_lanes")


def one_row() -> None:
    """A row of the full pass, and the last row of the beginning alone."""
    read = _read()
    beginning_panel.beginning_panel(read.task, read.ids, read.standing)


def chance_of_text() -> None:
    """How likely it writes the whole sentence."""
    alone = stands_alone(EXHIBITS)
    task = _task()
    ids = lanes_panel.passage_knob(task) if alone else _read().ids
    standing = _standing(task, epochs_knob("chance_epochs", MOST_EPOCHS))
    wait_for([standing], key="wait_chance")
    trained_line(standing)
    writing_panel.chance_panel(task, ids, standing)


def _task() -> Task:
    """The text chosen at the top; an exhibit that stands alone asks for it itself."""
    if stands_alone(EXHIBITS):
        return make_task(corpus.corpus_knobs("Ferry"))
    task: Task = st.session_state[_TASK]
    return task


def _chosen() -> _Read:
    """Draws the choice of the training and of a piece of the text, and says how far the training is."""
    task = _task()
    left, right = st.columns(2, gap="medium")
    with left:
        epochs = epochs_knob("forcing_epochs", FEW_EPOCHS)
    with right:
        ids = lanes_panel.passage_knob(task)
    standing = _standing(task, epochs)
    wait_for([standing], key="wait_lanes")
    trained_line(standing)
    return _Read(task, ids, standing)


def _read() -> _Read:
    """What the lanes were given; while their question is open, their first choices."""
    if stands_alone(EXHIBITS):
        return _chosen()
    task = _task()
    read: _Read | None = st.session_state.get(_READ)
    if read is None or read.task is not task:
        return _Read(task, passages(task.choice)[0], _standing(task, FEW_EPOCHS))
    return read


def _standing(task: Task, epochs: int) -> Standing:
    plan = next_word_plan(task.choice, epochs)
    return asked_for(plan) if epochs else untrained(plan)


EXHIBITS = {
    "all_at_once": all_at_once,
    "two_lanes": two_lanes,
    "one_row": one_row,
    "chance_of_text": chance_of_text,
    "document_loop": writing_panel.document_panel,
    "writing_loop": writing_panel.loop_panel,
    "kept_state": stateful_panel.stateful_panel,
}
