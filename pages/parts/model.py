"""The model on screen: one text in the address, read each run, changed by every knob, with undo and redo."""

from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lessons.network.link import DEFAULT, ReadLink, read_link, write_link
from lessons.network.spec import ModelSpec

KEY = "model"
_TEXT = "model_text"
_TRAIL = "model_trail"
_DRAFT = "model_draft"
_PROBLEM = "model_problem"
MOST_STEPS = 100


def read_model() -> ReadLink:
    """The network on screen. Call this once, before anything else of the page is drawn."""
    if _has_just_come() or _came_by_history():
        # a learner has just come to this page, or pressed back or forward: only then the address decides.
        # In any other run it may still be the address from before a click that is under way.
        st.session_state[_TEXT] = st.query_params.get(KEY, "").strip() or _text_to_return_to()
    _remember(model_text())
    return read_link(model_text(), int(st.session_state.get("seed", 0)))


def model_text() -> str:
    """The text of the model on screen."""
    return str(st.session_state.get(_TEXT, DEFAULT))


def model_box() -> None:
    """The address's text as a field one may edit."""
    st.session_state["model_box"] = st.session_state.get(_DRAFT) or model_text()
    st.text_input(
        "The model as text",
        key="model_box",
        on_change=_type_model,
        help="This text is also in the address: copy the address to share the exhibit. You may edit it here.",
    )
    if st.session_state.get(_DRAFT):
        told = st.session_state[_PROBLEM].replace("The address", "This text").replace("A first network is shown.", "")
        st.error(f"{told} The network above stays as it was.", icon=":material/edit_off:")


def change_model(spec: ModelSpec) -> None:
    """Replaces the model; to be called from a widget's callback only."""
    set_text(write_link(spec))


def set_text(text: str) -> None:
    """Puts a model's text into the address, as a new step of the browser's history.

    A widget bound to the address would replace the step instead, and the browser's back would leave the page.
    """
    st.session_state[_TEXT] = text
    st.session_state[_DRAFT] = None
    st.query_params[KEY] = text


def _has_just_come() -> bool:
    return _TEXT not in st.session_state or st.session_state.get("page_before") != st.session_state.get("page_now")


def _came_by_history() -> bool:
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def _text_to_return_to() -> str:
    return DEFAULT if _came_by_history() else model_text()


def _type_model() -> None:
    typed = st.session_state["model_box"]
    problem = None if read_link(typed).readable else read_link(typed).notices[0]
    st.session_state[_DRAFT] = typed if problem else None
    if problem:
        st.session_state[_PROBLEM] = problem
    else:
        set_text(typed)


def spec_before() -> ModelSpec | None:
    """The network before the last change, or `None` when there was none."""
    before = _trail()["before"]
    return None if before is None else read_link(before, int(st.session_state.get("seed", 0))).spec


def undo() -> None:
    """One step back."""
    _go(-1)


def redo() -> None:
    """One step forward again."""
    _go(1)


def can_undo() -> bool:
    """True when there is a step to go back to."""
    return bool(_trail()["place"] > 0)


def can_redo() -> bool:
    """True when a step was taken back."""
    trail = _trail()
    return bool(trail["place"] < len(trail["texts"]) - 1)


def with_seed(spec: ModelSpec) -> ModelSpec:
    """The spec with the seed of the page."""
    return replace(spec, seed=int(st.session_state.get("seed", 0)))


def _trail() -> dict[str, Any]:
    trail: dict[str, Any] = st.session_state.setdefault(_TRAIL, {"texts": [], "place": -1, "before": None})
    return trail


def _remember(text: str) -> None:
    # The browser's back and forward change the text without a callback, so every run looks for itself.
    trail = _trail()
    texts, place = trail["texts"], trail["place"]
    if texts and texts[place] == text:
        return
    trail["before"] = texts[place] if texts else None
    if place > 0 and texts[place - 1] == text:
        trail["place"] = place - 1
    elif place + 1 < len(texts) and texts[place + 1] == text:
        trail["place"] = place + 1
    else:
        texts[place + 1 :] = [text]
        del texts[:-MOST_STEPS]
        trail["place"] = len(texts) - 1


def _go(step: int) -> None:
    trail = _trail()
    place = trail["place"] + step
    if 0 <= place < len(trail["texts"]):
        set_text(trail["texts"][place])
