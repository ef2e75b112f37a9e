"""The influence map of a network: first the learner guesses, then the map is shown."""

import numpy as np
import streamlit as st

from lessons.course.shown.ready_networks import READY
from lessons.figures.influence_map import bars_alt, influence_alt, influence_bars, influence_map, unit_of
from lessons.network.influence import NoInfluence, influence_of, pattern_of
from lessons.network.inputs import make_inputs
from lessons.network.link import ReadLink, read_link
from lessons.network.weights import TooLarge
from pages.parts import model
from pages.parts.cards import notice_card
from pages.parts.chart_camera import camera
from pages.parts.knobs import choice, keep_within, slider
from pages.parts.layer_table import escaped
from pages.parts.lesson.check_card import check_card
from pages.parts.model_link import model_link
from pages.parts.theme import page_theme

_OWN = "From the playground"
_FIRST_STEP = 3


def influence_panel() -> None:
    """Draws the question, the choice of networks, the map and one of its rows."""
    guess = st.toggle(
        "Guess first", key="guess", value=True, bind="query-params",
        help="On: you answer a question before the map is shown.",
    )  # fmt: skip
    # a link that brings a network of its own shows it
    if guess and not _own() and not check_card("gradients", "network_reach", 0):
        st.caption(":material/visibility_off: The map comes after your guess.")
        return
    read = _network()
    notice_card(read.notices)
    try:
        moves = influence_of(read.spec)
    except (NoInfluence, TooLarge) as reason:
        st.info(escaped(str(reason)), icon=":material/info:")
    else:
        _map(read, moves)
    model_link(read.spec, "influence")


def _own() -> str:
    return st.query_params.get("model", "").strip()


def _network() -> ReadLink:
    own = _own()
    name = choice("Network", (*READY, _OWN), "network", _OWN if own else "SimpleRNN")
    text = READY.get(name) or own or model.model_text()
    st.markdown(" :material/arrow_forward: ".join(f"`{part}`" for part in _parts(text)))
    return read_link(text)


def _parts(text: str) -> list[str]:
    return [part.replace("`", "'")[:90] for part in text.split("|") if not part.startswith("compile")][:14]


def _map(read: ReadLink, moves: np.ndarray) -> None:
    st.markdown(f"#### {pattern_of(moves).sentence}")
    left, right = st.columns([3, 2], gap="medium")
    with right:
        step = _row(moves)
    with left:
        st.plotly_chart(
            influence_map(moves, step, make_inputs(read.spec).labels, page_theme()), key="influence_map",
            alt=influence_alt(moves), config=camera("influence_map"),
        )  # fmt: skip
        name = unit_of(moves)[1]
        st.caption(
            f"{f'In {name}. ' if name else ''}The larger the number, the farther the output step moves when "
            "that input step moves a little. An empty cell is exactly 0: no path leads there."
        )


def _row(moves: np.ndarray) -> int:
    last, step = len(moves) - 1, 0
    if last:
        keep_within("step", last)
        step = slider("output step", 0, last, "step", min(_FIRST_STEP, last))
    st.plotly_chart(
        influence_bars(moves, step), key="influence_bars", alt=bars_alt(moves, step), config=camera("influence_bars")
    )
    return step
