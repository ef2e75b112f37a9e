"""The Code lens: code of any age or an error message, read as text: shapes, findings, and the same in Keras 3."""

import streamlit as st

from lessons.reader.modernise import modernise
from lessons.reader.read_code import read_code
from pages.parts.cards import notice_card
from pages.parts.lens import box as lens_box
from pages.parts.lens.editor import lens_editor
from pages.parts.lens.findings import lens_findings
from pages.parts.lens.formula import formula_links
from pages.parts.lens.listing import lens_listing
from pages.parts.lens.panels import (
    choose_model,
    example_knobs,
    kind_knob,
    mended_panel,
    message_panel,
    model_links,
)
from pages.parts.lens.rows import finding_cards, listing_rows
from pages.parts.term_tips import term_tips

box = lens_box.open_box()
term_tips()
st.title("Code lens", anchor=False)
st.markdown(
    "Paste code from an old tutorial: see the shape after every line, what would fail, and the same code in today's "
    "Keras. Or paste an error message. Nothing you paste is run."
)
notice_card((box.notice,) if box.notice else ())
example_knobs()
left, right = st.columns([5, 7], gap="medium")
with left:
    lens_editor()
    kind = kind_knob()

if not box.text.strip():
    with right:
        st.info("The box is empty. Paste something, or choose an example.", icon=":material/content_paste:")
elif kind == "message":
    with right:
        message_panel(box.text)
else:
    reading, modern = read_code(box.text), modernise(box.text)
    with right:
        chosen = 0
        if reading.models:
            chosen = choose_model(reading.models)
            model_links(reading.models[chosen])
        elif reading.formulas:
            formula_links(reading.formulas)
        elif reading.readable:
            st.markdown("There is no network in this text; what there is to say about it stands below.")
        lines = reading.models[chosen].lines if reading.models else (0,)
        rows = listing_rows(reading.text or box.text, reading.models, reading.findings, chosen)
        lens_listing(rows, key="lens_listing", focus=lines[0] if len(reading.models) > 1 else 0)
    told, mended = st.columns(2, gap="medium")
    with told:
        st.subheader("Findings", anchor=False)
        if reading.findings:
            lens_findings(finding_cards(reading.findings), key="lens_findings")
        else:
            st.success("Nothing stops it, and nothing in it is out of date.", icon=":material/check:")
    if reading.readable:
        with mended:
            mended_panel(modern, reading.stops)
