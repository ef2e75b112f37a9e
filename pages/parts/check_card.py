"""One check on the page: a question, a guess, the idea behind a wrong one, a hint, the answer, another one."""

from typing import Any

import streamlit as st

from lessons.course.checks.check import Check, Option
from lessons.course.checks.make import MOST_SEEDS, make_check
from lessons.figures.picture_board import picture_board
from pages.parts.layer_table import escaped

PLAYGROUND = "build/playground.py"
_DONE = "checks_done"  # for each lesson the places whose question was answered or shown
_RIGHT = "checks_right"  # for each lesson the places answered rightly


def check_card(lesson: str, kind: str, place: int) -> bool:
    """Draws a check; true once its answer may be shown.

    Args:
        lesson: the key of the lesson; progress is counted for each.
        kind: the kind of question.
        place: which check of the lesson it is, from 0; its seed is in the address as `q<place + 1>`.
    """
    check = make_check(kind, _seed(place))
    name = f"{lesson} {kind} {check.seed}"
    state: dict[str, Any] = st.session_state.setdefault(f"check {name}", {"tried": [], "shown": False})
    with st.container(border=True, key=f"check_{kind}"):
        st.markdown(f":violet-badge[:material/help: Check {place + 1}] &nbsp; {check.question}")
        if check.code:
            st.code(check.code, language="python", wrap_lines=True)
        words = st.radio(
            f"Your answer to check {place + 1}", [option.text for option in check.options], index=None,
            key=f"guess {name}", label_visibility="collapsed", format_func=escaped, disabled=state["shown"],
        )  # fmt: skip
        guess = check.option(words)
        _take(state, guess, lesson, place)
        _answer(check, guess, state)
        with st.container(horizontal=True, gap="small"):
            if not state["shown"]:
                st.button("Show the answer", key=f"show {name}", on_click=_show, args=(state, lesson, place))
            else:
                st.button(
                    "Another one", key=f"next {name}", icon=":material/refresh:", on_click=_next, args=(place,),
                    help="The same question with other numbers.",
                )  # fmt: skip
                if check.model:
                    st.page_link(
                        PLAYGROUND, label="Open in the playground", icon=":material/tune:",
                        query_params={"model": check.model},
                    )  # fmt: skip
    return place in _places(_DONE, lesson)


def answered(lesson: str) -> int:
    """How many checks of the lesson were answered rightly in this session."""
    return len(_places(_RIGHT, lesson))


def _seed(place: int) -> int:
    text = st.query_params.get(f"q{place + 1}", "")
    if text.isascii() and text.isdigit() and len(text) < 8:
        return int(text) % MOST_SEEDS
    return int(st.session_state.get(f"check_seed_{place}", 1))


def _take(state: dict[str, Any], guess: Option | None, lesson: str, place: int) -> None:
    if guess is None or state["shown"]:
        return
    if guess.is_right:
        state["shown"] = True
        state["first"] = not state["tried"]
        _places(_DONE, lesson).add(place)
        _places(_RIGHT, lesson).add(place)
        st.rerun()  # so that the picture, the count above and the buttons know it
    if guess.text not in state["tried"]:
        state["tried"].append(guess.text)


def _answer(check: Check, guess: Option | None, state: dict[str, Any]) -> None:
    if state["shown"]:
        right = guess is not None and guess.is_right
        st.success(
            f"{'Yes' if right else 'The answer'}: **{escaped(check.answer.text)}**. {escaped(check.reveal)}",
            icon=":material/check_circle:",
        )
        if check.picture:
            st.html(picture_board(check.picture))
    elif guess is not None:
        st.warning(f"**{escaped(guess.misconception)}.** {escaped(guess.because)}", icon=":material/lightbulb:")
        if guess.picture:
            st.caption(f"If it were {escaped(guess.text)}:")
            st.html(picture_board(guess.picture))
        if len(state["tried"]) > 1 or len(check.options) == 2:
            st.info(f"Hint: {escaped(check.hint)}", icon=":material/tips_and_updates:")


def _show(state: dict[str, Any], lesson: str, place: int) -> None:
    state["shown"] = True
    _places(_DONE, lesson).add(place)


def _next(place: int) -> None:
    seed = _seed(place) % (MOST_SEEDS - 1) + 1
    st.session_state[f"check_seed_{place}"] = seed
    st.query_params[f"q{place + 1}"] = str(seed)


def _places(which: str, lesson: str) -> set[int]:
    places: dict[str, set[int]] = st.session_state.setdefault(which, {})
    return places.setdefault(lesson, set())
