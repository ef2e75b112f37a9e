"""The page of messages: the box for a pasted one, the linked one, and all of them by cause."""

import re
from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lessons.course.glossary.mark import marked_note
from lessons.course.messages import CAUSES, Case, Cause, Told, find_case, like_this, tell
from lessons.reader.messages import explain_message
from lessons.reader.messages.explain import MAX_CHARACTERS
from pages.parts.cards import notice_card
from pages.parts.explained_panel import explained_panel
from pages.parts.layer_table import escaped
from pages.parts.message_view import MESSAGE, exhibit_picture, message_view

_ALL = "All causes"
_ON_TOP = "message_on_top"
_LONGEST = 84  # characters of a message in its heading
_ALIKE = re.compile(
    r"^(?:Graph execution error: \[...\] |Exception encountered when calling \w+\.call\(\)\. "
    r"|Input 0 with name '\w+' of layer '\w+' is incompatible with the layer: )"
)


def message_answer() -> None:
    """Draws the box for a pasted message, and the answer to what is in it."""
    with st.form("paste", border=False):
        text = st.text_area(
            "Your error message, with or without its traceback", key="pasted", max_chars=MAX_CHARACTERS, height=96,
            placeholder="ValueError: Input 0 of layer 'lstm_1' is incompatible with the layer: expected ndim=3, …",
        )  # fmt: skip
        st.form_submit_button("Explain it", icon=":material/lightbulb:", type="primary")
    if not text or not text.strip():
        return
    with st.container(border=True, key="answer"):
        words, picture = st.columns([5, 6], gap="large")
        with words:
            explained_panel(explain_message(text))
            _alike(text)
        with picture:
            exhibit_picture(text, "pasted")


def message_on_top() -> Case | None:
    """Draws the message that a link leads to, or that was chosen below an answer; returns it."""
    context = get_script_run_ctx()
    came = st.session_state.get("page_before") != st.session_state.get("page_now") or _ON_TOP not in st.session_state
    if came or (context is not None and context.is_history_navigation):
        st.session_state[_ON_TOP] = st.query_params.get(MESSAGE, "")
    key = st.session_state[_ON_TOP]
    case = find_case(key)
    if case is not None:
        with st.container(border=True, key="on_top"):
            st.subheader(case.title, anchor=False)
            message_view(case, tell(case))
    elif key:
        notice_card((f"There is no message called {key[:60]}. All of them stand below.",))
    return case


def cause_knob() -> str:
    """Draws the choice of one cause; returns its key, empty for all of them."""
    keys = {_ALL: "", **{cause.title: cause.key for cause in CAUSES}}  # the title is what stands in the address
    return keys.get(str(st.selectbox("Cause", list(keys), key="cause", bind="query-params", width=360)), "")


def message_groups(causes: Sequence[Cause], found: Sequence[Case], on_top: Case | None) -> None:
    """Draws a heading for each cause, and a box for each of its messages; a closed box costs nothing.

    Args:
        on_top: the one that is drawn already.
    """
    for cause in causes:
        cases = [case for case in found if case.cause == cause.key]
        if not cases:
            continue
        st.subheader(cause.title, anchor=cause.key)
        st.markdown(marked_note(cause.what))
        for case in cases:
            if case is on_top:
                st.caption(f"{case.title}: on top of this page.")
                continue
            told = tell(case)
            box = st.expander(_label(case, told), key=f"case_{case.key}", on_change="rerun")
            if box.open:
                with box:
                    message_view(case, told)


def _label(case: Case, told: Told) -> str:
    shown = _ALIKE.sub("… ", told.says)
    if len(shown) > _LONGEST:
        shown = f"{shown[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"**{escaped(case.title)}** :gray[{escaped(shown) or 'nothing is printed'}]"


def _alike(text: str) -> None:
    cases = like_this(text)
    if cases:
        st.markdown("**Ways to get this message**")
    for case in cases:
        st.button(
            escaped(case.title), key=f"alike_{case.key}", type="tertiary", icon=":material/arrow_downward:",
            on_click=_put_on_top, args=(case.key,),
        )  # fmt: skip


def _put_on_top(key: str) -> None:
    st.session_state[_ON_TOP] = st.query_params[MESSAGE] = key
