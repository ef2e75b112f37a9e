"""Two exhibits of lesson 11 about the forum's program: the steps of an epoch, and a summary that prints None."""

import streamlit as st

from lessons.course.shown import fit_steps
from lessons.figures.answer_boards import batches_board
from lessons.network.readable import so_many
from lessons.network.shape import show_shape
from pages.parts.knobs import choice, slider
from pages.parts.layer_table import escaped
from pages.parts.table import table

KNOBS = ("samples", "batch_size", "rounds", "keyword", "optimizer", "when", "print")
_WHEN = ("before fit", "after fit")
_WAYS = ("print(model.summary())", "model.summary()")


def steps() -> None:
    """The batches of an epoch, and the word of today."""
    samples = slider("samples", 100, fit_steps.SAMPLES, "samples", fit_steps.SAMPLES)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        batch = int(choice("batch_size", tuple(map(str, fit_steps.BATCHES)), "batch_size", str(fit_steps.BATCH)))
        rounds = slider("epochs", 1, 5, "rounds", 1)
    shown = fit_steps.fit(samples, batch, rounds)
    st.html(batches_board(shown.sizes))
    st.markdown(
        f"ceil({samples:,} / {batch}) = **{so_many(shown.steps, 'step')}** an epoch, "
        f"{'the last one ' if shown.steps > 1 else ''}with {so_many(shown.sizes[-1], 'sample')}. "
        f"{shown.steps} · {rounds} = **{shown.updates}** change{'s' * (shown.updates != 1)} of the weights."
    )
    word = choice("the word", fit_steps.WORDS, "keyword", fit_steps.WORDS[0])
    st.code(f"model.fit(X, Y1, batch_size={batch}, {word}={rounds})", language="python", wrap_lines=True)
    if word == fit_steps.WORDS[0]:
        bar = "━" * 20
        st.code("\n".join(f"Epoch {each}/{rounds}\n{shown.steps}/{shown.steps} {bar}" for each in range(1, rounds + 1)),
                language=None, wrap_lines=True)  # fmt: skip
    else:
        st.code(fit_steps.NB_EPOCH, language=None, wrap_lines=True)


def summary() -> None:
    """What the last lines of the program print."""
    way = choice("the line", _WAYS, "print", _WAYS[0])
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        when = choice("called", _WHEN, "when", _WHEN[1])
        optimizer = choice("optimizer", tuple(fit_steps.SLOTS), "optimizer", "rmsprop")
    model, shown = fit_steps.answer_model(), fit_steps.totals(optimizer, when == _WHEN[1])
    st.code(way, language="python")
    rows = [
        (f"{facts.name} ({facts.class_name})", escaped(show_shape(facts.output_shape)), f"{facts.params:,}")
        for facts in model.layers
    ]
    table(
        ("Layer (type)", "Output Shape", "Param #"), rows, alt="The table that summary prints: layers, shapes, counts"
    )
    st.code("\n".join([*shown.lines(), *(["None"] if way == _WAYS[0] else [])]), language=None, wrap_lines=True)
    nothing = "`None` is what summary gives back, printed. " if way == _WAYS[0] else ""
    if not shown.optimizer:
        st.markdown(f"{nothing}The total is **{shown.total:,}**, as model.count_params\\(\\) says.")
        return
    slots = fit_steps.SLOTS[optimizer]
    st.markdown(
        f"{nothing}{optimizer} keeps {slots} · {shown.trainable:,} + 2 = **{shown.optimizer:,}** numbers of its "
        "own; the 2 are its count of steps and its learning rate. "
        f"So the total says {shown.total:,}, and the network has **{model.total_params:,}** parameters."
    )


EXHIBITS = {"fit_steps": steps, "summary_none": summary}
