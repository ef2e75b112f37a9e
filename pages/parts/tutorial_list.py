"""The list of everything the documents get wrong: filters, counts, and each statement as written and as mended."""

from collections.abc import Sequence

import streamlit as st

from lessons.course.documents import DOCUMENTS
from lessons.course.exhibit_query import exhibit_query
from lessons.course.glossary.mark import marked_plain
from lessons.course.lessons import BY_KEY
from lessons.course.snippets import Snippet, find_snippet
from lessons.course.tutorials import KINDS, Entry, Kind, Outcome, outcome_of, picture_of
from lessons.reader.read_code import read_code
from pages.parts.badge import keras_badge
from pages.parts.knobs import choice
from pages.parts.layer_table import escaped
from pages.parts.lens.listing import lens_listing
from pages.parts.lens.rows import excerpt, listing_rows
from pages.parts.lesson.erratum_card import erratum_code, erratum_words

_ALL = "all"
_DOCUMENT_WORDS = {"explanation": "S0", "slides": "S1", "tutorial": "S2", "forum": "S3"}
_COUNTED: dict[Kind, tuple[str, str]] = {
    "wrong fact": ("wrong fact", "wrong facts"),
    "code that stops": ("program that stops", "programs that stop"),
    "old name": ("old name", "old names"),
    "left out": ("thing left out", "things left out"),
}
_WORST = {"silent": "it runs, and is not what it seems", "stale": "it runs, with a warning"}
_LENS = "build/code_lens.py"
_CLAIM = "AssertionError"  # of a program that says in code what the document says in words


def filter_knobs(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Draws the choice of a document and of a kind; returns what is left."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        word = choice("Document", (_ALL, *_DOCUMENT_WORDS), "document", _ALL)
        kind = choice("Kind", (_ALL, *KINDS), "kind", _ALL)
    document = _DOCUMENT_WORDS.get(word, "")
    return tuple(entry for entry in entries if document in ("", entry.erratum.document) and kind in (_ALL, entry.kind))


def count_line(shown: Sequence[Entry], total: int) -> None:
    """Draws how many there are, of each kind."""
    counts = [(sum(entry.kind == kind for entry in shown), one, more) for kind, (one, more) in _COUNTED.items()]
    parts = " · ".join(f"{count} {one if count == 1 else more}" for count, one, more in counts if count)
    st.markdown(f"**{len(shown)}** of {total}: {parts or 'none'}")


def entry_list(shown: Sequence[Entry]) -> None:
    """Draws a heading for each document, and its statements."""
    for document in DOCUMENTS.values():
        entries = [entry for entry in shown if entry.erratum.document == document.key]
        if entries:
            st.header(document.title, anchor=document.key.lower())
            st.caption(f"{document.kind[:1].upper()}{document.kind[1:]}")
        for entry in entries:
            _entry(entry)


def _entry(entry: Entry) -> None:
    key, snippet = entry.erratum.key, find_snippet(entry.example)
    with st.container(border=True, key=key):
        erratum_words(entry.erratum, entry.kind)
        if snippet is None:
            erratum_code(entry.erratum)
        else:
            written, mended = (escaped(_short(outcome_of(snippet, form))) for form in (False, True))
            label = f"**As written** {written}. **As mended** {mended}."
            box = st.expander(label, key=f"run_{key}", on_change="rerun", icon=":material/play_arrow:")
            if box.open:
                with box:
                    _both_forms(snippet)
        with st.container(horizontal=True, gap="medium", key=f"ways {key}"):
            if entry.lesson in BY_KEY:
                lesson = BY_KEY[entry.lesson]
                st.page_link(lesson.file, label=f"Taught in lesson {lesson.heading}", icon=":material/menu_book:")
            _picture_link(key)


def _picture_link(key: str) -> None:
    found = picture_of(key)
    if found is not None:
        lesson, section = found
        query = exhibit_query({}, (), ask_first=False, locked=False, only=section.exhibit)
        st.page_link(lesson.file, label=f"Its picture: {section.heading}", icon=":material/image:", query_params=query)


def _both_forms(snippet: Snippet) -> None:
    for column, mended in zip(st.columns(2, gap="medium"), (False, True), strict=True):
        with column:
            form = "As mended" if mended else "As written"
            outcome = outcome_of(snippet, mended)
            st.markdown(f"**{form}**")
            reading = read_code(outcome.text)
            rows = listing_rows(reading.text or outcome.text, reading.models, reading.findings, 0)
            lens_listing(excerpt(rows), key=f"listing {snippet.name} {form}")
            _outcome(outcome)
            if not outcome.stops and reading.models and reading.models[-1].input_from != "guess":
                keras_badge(reading.models[-1].spec, None, key=f"badge {snippet.name} {form}")
            query = {"example": snippet.name, **({"form": "mended"} if mended else {})}
            st.page_link(_LENS, label=f"{form} in the Code lens", icon=":material/frame_inspect:", query_params=query)


def _outcome(outcome: Outcome) -> None:
    if outcome.error == _CLAIM:
        st.error(f"**Line {outcome.line}** says it in code, and it is not so: {_CLAIM}.", icon=":material/block:")
    elif outcome.stops:
        says = f" {escaped(outcome.says)}" if outcome.says else ""
        st.error(f"Stops in **line {outcome.line}**: {outcome.error}.{says}", icon=":material/block:")
        for line, error, words in outcome.then:
            st.markdown(f":material/arrow_forward: Once that is mended, **line {line}**: {error}. {escaped(words)}")
    else:
        st.success("Runs." + "".join(f" Output {escaped(each)}." for each in outcome.networks), icon=":material/check:")
    for remark in outcome.remarks:
        st.caption(marked_plain(remark, escaped))


def _short(outcome: Outcome) -> str:
    if outcome.error == _CLAIM:
        return f"as a line of code it fails, {_CLAIM}"
    if outcome.stops:
        later = list(dict.fromkeys(error for _, error, _ in outcome.then if error != outcome.error))
        return f"it stops in line {outcome.line}, {outcome.error}" + "".join(f", then {error}" for error in later)
    shapes = f": {outcome.networks[0]}" if len(outcome.networks) == 1 else ""
    return _WORST.get(outcome.worst, "it runs") + shapes
