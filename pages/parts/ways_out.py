"""A mistake in a lesson: what happened, what Keras says, every way out, and what the likeliest changes in the code."""

import streamlit as st

from lessons.network.change import compare
from lessons.network.mistake import Mistake
from lessons.network.spec import ModelSpec
from pages.parts.layer_table import escaped
from pages.parts.model_link import mend_links


def ways_out(spec: ModelSpec, mistake: Mistake) -> None:
    """Draws the mistake and the ways out of it.

    Args:
        spec: the network with the mistake.
        mistake: what is wrong with it.
    """
    if mistake.silent:
        st.warning(escaped(mistake.message), icon=":material/warning:")
    else:
        st.error(escaped(mistake.message), title="This does not fit", icon=":material/block:")
    if mistake.keras_says:
        st.code(f"{mistake.keras_error or 'Warning'}: {mistake.keras_says}", language=None, wrap_lines=True)
    mend_links(mistake.mends)
    if mistake.mends:
        which = "first way" if len(mistake.mends) > 1 else "way"
        code_change(spec, mistake.mends[0].spec, f"The {which} out in the code, before (−) and after (+):")


def code_change(before: ModelSpec, after: ModelSpec, words: str) -> None:
    """Draws the lines of code in which two networks differ.

    Args:
        words: what stands above them.
    """
    change = compare(before, after)
    if change is not None:
        lines = [*(f"- {line}" for line in change.code_before), *(f"+ {line}" for line in change.code_after)]
        st.caption(words)
        st.code("\n".join(lines), language="diff", wrap_lines=True)
