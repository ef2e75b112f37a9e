"""The first document's program: its array as typed, its imports, its ten epochs."""

import streamlit as st

from lessons.course.shown.first_program import EXAMPLE, PACKAGES, program
from lessons.course.shown.ten_epochs import WRITTEN, learned, runners
from lessons.course.shown.typed_sentences import FIRST, LONGEST, UNKNOWN, read_sentences
from lessons.figures.board import in_a_row, matrix, shape_tiles, sign
from lessons.network.readable import so_many
from pages.parts.cards import notice_card
from pages.parts.knobs import choice, lines, switch
from pages.parts.layer_table import escaped, layer_table
from pages.parts.model_link import model_link
from pages.parts.table import table
from pages.parts.trial_panel import trial_panel

KNOBS = ("typed_sentences", "package", "numpy", "long_run")


def sentences_array() -> None:
    """Sentences of ids to type, as an array with its shape."""
    text = lines("sentences: a line for each, ids between spaces", "typed_sentences", LONGEST, FIRST, 110,
                 help="Type other ids or more lines, then press Ctrl+Enter.")  # fmt: skip
    typed = read_sentences(text)
    notice_card(typed.notices)
    if typed.array is None:
        st.error(
            "The sentences differ in length, so they are no array. Pad the short ones (lesson 10), or cut the "
            "long ones.",
            title="Rows of one length, please", icon=":material/block:",
        )  # fmt: skip
        st.code(f"ValueError: {typed.numpy_says}", language=None, wrap_lines=True)
        return
    batch, steps = typed.array.shape
    st.html(in_a_row(
        matrix([[str(each) for each in row] for row in typed.rows], "sentences", str(typed.array.shape), rows="batch",
               columns="time"),
        matrix(typed.targets, "labels", str(typed.array.shape), rows="batch", columns="time",
               classes=lambda row, step: "framed" if typed.targets[row][step] == UNKNOWN else ""),
    ))  # fmt: skip
    st.html(in_a_row(shape_tiles((batch, steps), ("batch", "time")), sign("→"),
                     shape_tiles((batch, steps, 100), ("batch", "time", "class"))))  # fmt: skip
    st.markdown(
        f"{so_many(batch, 'sentence')} of {so_many(steps, 'word')}: **{so_many(batch * steps, 'distribution')}**, one "
        "for each word. The framed labels are the words after the end; only the text can tell them. The program's "
        "softmax has 100 units. For the ids "
        f"typed here **{typed.least_units}** would do, and one more for a new word at the end."
    )


def first_program() -> None:
    """The program's first lines: where it stops, and its network once it does not."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        package = choice("imports from", PACKAGES, "package", PACKAGES[0])
        mended = switch("import numpy as np", "numpy")
    shown = program(package, mended)
    st.code(shown.code, language="python", line_numbers=True, wrap_lines=True)
    if shown.stops is not None:
        st.error(
            f"Line {shown.stops.line}: {escaped(shown.stops.what)} {escaped(shown.stops.why)}",
            title="It stops here", icon=":material/block:",
        )  # fmt: skip
        st.code(f"{shown.stops.keras_error}: {shown.stops.keras_says}", language=None, wrap_lines=True)
    elif shown.network is not None:
        st.success("Nothing stops it. Its network:", icon=":material/check_circle:")
        layer_table(shown.network)
        counts = {each: found.total_params for each in PACKAGES if (found := program(each, True).network)}
        told = ", ".join(f"from {name} **{count:,}**" for name, count in counts.items())
        st.markdown(f"Parameters: {told}. It is the same Keras under two names.")
        model_link(shown.network.spec, "first_program")
    st.page_link("build/code_lens.py", label="The whole program in the Code lens", icon=":material/frame_inspect:",
                 query_params={"example": EXAMPLE})  # fmt: skip


def ten_epochs() -> None:
    """The three sentences learned: as long as the program says, and longer."""
    standings = trial_panel(
        runners(), "long_run", label="train all three",
        before="Guess first: how many of the 12 words are right after 10 epochs? Then switch it on.",
    )  # fmt: skip
    if not standings:
        return
    rows = [
        (f"**{escaped(name)}**", f"{found.loss:.2f}", f"{found.accuracy:.0%}", f"{found.on_used:.0%}")
        for name, found in ((name, learned(each)) for name, each in standings.items())
    ]
    table(("run", "loss", "right words", "share of the ids that occur"), rows, alt="What each run has learned")
    short = next(learned(each) for name, each in standings.items() if name.startswith(f"{WRITTEN} "))
    st.markdown(
        f"After {WRITTEN} epochs **{short.accuracy:.0%}** of the words are right, and the ids that occur in the "
        f"sentences get **{short.on_used:.0%}** of the probability together: hardly more than by chance."
    )
    st.caption("Keras's own Adam with its learning rate of 0.001. Other first weights give other numbers of this size.")
