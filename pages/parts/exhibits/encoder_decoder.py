"""The exhibits of lesson 11: a sentence on a clock, read and copy and write, a state that is handed over."""

import streamlit as st

from lessons.course.shown import encoder_decoder, handed_state, translation
from lessons.figures.board import in_a_row, matrix, sign
from lessons.figures.clock_board import clock_board
from lessons.figures.scene import make_scene, timesteps_of
from lessons.network.readable import so_many
from pages.parts.exhibits import encoder_decoder_fit as fits
from pages.parts.exhibits import encoder_decoder_readers as readers
from pages.parts.exhibits import encoder_decoder_trials as trials
from pages.parts.knobs import choice, slider, switch
from pages.parts.layer_table import escaped, layer_table
from pages.parts.model_link import model_link
from pages.parts.unrolled import unrolled
from pages.parts.ways_out import ways_out

KNOBS = (
    "sentence",
    "copies",
    "keeps_time",
    "cell",
    "handed",
    "decoder_units",
    *trials.KNOBS,
    *readers.KNOBS,
    *fits.KNOBS,
)


def two_lengths() -> None:
    """A sentence and its translation, at the same step and by a decoder."""
    clock = translation.clock_of(choice("sentence", translation.SENTENCES, "sentence", translation.SENTENCES[2]))
    st.html(clock_board(clock.rows(), clock.framed))
    told = f"{so_many(len(clock.read), 'word')} in, {so_many(len(clock.written), 'word')} out. "
    if clock.too_many:
        told += f"Written at the same step, there are **{clock.too_many} answers too many**."
    elif clock.no_place:
        told += f"Written at the same step, **{so_many(clock.no_place, 'word')}** find no step."
    else:
        told += "The lengths fit, and yet:" if clock.too_early else "The lengths fit."
    for need in sorted({clock.needs[place] for place in clock.too_early}):
        early = [place for place in clock.too_early if clock.needs[place] == need]
        words = " and ".join(f"“{clock.written[place]}” (step {place})" for place in early)
        told += f" {words} {'need' if len(early) > 1 else 'needs'} “{clock.read[need]}”, which is read at step {need}."
    st.markdown(f"{told} A decoder begins at step {len(clock.read)}, when everything is read.")


def read_copy_write() -> None:
    """An encoder-decoder unrolled, with every shape."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        written = slider("copies, RepeatVector(n)", 1, encoder_decoder.MOST_WRITTEN, "copies", encoder_decoder.WRITTEN)
        keeps = switch("return_sequences of the encoder", "keeps_time")
    chain = encoder_decoder.chain_of(written, keeps)
    scene = make_scene(chain.prediction, chain.inputs, chain.run)
    unrolled(scene, key="encoder_decoder_picture", chosen=min(2, timesteps_of(scene) - 1))
    if chain.mistake is not None:
        ways_out(chain.prediction.spec, chain.mistake)
    else:
        st.markdown(
            f"{encoder_decoder.READ} steps are read, **{written} written**. The copies differ by "
            f"**{chain.copies_apart:.3g}**, the decoder's states by up to **{chain.states_apart:.2f}**: only its own "
            "state tells it which step it is at."
            if written > 1
            else f"{encoder_decoder.READ} steps are read, **one is written**: the time axis has the length 1."
        )
    layer_table(chain.prediction)
    model_link(chain.prediction.spec, "encoder_decoder_network")


def handed_over() -> None:
    """A decoder that begins with nothing, with the encoder's state, or reads copies of it."""
    way = choice("handed over", handed_state.WAYS, "handed", handed_state.WAYS[1])
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        cell = choice("both layers", handed_state.CELLS, "cell", "GRU")
        units = slider("units of the decoder", 3, 6, "decoder_units", handed_state.UNITS)
    shown = handed_state.handed(cell, way, units)
    st.code(shown.code, language="python", wrap_lines=True)
    if shown.problem:
        st.error(
            f"The state has {handed_state.UNITS} numbers, the decoder {units} units. Keras builds it without a word; "
            "fit and predict fail.", title="A state of another length", icon=":material/block:",
        )  # fmt: skip
        st.code(f"ValueError: {shown.problem} ...", language=None, wrap_lines=True)
        return
    names = ["A", "B"]
    st.html(in_a_row(
        matrix(_two(shown.ends), "encoder ends", str(shown.ends.shape), columns="feature", row_names=names,
               classes=lambda row, place: "in"),
        sign("→"),
        matrix(_two(shown.begins), "decoder begins", str(shown.begins.shape), columns="feature", row_names=names,
               classes=lambda row, place: "framed" if way == handed_state.WAYS[1] else "dim"),
        sign("→"),
        matrix(_two(shown.states[:, 0]), "its first state", str(shown.states[:, 0].shape), columns="feature",
               row_names=names, classes=lambda row, place: "out"),
    ))  # fmt: skip
    if shown.apart:
        st.markdown(
            f"The decoder's states for A and for B differ by up to **{shown.apart:.2f}**: it knows what was read."
        )
    else:
        st.markdown(
            f"The decoder's states for A and for B differ by **{shown.apart:.3g}**: it knows nothing of either."
        )
    st.markdown(f"The decoder learns {escaped(shown.weights)} = **{shown.params:,}** numbers.")
    st.page_link("learn/teacher_forcing.py", label="What a decoder reads: teacher forcing", icon=":material/alt_route:")


def _two(rows: handed_state.Array) -> list[list[str]]:
    return [[f"{each:.2f}" for each in row] for row in rows]


EXHIBITS = {
    "two_lengths": two_lengths,
    "read_copy_write": read_copy_write,
    "handed_state": handed_over,
    **trials.EXHIBITS,
    **readers.EXHIBITS,
    **fits.EXHIBITS,
}
