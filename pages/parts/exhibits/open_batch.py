"""None in a shape: the same layer for a batch of any size, and no kernel before it has met data."""

import streamlit as st

from lessons.course.shown.open_batch import FEATURES, MOST_SAMPLES, SPEC, UNITS, printed
from lessons.figures.board import in_a_row, shape_tiles, sign
from lessons.network.readable import so_many
from pages.parts.knobs import slider, switch
from pages.parts.layer_table import escaped
from pages.parts.model_link import model_link
from pages.parts.table import table


def open_batch() -> None:
    """What summary prints before and after, and the shapes of one batch."""
    met = switch("it has met data, or an Input", "met", True)
    shown = printed(met)
    table(("layer", "output shape", "parameters"), [("dense (Dense)", escaped(shown.shape), shown.params)],
          alt="The layer as its summary prints it")  # fmt: skip
    if shown.kernel is None:
        st.html(in_a_row(shape_tiles(("?", "?"), ("batch", "feature")), sign("→ Dense →"),
                         shape_tiles(("?", UNITS), ("batch", "unit"))))  # fmt: skip
        st.markdown(f"It has no kernel yet: **{UNITS}** columns are known, and nobody knows how many rows.")
        st.code(f"ValueError: {shown.says}", language=None, wrap_lines=True)
        return
    samples = slider("samples in the batch", 1, MOST_SAMPLES, "samples", 4)
    st.html(in_a_row(shape_tiles((samples, FEATURES), ("batch", "feature")), sign("·"),
                     shape_tiles(shown.kernel, ("feature", "unit")), sign("→"),
                     shape_tiles((samples, UNITS), ("batch", "unit"))))  # fmt: skip
    st.markdown(
        f"This batch has **{so_many(samples, 'sample')}**, and the kernel is ({FEATURES}, {UNITS}) for every "
        f"batch. So the shape is written {escaped(shown.shape)}, with None where {samples} stands now."
    )
    model_link(SPEC, "open_batch", "Open this layer in the playground")
