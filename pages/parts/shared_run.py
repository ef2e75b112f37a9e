"""A run that belongs to everybody, on a page: asked for, waited for, and a word about where it stands."""

from collections.abc import Sequence

import streamlit as st

from lessons.network.readable import so_many
from lessons.training import engine
from lessons.training.plan import EPOCHS, Plan, Standing, first_weights_of, standing_of, untrained
from lessons.training.tasks import make_task
from pages.parts.knobs import choice
from pages.parts.layer_table import escaped

_ASKED = "shared_runs"
MOST_ASKED = 128
LOOK = 0.4  # seconds between two looks while a run goes on


def asked_for(plan: Plan) -> Standing:
    """Where this run stands now; the first learner who asks starts it. Never waits."""
    asked: dict[Plan, str] = st.session_state.setdefault(_ASKED, {})
    job = engine.jobs.get(asked.get(plan, ""))
    if job is None:  # not asked for yet, or forgotten; one that failed is remembered, and not started without end
        base = None if plan.base is None else asked_for(plan.base)
        if base is not None and (base.is_waiting or not base.epochs):
            return untrained(plan, base.job, base.problem)
        begin = None if base is None else first_weights_of(plan, base)
        try:
            job = engine.shared(plan.spec, plan.choice, plan.settings, begin)
        except engine.Refused as reason:
            return untrained(plan, None, str(reason))
        asked[plan] = job.name
        while len(asked) > MOST_ASKED:
            del asked[next(iter(asked))]
    return standing_of(plan, job)


def epochs_knob(key: str, first: int) -> int:
    """Draws the choice of how long to train; 0 is not at all.

    Args:
        key: its name in the address.
        first: the choice to begin with.
    """
    words = {"untrained" if not each else str(each): each for each in EPOCHS}
    return words[
        choice("Epochs of training", tuple(words), key, str(first), "An epoch shows the network every sample once.")
    ]


def wait_for(standings: Sequence[Standing], key: str, shows: str = "the untrained network") -> None:
    """Draws how far these runs are while one of them goes on, and runs the page again when one has ended.

    Args:
        key: of its container.
        shows: what a learner sees meanwhile; empty when it goes without saying.
    """
    waiting = tuple(each.job.name for each in standings if each.job is not None and each.is_waiting)
    if waiting:
        with st.container(key=key):
            _watch(waiting, shows)


@st.fragment(run_every=LOOK)
def _watch(names: tuple[str, ...], shows: str) -> None:
    jobs = [engine.jobs.get(name) for name in names]
    if any(job is None or not job.is_active for job in jobs):
        st.rerun()
    job = next(job for job in jobs if job is not None)
    if job.status == "queued":
        ahead = f", after {job.place} other{'s' if job.place != 1 else ''}" if job.place else ""
        st.progress(0.0, f"Training begins soon{ahead}.{f' Until then you see {shows}.' if shows else ''}")
    else:
        share = job.epoch / job.settings.epochs
        st.progress(
            share, f"Training: epoch {job.epoch} of {job.settings.epochs}.{f' So far: {shows}.' if shows else ''}"
        )


def trained_line(standing: Standing) -> None:
    """One line about the weights behind the pictures."""
    if standing.problem:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.warning(f"{escaped(standing.problem)} You see the untrained network.", icon=":material/hourglass_empty:")
            st.button("Try again", key=f"again_{hash(standing.plan)}", on_click=_forget, args=(standing.plan,))
        return
    if not standing.epochs:
        st.markdown(":gray-badge[untrained] Fresh weights: no word is much likelier than another yet.")
        return
    floor = make_task(standing.plan.choice).floor
    best = f"; the best possible is {floor.loss:.3f}" if floor else ""
    loss = standing.losses[-1] if standing.losses else None
    told = "" if loss is None else f" Loss {loss:.3f}{best}."
    if floor and loss is not None and loss < floor.loss - 0.0005:
        told += " What is less has been learned by heart from these samples."
    if standing.job is not None and standing.epochs < standing.plan.settings.epochs:
        told += f" {escaped(standing.job.sentence)}"
    st.markdown(f":green-badge[trained for {so_many(standing.epochs, 'epoch')}]{told}")


def _forget(plan: Plan) -> None:
    for each in (plan, plan.base):
        st.session_state.get(_ASKED, {}).pop(each, None)
