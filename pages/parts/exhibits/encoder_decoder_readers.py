"""Two exhibits of lesson 11 about Bidirectional: two readers joined in five ways, and what the last row has read."""

import streamlit as st

from lessons.course.shown import two_readers
from lessons.figures.reader_boards import merge_board, moved_board
from lessons.figures.scene import make_scene, timesteps_of
from lessons.network.axes import Axes
from lessons.network.readable import readable
from lessons.network.shape import Shape
from pages.parts.knobs import choice, slider, switch
from pages.parts.layer_table import coloured, escaped
from pages.parts.model_link import model_link
from pages.parts.table import table
from pages.parts.unrolled import unrolled

KNOBS = ("merge_mode", "both_sequences", "changed")


def both_readers() -> None:
    """Both directions drawn, and how their states are joined."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        mode = choice("merge_mode", two_readers.MODES, "merge_mode", "concat")
        keeps = switch("return_sequences", "both_sequences", True)
    two = two_readers.readers(mode, keeps)
    scene = make_scene(two.prediction, two.inputs, two.run)
    unrolled(scene, key="two_readers_picture", chosen=min(2, timesteps_of(scene) - 1))
    st.html(merge_board(two.forward, two.backward, two.merged, mode))
    facts = two.prediction.layers[0]
    rows = [
        (f"**{name}**" if name == mode else name, " and ".join(coloured(shape, _axes(shape)) for shape in shapes))
        for name, shapes in two_readers.merges(keeps)
    ]  # fmt: skip
    table(("merge_mode", "what leaves the layer"), rows, alt="Shapes of every merge mode")
    st.markdown(f"{escaped(facts.formula.numbers)} = **{facts.params:,} parameters**, whatever the merge mode: joining "
                "learns nothing.")  # fmt: skip
    model_link(two.prediction.spec, "two_readers_network")


def which_last() -> None:
    """The numbers that move when one step of the input is changed."""
    last = two_readers.TIMESTEPS - 1
    changed = slider("changed step of the input", 0, last, "changed", 1)
    shown = two_readers.last_states(changed)
    st.html(moved_board(shown.rows, shown.last, shown.rows_moved, shown.last_moved))
    ahead, back = shown.apart
    st.markdown(
        f"`output[:, -1]` is row t = {last}. Its forward half (f) has read {last + 1} steps, its backward half (b) "
        f"**{1} step**: of the changed step {changed} it knows {'something' if changed == last else 'nothing'}. "
        f"Differences from return_sequences=False: forward half **{readable(ahead)}**, backward half **{back:.2f}**."
    )


def _axes(shape: Shape) -> Axes:
    return ("batch", "time", "feature") if len(shape) == 3 else ("batch", "feature")


EXHIBITS = {"two_readers": both_readers, "which_last": which_last}
