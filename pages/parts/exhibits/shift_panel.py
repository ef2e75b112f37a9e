"""Where the targets come from: the text itself, shifted by a number of steps."""

from dataclasses import replace

import streamlit as st

from lessons.figures.loss_lines import LossLine, loss_alt, loss_lines
from lessons.figures.shifted_rows import ShiftedRows, shifted_alt, shifted_rows
from lessons.training.generate import read_all
from lessons.training.plan import MOST_EPOCHS, Standing, next_word_plan
from lessons.training.task import Task, TaskError
from lessons.training.tasks import make_task
from lessons.training.tasks.next_word import read_corpus
from pages.parts.chart_camera import camera
from pages.parts.knobs import slider
from pages.parts.shared_run import asked_for, wait_for
from pages.parts.theme import page_theme

KNOBS = ("target_shift",)
STEPS, MOST_SHIFT = 4, 3
_DRAWN = 40  # epochs: after that the curves lie still


@st.fragment
def shift_panel(task: Task) -> None:
    """Draws the slider, the two rows, and the loss of this shift beside the usual one."""
    shift = slider("shift of the target", 0, MOST_SHIFT, "target_shift", 1)
    ahead, standing = _run(task, 1), _run(task, shift)
    if standing is None:
        st.info("This text is too short for so long a shift. Write more, or shift less.", icon=":material/info:")
        return
    _rows(task, shift, standing)
    _losses(task, shift, standing, ahead)
    wait_for([each for each in (standing, ahead) if each], key="wait_shift")


def _run(task: Task, shift: int) -> Standing | None:
    try:
        return asked_for(next_word_plan(replace(task.choice, shift=shift), MOST_EPOCHS))
    except TaskError:
        return None


def _rows(task: Task, shift: int, standing: Standing) -> None:
    ids = read_corpus(task.choice).ids[: STEPS + shift]
    said = read_all(standing.plan.spec, standing.weights, ids[:STEPS]).argmax(axis=1)
    name = [task.classes[int(each)] for each in (*ids, *said)]
    shown = ShiftedRows(tuple(name[: len(ids)]), shift, tuple(name[len(ids) :]))
    st.plotly_chart(
        shifted_rows(shown, STEPS + MOST_SHIFT, page_theme()), key="shifted_rows", alt=shifted_alt(shown),
        config=camera("shifted_rows"),
    )  # fmt: skip
    trained = f"after {standing.epochs} epochs" if standing.epochs else "still untrained"
    st.caption(
        "What is fed, what it should say, what it says. Arrows lead from each word to the step it is the target of. "
        f"Dotted: words after the window, never fed. The network of this shift, {trained}."
    )


def _losses(task: Task, shift: int, standing: Standing, ahead: Standing | None) -> None:
    lines = [_line("shift 1", ahead, task)] if ahead and shift != 1 else []
    lines.append(_line(f"shift {shift}", standing, make_task(standing.plan.choice)))
    if not all(line.losses for line in lines):
        return
    st.plotly_chart(
        loss_lines(lines[::-1], page_theme()), key="shift_losses", alt=loss_alt(lines), config=camera("shift_losses")
    )
    chosen, last = lines[-1], standing.losses[-1]
    epochs = f"{len(standing.losses) - 1} epochs; the first {_DRAWN} are drawn"
    told = "" if last is None else f"Shift {shift}: loss {last:.3f} after {epochs}."
    floor = f" No network can get below {chosen.floor:.3f} (dotted)." if chosen.floor is not None else ""
    copy = " It was just told the answer, so this says nothing about the language." if shift == 0 else ""
    st.caption(told + floor + copy)


def _line(name: str, standing: Standing, task: Task) -> LossLine:
    return LossLine(name, standing.losses[: _DRAWN + 1], task.floor.loss if task.floor else None)
