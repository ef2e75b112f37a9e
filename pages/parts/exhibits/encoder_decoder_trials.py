"""Two exhibits of lesson 11 that train: one vector of three lengths, and three ways to turn four letters round."""

import streamlit as st

from lessons.course.shown import turned_letters, written_dates
from lessons.figures.answer_boards import answers_board, step_losses_board
from pages.parts.knobs import field
from pages.parts.table import table
from pages.parts.trial_panel import trial_panel

KNOBS = ("train_vector", "typed_date", "train_letters", "typed_letters")
_FIRST_DATE, _FIRST_LETTERS = "17.03.24", "moon"


def one_vector() -> None:
    """Encoders of three sizes hand dates over to a decoder."""
    rows = [(f"`{read}`", f"`{written}`") for read, written in written_dates.date_examples()]
    table(("read, 8 steps", "to be written, 6 steps"), rows, alt="A date in each format, and its six digits")
    sizes = {f"{units} units": written_dates.date_plan(units) for units in written_dates.SIZES}
    standings = trial_panel(
        sizes, "train_vector", label="train three encoders",
        before="Guess first: how many numbers does it take to hand a date over? Then switch it on.",
    )  # fmt: skip
    if not standings:
        return
    weights = {units: each.weights for units, each in zip(written_dates.SIZES, standings.values(), strict=True)}
    shares = {units: written_dates.right_shares(units, each) for units, each in weights.items()}
    table(
        ("numbers in the vector", "digits right", "whole dates right"),
        [(f"{units}", f"{digits:.0%}", f"**{whole:.0%}**") for units, (digits, whole) in shares.items()],
        alt="For each length of the vector the share of digits and of whole dates that are right",
    )
    st.caption(f"Counted on {written_dates.FRESH} dates that were drawn anew after the training.")
    typed = field("A date of your own", "typed_date", 8, _FIRST_DATE,
                  help="Such as 17.03.24, 03/17/24 or 24 03 17: eight characters.")  # fmt: skip
    if not written_dates.is_date(typed):
        st.info("These networks read eight characters: two digits, a sign (. or / or a space), two digits, the same "
                "sign, two digits.", icon=":material/edit_calendar:")  # fmt: skip
        return
    answers = {f"{units} units": written_dates.written_date(typed, units, each) for units, each in weights.items()}
    st.html(answers_board(answers, written_dates.true_answer(typed)))


def later_steps() -> None:
    """Three networks on four letters that are to be written backwards."""
    task = turned_letters.letters_task()
    st.markdown(f"`{''.join(task.steps)}` is to become `{''.join(reversed(task.steps))}`: the first letter written is "
                "the last one read.")  # fmt: skip
    standings = trial_panel(
        {name: turned_letters.letters_plan(name) for name in turned_letters.NETWORKS}, "train_letters",
        label="train all three",
        before="Guess first: at which of the 4 steps can one reader be right? Then switch it on.",
    )  # fmt: skip
    if not standings:
        return
    losses = {name: each.job.reports[-1].by_step or () for name, each in standings.items() if each.job}
    wants = [f"letter {len(task.steps) - 1 - step}" for step in range(len(task.steps))]
    st.html(step_losses_board(losses, wants))
    told = ", ".join(f"{name} **{each.losses[-1] or 0:.3f}**" for name, each in standings.items())
    st.markdown(
        f"Loss after training: {told}. A reader that goes forward can do no better than "
        f"{turned_letters.forward_floor():.3f} on new strings: it guesses where its letter is still to come."
    )
    typed = field("Four letters of your own, a to o", "typed_letters", 4, _FIRST_LETTERS).lower()
    if not turned_letters.are_letters(typed):
        st.info("These networks know the letters a to o, and read four of them.", icon=":material/abc:")
        return
    answers = {name: turned_letters.written_letters(typed, name, each.weights) for name, each in standings.items()}
    st.html(answers_board(answers, typed[::-1]))


EXHIBITS = {"one_vector": one_vector, "later_steps": later_steps}
