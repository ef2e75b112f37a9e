"""A question that is asked before something is shown, and the name of the idea behind a wrong answer."""

import streamlit as st

from lessons.course.influence_question import Question
from pages.parts.layer_table import escaped

_SEEN = "checks_seen"


def guess_first() -> bool:
    """Draws the switch that lets a learner skip the guessing, and says how it stands."""
    return st.toggle(
        "Guess first", key="guess", value=True, bind="query-params",
        help="On: you answer a question before its answer is shown.",
    )  # fmt: skip


def was_seen(key: str) -> bool:
    """The answer to this question has been found or shown."""
    return key in _seen()


def check(question: Question, key: str) -> bool:
    """Draws a question; true once its answer may be shown.

    Args:
        key: names the question; another key is another question.
    """
    with st.container(border=True):
        st.markdown(f":material/help: {question.words}")
        words = st.radio(
            "Your guess", [each.words for each in question.choices], index=None, key=f"check_{key}"[:200],
            label_visibility="collapsed", format_func=escaped,
        )  # fmt: skip
        choice = question.choice(words)
        if choice is not None and choice.is_right:
            _seen().add(key)
            st.success(f"Yes: {escaped(choice.words)}.", icon=":material/check:")
        elif choice is not None:
            st.warning(f"**{escaped(choice.misconception)}.** {escaped(choice.hint)}", icon=":material/lightbulb:")
        if was_seen(key):
            if choice is None or not choice.is_right:
                right = next((each for each in question.choices if each.is_right), None)
                st.info(f"The answer: {escaped(right.words) if right else 'none of these'}.", icon=":material/check:")
        else:
            st.button("Show the answer", key=f"show_{key}"[:200], on_click=_seen().add, args=(key,))
    return was_seen(key)


def _seen() -> set[str]:
    seen: set[str] = st.session_state.setdefault(_SEEN, set())
    return seen
