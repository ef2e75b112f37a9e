"""A network that writes by itself: how likely it keeps to a text, what it does untaught, and the loop as code."""

import numpy as np
import streamlit as st

from lessons.course.shown.one_number import LABELS, SENTENCES
from lessons.course.shown.ten_epochs import LONG, document_plan, learned, never_fed
from lessons.course.shown.text_chance import text_chance
from lessons.course.shown.writing_loop import WAYS, model_of_loop, writing_loop
from lessons.figures.board import in_a_row, matrix
from lessons.figures.named_curves import Axis, NamedCurve, curves_alt, named_curves
from lessons.network.readable import share_in_words
from lessons.training.forcing import two_lanes
from lessons.training.generate import generate
from lessons.training.plan import Standing, untrained
from lessons.training.task import Task
from lessons.training.tasks.vocabulary import Vocabulary
from pages.parts.chart_camera import camera
from pages.parts.knobs import choice, slider, switch
from pages.parts.layer_table import escaped
from pages.parts.model_link import model_link
from pages.parts.shared_run import asked_for, trained_line, wait_for
from pages.parts.theme import page_theme

KNOBS = ("loop_run", "start", "written", "way", "loop_words")
MOST_WRITTEN = 8  # so many columns fit a phone


def chance_panel(task: Task, ids: tuple[int, ...], standing: Standing) -> None:
    """Draws the share of each true word, and how likely the whole text is up to each step.

    Args:
        ids: `(time + 1,)`: the sentence, and the word after its last step.
    """
    # without the word after its end: that is no part of it
    losses = two_lanes(standing.plan.spec, standing.weights, ids).forced.losses[: max(1, len(ids) - 2)]
    unit, book = task.choice.level, Vocabulary(task.vocabulary, task.choice.level)
    st.markdown(f"**{escaped(book.decode(list(ids[:-1])))}**")
    chance, steps = text_chance(losses), np.arange(len(losses))
    curves = (NamedCurve("this word", steps, chance.each), NamedCurve("all words up to here", steps, chance.so_far))
    st.plotly_chart(
        named_curves(curves, Axis("step t", (0, max(1, len(losses) - 1))), Axis("probability", (-0.03, 1.05)), None,
                     page_theme()),
        key="chance_curves", alt=curves_alt(curves, "step", len(losses) - 1), config=camera("chance_curves"),
    )  # fmt: skip
    st.markdown(
        f"A mean loss of **{chance.mean_loss:.3f}** over {len(losses)} steps: given the first {unit}, sampling writes "
        f"the rest {unit} for {unit} with a probability of e^(−{len(losses)} · {chance.mean_loss:.3f}) = "
        f"**{share_in_words(chance.whole)}**."
    )


def document_panel() -> None:
    """Trains the first document's network, then lets it go on by itself from an id."""
    first, last = int(SENTENCES.min()), int(LABELS.max())
    start = slider("the first id it is fed", first, last, "start", 2)
    words = slider("words to write", 2, MOST_WRITTEN, "written", 6)
    plan = document_plan(LONG, embedded=True)
    trains = switch("train it", "loop_run", help="The first time it takes a few seconds; then everybody sees it.")
    standing = asked_for(plan) if trains else untrained(plan)
    wait_for([standing], key="wait_loop")
    trained_line(standing)
    made = generate(standing.plan.spec, standing.weights, [start], words)
    unknown = never_fed()
    st.html(in_a_row(matrix(
        [[str(each) for each in made.whole[:-1]], [str(each) for each in made.ids]], "free running",
        row_names=["fed", "says"], columns="time",
        classes=lambda row, step: "framed" if not row and made.whole[step] in unknown else "",
    )))  # fmt: skip
    found = learned(standing)
    told = ", ".join(map(str, made.whole))
    st.markdown(
        f"With teacher forcing **{found.accuracy:.0%}** of what it says about the three sentences is right. "
        f"By itself it writes **{told}**."
    )
    if any(each in unknown for each in made.whole[:-1]):
        st.markdown(
            f"Framed: id {unknown[0]} is fed. In training it was only ever a target, so nothing taught what comes "
            "after it. What the network says there is chance."
        )
    model_link(plan.whole, "document_loop")


def loop_panel() -> None:
    """The loop as a program, in two ways."""
    way = choice("for each new word", WAYS, "way", WAYS[0])
    words = slider("words to write", 2, 40, "loop_words", 10)
    shown = writing_loop(way, words)
    st.code(shown.code, language="python", wrap_lines=True)
    st.markdown(f"**{shown.calls} calls**, and **{shown.steps_read} steps** read in all. Both ways write the same ids.")
    model_link(model_of_loop(), "writing_loop")
