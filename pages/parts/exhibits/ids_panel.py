"""Ids as plain numbers against an Embedding: what a recurrent layer can make of each."""

import streamlit as st

from lessons.figures.loss_lines import LossLine, loss_alt, loss_lines
from lessons.figures.state_strips import StatePair, state_strips, strips_alt
from lessons.network.readable import readable
from lessons.network.trace import trace
from lessons.training.generate.reading import open_time, steps_for
from lessons.training.plan import MOST_IDS, Standing, ids_plan
from lessons.training.tasks import make_task
from pages.parts.chart_camera import camera
from pages.parts.knobs import slider
from pages.parts.layer_table import escaped
from pages.parts.model_link import model_link
from pages.parts.shared_run import asked_for, wait_for
from pages.parts.theme import page_theme

KNOBS = ("id_a", "id_b")
NAMES = {False: "ids as numbers: Input(8, 1)", True: f"through Embedding({MOST_IDS}, 8)"}
_SHORT = {False: "as numbers", True: "Embedding"}


@st.fragment
def ids_panel() -> None:
    """Draws two networks on the story of the ferry, and the states two ids leave in each."""
    runs = {embedded: asked_for(ids_plan(embedded)) for embedded in (False, True)}
    with st.container(horizontal=True, gap="medium"):
        first = slider("one id", 0, MOST_IDS - 1, "id_a", 50)
        second = slider("another id", 0, MOST_IDS - 1, "id_b", MOST_IDS - 1)
    pairs = [_pair(runs[embedded], embedded, first, second) for embedded in (False, True)]
    labels = (f"id {first}", f"id {second}")
    st.plotly_chart(
        state_strips(pairs, labels, page_theme()), key="state_strips", alt=strips_alt(pairs, labels),
        config=camera("state_strips"),
    )  # fmt: skip
    st.markdown(
        f"Largest difference of the two states: **{_size(pairs[0].difference)}** as numbers, "
        f"**{_size(pairs[1].difference)}** through the Embedding. "
        f"{' '.join(map(_who, dict.fromkeys((first, second))))}"
    )
    st.caption(
        "The state after this one word. How flat it gets depends on the kernel: with other seeds a unit or two still "
        "differ a little, by up to a tenth for ids 50 and 99."
    )
    lines = [LossLine(_SHORT[each], runs[each].losses) for each in (False, True)]
    if all(line.losses for line in lines):
        st.plotly_chart(
            loss_lines(lines, page_theme()), key="ids_losses", alt=loss_alt(lines), config=camera("ids_losses")
        )
        st.caption("The loss of both on the story of the ferry. All else is the same: SimpleRNN(10), Dense, Adam.")
    for embedded in (False, True):
        model_link(ids_plan(embedded).whole, f"ids_{embedded}", f"Open in the playground: {_SHORT[embedded]}")
    wait_for(list(runs.values()), key="wait_ids")


def _pair(standing: Standing, embedded: bool, first: int, second: int) -> StatePair:
    opened = open_time(standing.plan.spec)
    place = next(index for index, layer in enumerate(opened.layers) if layer.class_name == "SimpleRNN")
    states = [trace(opened, steps_for(opened, [each]), standing.weights).flows[place].output[0, 0]
              for each in (first, second)]  # fmt: skip
    name = NAMES[embedded] + (f", {standing.epochs} epochs" if standing.epochs else ", untrained")
    return StatePair(name, states[0], states[1])


def _size(difference: float) -> str:
    return "0.0, exactly" if difference == 0 else readable(difference)


def _who(place: int) -> str:
    words = make_task(ids_plan(True).choice).vocabulary
    return f"Id {place} is “{escaped(words[place])}”." if place < len(words) else f"Id {place} is no word of the story."
