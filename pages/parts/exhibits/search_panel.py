"""The exhibit of lesson 12a that searches for real: nine networks by a grid, nine at random."""

import streamlit as st

from lessons.course.shown import search_runs
from lessons.figures.tries_by_setting import tries_alt, tries_by_setting
from pages.parts.chart_camera import camera
from pages.parts.knobs import choice, switch
from pages.parts.layer_table import escaped
from pages.parts.shared_run import asked_for, wait_for
from pages.parts.table import table
from pages.parts.theme import page_theme


def really_searched() -> None:
    """A grid and a random search over real trainings."""
    between = choice("learning rates from", tuple(search_runs.RANGES), "between", next(iter(search_runs.RANGES)))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        draw = int(choice("draw", search_runs.DRAWS, "search_draw", "1", help="Other random pairs; the grid stays."))
        is_on = switch("train all 18", "search_runs", help="The first time it takes a while; then everybody sees it.")
    if not is_on:
        st.caption("Switch it on: nine networks for the grid, nine for chance.")
        return
    tries = {kind: search_runs.tries_of(kind, draw, between) for kind in search_runs.KINDS}
    standings = {kind: [asked_for(each.plan) for each in found] for kind, found in tries.items()}
    asked = [each for found in standings.values() for each in found]
    wait_for(asked, key="search_wait", shows="")
    done = sum(bool(each.epochs) for each in asked)
    if done < len(asked):
        st.caption(f"{done} of {len(asked)} are trained.")
        for problem in dict.fromkeys(each.problem for each in asked if each.problem):
            st.warning(escaped(problem), icon=":material/hourglass_empty:")
        return
    found = {kind: search_runs.found_of(tries[kind], [each.val_losses[-1] or 0.0 for each in standings[kind]])
             for kind in search_runs.KINDS}  # fmt: skip
    shown = {kind: (each.rates, each.decays, each.losses) for kind, each in found.items()}
    st.plotly_chart(
        tries_by_setting(shown, search_runs.RANGES[between], search_runs.DECAY_ENDS, page_theme()),
        key="search_runs_chart", alt=tries_alt(shown), config=camera("search_runs"),
    )  # fmt: skip
    table(
        ("", "different rates", "lowest loss", "at"),
        [(f"**{kind}**", str(each.different_rates), f"**{each.losses[each.best]:.3f}**",
          f"rate {each.rates[each.best]:g}, decay {each.decays[each.best]:g}") for kind, each in found.items()],
        alt="Different learning rates, lowest loss and its settings, for the grid and at random",
    )  # fmt: skip
    by_rate, by_decay = search_runs.moved_by(found["grid"])
    st.markdown(f"In the grid, the learning rate moves the mean loss by **{by_rate:.2f}**, the decay by "
                f"**{by_decay:.2f}**.")  # fmt: skip
