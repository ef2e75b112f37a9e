"""What is in the box of the Code lens: typed, an example, or mended code; and what was there before."""

import secrets
from dataclasses import dataclass, field

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lessons.course.snippets import find_snippet
from lessons.reader.pasted import Kind, what_is_it

FIRST = "question_document"
_KEY = "lens_box"
_EXAMPLE, _FORM = "example", "form"  # in the address


@dataclass
class Box:
    """The text in the box and where it comes from.

    Attributes:
        text: what is read.
        given: the text as the page last put it in; the browser has typed on since.
        version: names that text; what was typed into an older one comes too late.
        example: the name of the untouched example.
        mended: the example is shown mended.
        kind: what the learner says it is; `None` when its words decide.
        before: the text that was replaced last, to bring back.
        notice: something to say about the address.
        is_open: the page has been drawn before.
        is_fresh: nothing has been put in or typed since then.
    """

    text: str = ""
    given: str = ""
    version: str = field(default_factory=lambda: secrets.token_hex(8))
    example: str | None = None
    mended: bool = False
    kind: Kind | None = None
    before: str | None = None
    notice: str = ""
    is_open: bool = False
    is_fresh: bool = False


def box() -> Box:
    """The box of this session; it stays when the learner visits another page."""
    found: Box = st.session_state.setdefault(_KEY, Box())
    return found


def open_box() -> Box:
    """The box at the start of a run: an example named in the address is put in when a learner comes with it."""
    here = box()
    has_come = not here.is_open or st.session_state.get("page_before") != st.session_state.get("page_now")
    context = get_script_run_ctx()
    if not has_come and not (context is not None and context.is_history_navigation):
        return here
    name = st.query_params.get(_EXAMPLE, "")
    known = find_snippet(name) is not None
    here.notice = f"There is no example called {name[:60]}." if name and not known else ""
    if known:
        put_example(name, st.query_params.get(_FORM) == "mended")
    elif not here.is_open:
        put_example(FIRST)
        here.is_fresh = True
    elif has_come:
        here.given = here.text  # the box in the browser is a new one
    here.is_open = True
    return here


def kind() -> Kind:
    """What the text is taken for."""
    return box().kind or what_is_it(box().text)


def put_example(name: str, mended: bool = False) -> None:
    """Puts an example in; without one of that name nothing happens."""
    snippet = find_snippet(name)
    if snippet is None:
        return
    mended = mended and snippet.kind == "code"
    put(snippet.mended if mended else snippet.text)
    box().example, box().mended = name, mended


def put(text: str) -> None:
    """Replaces the text, and keeps what was typed before."""
    here = box()
    if here.text.strip() and here.text != text and here.example is None:
        here.before = here.text
    here.text, here.kind, here.example, here.mended = text, None, None, False
    _give(text)


def take_typed(text: str, version: str) -> None:
    """Takes over what was typed; to be called from a widget's callback only.

    Args:
        version: the text it was typed into; when another is there by now, it is kept to be brought back.
    """
    here = box()
    if text == here.text:
        return
    if version != here.version:
        here.before = text
        return
    here.text, here.kind, here.example, here.is_fresh = text, None, None, False
    forget_example()


def take_kind(said: Kind) -> None:
    """The learner says what it is."""
    box().kind = said


def name_example() -> None:
    """Puts the name of the example into the address, as a step of the browser's history."""
    here = box()
    st.query_params.from_dict({_EXAMPLE: here.example or "", **({_FORM: "mended"} if here.mended else {})})


def forget_example() -> None:
    """Takes the name of the example out of the address."""
    if _EXAMPLE in st.query_params or _FORM in st.query_params:
        st.query_params.from_dict({})


def _give(text: str) -> None:
    here = box()
    here.given, here.version, here.is_fresh = text, secrets.token_hex(8), False
