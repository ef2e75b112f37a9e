"""A trial on a page: a few networks that differ in one thing, trained when a learner asks, and their curves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from lessons.figures.loss_lines import LossLine, loss_alt, loss_lines
from lessons.figures.loss_pair import loss_pair, pair_alt, shared_top
from lessons.training.plan import Plan, Standing
from lessons.training.tasks import make_task
from pages.parts.chart_camera import camera
from pages.parts.knobs import switch
from pages.parts.layer_table import escaped
from pages.parts.shared_run import LOOK, asked_for
from pages.parts.theme import page_theme

_ABREAST = 4  # charts with both curves that have room beside each other


def trial_panel(
    runners: Mapping[str, Plan],
    key: str,
    *,
    label: str = "train them",
    before: str = "",
    floor: bool = False,
    ceiling: float | None = None,
    told: Callable[[Standing], str] | None = None,
) -> dict[str, Standing]:
    """Draws a switch, and once it is on the loss of each run, live; the runs belong to everybody.

    Runs with a validation set get a chart each, side by side, with both curves; all others share one chart.

    Args:
        runners: a word or two -> what is trained; at most six. More than four stand in rows of three.
        key: the knob of the switch; the chart's key is `<key>_losses`, with a number behind it where there are several.
            Both unique on their page.
        label: of the switch.
        before: one sentence that stands there while the switch is off.
        floor: with the best possible loss as a dotted line, where it is known.
        ceiling: no loss above is drawn, where the runs share a chart.
        told: a word of Markdown beside the name of a run with a validation set, from where it stands.

    Returns:
        Where each run stands once all have ended, to say in numbers what happened; empty before that.
    """
    if not switch(label, key, help="The first time it takes a while; then everybody sees the result."):
        st.caption(before or "Switch it on: the networks train while you watch.")
        return {}
    standings = {name: asked_for(plan) for name, plan in runners.items()}
    look = _Look(key, floor, ceiling, told)
    with st.container(key=f"{key}_trial"):
        if any(each.is_waiting for each in standings.values()):
            _watch(runners, look)
            return {}
        _curves(standings, look)
    for each in standings.values():
        if each.problem:
            st.warning(escaped(each.problem), icon=":material/hourglass_empty:")
    return standings if all(each.job is not None for each in standings.values()) else {}


@dataclass(frozen=True)
class _Look:
    """How the curves of a trial are drawn; see `trial_panel`."""

    key: str
    floor: bool
    ceiling: float | None
    told: Callable[[Standing], str] | None


@st.fragment(run_every=LOOK)
def _watch(runners: Mapping[str, Plan], look: _Look) -> None:
    """The curves while they grow; the page runs again once all runs have ended."""
    standings = {name: asked_for(plan) for name, plan in runners.items()}
    waiting = [(each.job, each.is_of_base) for each in standings.values() if each.job is not None and each.is_waiting]
    if not waiting:
        st.rerun()
    job, is_of_base = min(waiting, key=lambda each: (each[0].status == "queued", each[0].place))
    share, at = job.epoch / job.settings.epochs, len(standings) - len(waiting)
    if job.status == "queued":
        st.progress(0.0, f"Training begins soon, after {job.place} other{'s' if job.place != 1 else ''}.")
    else:
        which = "The network whose layers are handed on" if is_of_base else f"Training {at + 1} of {len(standings)}"
        st.progress((at + share * (not is_of_base)) / len(standings),
                    f"{which}: epoch {job.epoch} of {job.settings.epochs}.")  # fmt: skip
    _curves(standings, look)


def _curves(standings: Mapping[str, Standing], look: _Look) -> None:
    lines = {name: _line(name, each, look.floor) for name, each in standings.items() if each.losses}
    if any(each.plan.settings.validation_split for each in standings.values()):
        _pairs(lines, standings, look)
    elif lines:
        shown = list(lines.values())
        st.plotly_chart(
            loss_lines(shown, page_theme(), look.ceiling), key=f"{look.key}_losses", alt=loss_alt(shown),
            config=camera(f"{look.key}_losses"),
        )  # fmt: skip


def _pairs(lines: Mapping[str, LossLine], standings: Mapping[str, Standing], look: _Look) -> None:
    top = shared_top(list(lines.values()))
    each = len(standings) if len(standings) <= _ABREAST else 3
    columns = [column for _ in range(0, len(standings), each) for column in st.columns(each, gap="small")]
    for place, (name, column) in enumerate(zip(standings, columns, strict=False)):
        if name not in lines:
            continue
        line, epochs = lines[name], standings[name].plan.settings.epochs
        with column:
            st.markdown(f"**{escaped(name)}** {look.told(standings[name]) if look.told else ''}")
            st.plotly_chart(
                loss_pair(line, top, epochs, page_theme()), key=f"{look.key}_losses_{place}", alt=pair_alt(line),
                config=camera(f"{look.key}_losses_{place}"),
            )  # fmt: skip


def _line(name: str, standing: Standing, floor: bool) -> LossLine:
    best = make_task(standing.plan.choice).floor if floor else None
    return LossLine(name, standing.losses, best.loss if best else None, standing.val_losses)
