"""One check on the page: a question, a guess, the idea behind a wrong one, a hint, the answer, another one."""

from typing import Any

import streamlit as st

from lessons.course.checks.check import Check
from lessons.course.checks.make import MOST_SEEDS, make_check
from lessons.course.first_seed import first_seed
from lessons.course.glossary.mark import marked_note, marked_plain
from lessons.figures.picture_board import picture_board
from lessons.network.link import read_link
from pages.parts.layer_table import escaped
from pages.parts.model_link import model_link
from pages.parts.table import breakable

_DONE = "checks_done"  # for each lesson the places whose question was answered or shown
_RIGHT = "checks_right"  # for each lesson the places answered rightly
State = dict[str, Any]


def check_card(lesson: str, kind: str, place: int) -> bool:
    """Draws a check; true once its answer may be shown.

    Args:
        lesson: the key of the lesson; progress is counted for each.
        kind: the kind of question.
        place: which check of the lesson it is, from 0; its seed is in the address as `q<place + 1>`.
    """
    check = make_check(kind, _seed(lesson, place))
    name = f"{lesson} {kind} {check.seed}"
    state: State = st.session_state.setdefault(f"check {name}", {"guess": None, "shown": False})
    with st.container(border=True, key=f"check_{kind}"):
        st.markdown(f":violet-badge[:material/help: Check {place + 1}] &nbsp; {check.question}")
        if check.code:
            st.code(check.code, language="python", wrap_lines=True)
        # a guess counts when the button is pressed: whoever chooses with the arrow keys passes other answers
        st.radio(
            f"Your answer to check {place + 1}", [option.text for option in check.options], index=None,
            key=f"guess {name}", label_visibility="collapsed",
            format_func=lambda text: breakable(escaped(text)), on_change="ignore",
        )  # fmt: skip
        _reply(check, state)
        with st.container(horizontal=True, gap="small"):
            if state["shown"]:
                _afterwards(check, lesson, place, name)
            else:
                st.button("Check my answer", key=f"answer {name}", type="primary", icon=":material/done:",
                          on_click=_guess, args=(check, state, lesson, place, name))  # fmt: skip
                st.button("Show the answer", key=f"show {name}", on_click=_show, args=(state, lesson, place))
    return place in _places(_DONE, lesson)


def answered(lesson: str) -> int:
    """How many checks of the lesson were answered rightly in this session."""
    return len(_places(_RIGHT, lesson))


def is_answered(lesson: str, place: int) -> bool:
    """Whether the answer of this check may be shown: it was found, or asked for."""
    return place in _places(_DONE, lesson)


def _seed(lesson: str, place: int) -> int:
    text = st.query_params.get(f"q{place + 1}", "")
    if text.isascii() and text.isdigit() and len(text) < 8:
        return int(text) % MOST_SEEDS
    return int(st.session_state.get(f"check_seed {lesson} {place}", first_seed(lesson, place)))


def _guess(check: Check, state: State, lesson: str, place: int, name: str) -> None:
    option = check.option(st.session_state.get(f"guess {name}"))
    if option is None:
        state["guess"] = ""
        return
    state["guess"] = option.text
    if option.is_right:
        _places(_RIGHT, lesson).add(place)
        _show(state, lesson, place)


def _show(state: State, lesson: str, place: int) -> None:
    state["shown"] = True
    _places(_DONE, lesson).add(place)


def _reply(check: Check, state: State) -> None:
    guess = check.option(state["guess"])
    if state["shown"]:
        start = "Yes" if guess is not None and guess.is_right else "The answer"
        st.success(
            f"{start}: **{escaped(check.answer.text)}**. {marked_plain(check.reveal, escaped)}",
            icon=":material/check_circle:",
        )
        if check.picture:
            st.html(picture_board(check.picture))
    elif guess is not None:
        name, because = marked_plain(f"{guess.misconception}.\n{guess.because}", escaped).split("\n", 1)
        st.warning(f"**{name}** {because}", icon=":material/lightbulb:")
        if guess.picture:
            st.markdown(f"If **{escaped(guess.text)}** were right:")
            st.html(picture_board(guess.picture))
        st.markdown(f":material/tips_and_updates: **Hint:** {marked_note(check.hint)}")
    elif state["guess"] == "":
        st.info("Choose one of the answers first.", icon=":material/touch_app:")


def _afterwards(check: Check, lesson: str, place: int, name: str) -> None:
    st.button(
        "Another one", key=f"next {name}", icon=":material/refresh:", on_click=_next, args=(lesson, place),
        help="The same question with other numbers.",
    )  # fmt: skip
    if check.model:
        model_link(read_link(check.model).spec, f"check {name}", "Open in the playground")


def _next(lesson: str, place: int) -> None:
    seed = _seed(lesson, place) % (MOST_SEEDS - 1) + 1
    st.session_state[f"check_seed {lesson} {place}"] = seed
    st.query_params[f"q{place + 1}"] = str(seed)


def _places(which: str, lesson: str) -> set[int]:
    places: dict[str, set[int]] = st.session_state.setdefault(which, {})
    return places.setdefault(lesson, set())
