"""The influence map of a network: first the learner guesses, then the map is shown."""

import numpy as np
import streamlit as st

from lessons.course.influence_question import READY, Question, question_of
from lessons.figures.influence_map import bars_alt, hidden_map, influence_alt, influence_bars, influence_map, unit_of
from lessons.network.influence import NoInfluence, influence_of, pattern_of
from lessons.network.inputs import make_inputs
from lessons.network.link import ReadLink, read_link
from lessons.network.weights import TooLarge
from pages.parts import model
from pages.parts.cards import notice_card
from pages.parts.chart_camera import camera
from pages.parts.layer_table import escaped
from pages.parts.theme import page_theme

PLAYGROUND = "build/playground.py"
_OWN = "From the playground"
_SHOWN = "influence_shown"  # the networks whose map this learner has seen


def influence_panel() -> None:
    """Draws the choice of networks, the question, the map and one of its rows."""
    read, text = _network()
    notice_card(read.notices)
    try:
        moves = influence_of(read.spec)
    except (NoInfluence, TooLarge) as reason:
        st.info(escaped(str(reason)), icon=":material/info:")
        _open_in_playground(text)
        return
    question = question_of(moves)
    left, right = st.columns([3, 2], gap="medium")
    with right:
        shown = question is None or not st.session_state["guess"] or text in _seen()
        if question is not None and not shown:
            shown = _ask(question, text)
        step = 0
        if shown:
            st.markdown(f"#### {pattern_of(moves).sentence}")
            step = _row(moves)
        _open_in_playground(text)
    with left:
        if shown:
            st.plotly_chart(
                influence_map(moves, step, make_inputs(read.spec).labels, page_theme()), key="influence_map",
                alt=influence_alt(moves), config=camera("influence_map"),
            )  # fmt: skip
            name = unit_of(moves)[1]
            st.caption(
                f"{f'In {name}. ' if name else ''}The larger the number, the farther the output step moves when "
                "that input step moves a little. An empty cell is exactly 0: no path leads there."
            )
        else:
            asked = min(3, len(moves) - 1)
            st.plotly_chart(
                hidden_map(moves.shape[0], moves.shape[1], asked), key="hidden_map", config=camera("hidden_map"),
                alt=f"A map of {moves.shape[0]} output by {moves.shape[1]} input steps, still hidden.",
            )  # fmt: skip
            rows = ", rows are output steps. Which cells of the framed row" if len(moves) > 1 else ". Which cells"
            st.caption(f"Columns are input steps{rows} will be filled?")


def _network() -> tuple[ReadLink, str]:
    options = [*READY, _OWN]
    own = st.query_params.get("model", "").strip()
    first = _OWN if own else "SimpleRNN"  # a link that brings a network shows it
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        name = st.segmented_control(
            "Network", options, key="network", default=first, required=True, bind="query-params",
            wrap=True,
        )  # fmt: skip
        st.toggle("Guess first", key="guess", value=True, bind="query-params",
                  help="On: you answer a question before each map is shown.")  # fmt: skip
    text = READY.get(name or "") or own or model.model_text()
    read = read_link(text)
    st.markdown(" :material/arrow_forward: ".join(f"`{part}`" for part in _parts(text)))
    return read, text


def _parts(text: str) -> list[str]:
    return [part.replace("`", "'")[:90] for part in text.split("|") if not part.startswith("compile")][:14]


def _ask(question: Question, text: str) -> bool:
    """Draws the question; true once the map may be seen."""
    st.markdown(question.words)
    words = st.radio(
        "Your guess", [each.words for each in question.choices], index=None, key=f"guess {text}"[:200],
        label_visibility="collapsed",
    )  # fmt: skip
    choice = question.choice(words)
    if choice is not None and choice.is_right:
        _seen().add(text)
        st.success(f"Yes: {choice.words}.", icon=":material/check:")
        return True
    if choice is not None:
        st.warning(f"**{choice.misconception}.** {choice.hint}", icon=":material/lightbulb:")
    st.button("Show the map", on_click=_seen().add, args=(text,))
    return False


def _row(moves: np.ndarray) -> int:
    last = len(moves) - 1
    step = 0
    if last:
        if "step" in st.session_state:
            st.session_state["step"] = min(int(st.session_state["step"]), last)
        step = st.slider("output step", 0, last, min(3, last), key="step", bind="query-params")
    st.plotly_chart(
        influence_bars(moves, step), key="influence_bars", alt=bars_alt(moves, step), config=camera("influence_bars")
    )
    return int(step)


def _seen() -> set[str]:
    seen: set[str] = st.session_state.setdefault(_SHOWN, set())
    return seen


def _open_in_playground(text: str) -> None:
    st.page_link(
        PLAYGROUND, label="Open this network in the playground", icon=":material/tune:", query_params={"model": text}
    )
