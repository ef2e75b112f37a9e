"""Two exhibits of lesson 11 that train: one vector of three lengths, and three ways to turn four letters round."""

import streamlit as st

from lessons.course.shown import vector_trial
from lessons.figures.answer_boards import answers_board, step_losses_board
from lessons.training.tasks import make_task
from pages.parts.table import table
from pages.parts.trial_panel import trial_panel

KNOBS = ("train_vector", "train_turners")
_FIRST_DATE = "17.03.24"


def one_vector() -> None:
    """Encoders of three sizes write dates anew."""
    read = ", ".join(f"`{left}`" for left, _ in vector_trial.date_examples())
    written = ", ".join(f"`{right}`" for _, right in vector_trial.date_examples())
    st.markdown(f"Read: {read}. To be written: {written}. The sign tells the order.")
    standings = trial_panel(
        {f"{units} units": vector_trial.date_plan(units) for units in vector_trial.SIZES}, "train_vector",
        label="train three encoders",
        before="Guess first: how many numbers does a date need? Then switch it on.",
    )  # fmt: skip
    if not standings:
        return
    typed = st.text_input("A date to read", _FIRST_DATE, key="typed_date", max_chars=8,
                          help="Such as 17.03.24, 03/17/24 or 24 03 17: eight characters.")  # fmt: skip
    by_size = dict(zip(vector_trial.SIZES, standings.values(), strict=True))
    if vector_trial.is_date(typed):
        answers = {
            f"{units} units": vector_trial.written_date(typed, units, each.weights) for units, each in by_size.items()
        }
        st.html(answers_board(answers, vector_trial.true_answer(typed)))
    else:
        st.info("These networks read eight characters: two digits, a sign (. or / or a space), two digits, the same "
                "sign, two digits.", icon=":material/edit_calendar:")  # fmt: skip
    rows = [(str(units), f"**{vector_trial.right_dates(units, each.weights):.0%}**") for units, each in by_size.items()]
    table(("numbers in the vector", f"of {vector_trial.FRESH} fresh dates written without a mistake"), rows,
          alt="For each length of the vector the share of fresh dates that are right")  # fmt: skip


def later_steps() -> None:
    """Three networks on four letters that are to be written backwards."""
    task = make_task(vector_trial.turner_plan("one reader").choice)
    letters = " ".join(task.steps)
    st.markdown(f"`{letters}` is to become `{' '.join(reversed(task.steps))}`.")
    standings = trial_panel(
        {name: vector_trial.turner_plan(name) for name in vector_trial.TURNERS}, "train_turners",
        label="train all three",
        before="Guess first: at which of the 4 steps can one reader be right?",
    )  # fmt: skip
    if not standings:
        return
    losses = {name: each.job.reports[-1].by_step or () for name, each in standings.items() if each.job}
    wants = [f"letter {len(task.steps) - 1 - step}" for step in range(len(task.steps))]
    st.html(step_losses_board(losses, wants))
    assert task.floor is not None, "the task knows its floor"
    told = ", ".join(
        f"{name} **{each.losses[-1]:.3f}**" for name, each in standings.items() if each.losses[-1] is not None
    )
    st.markdown(
        f"Loss after training: {told}. The best a forward reader can do on new strings is {task.floor.loss:.3f}: it "
        "guesses at the steps whose letter it has not read."
    )


EXHIBITS = {"one_vector": one_vector, "later_steps": later_steps}
