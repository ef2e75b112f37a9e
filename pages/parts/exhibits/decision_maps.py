"""A map for each network of a trial: what it says everywhere in the plane, and on how many points it is right."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.shown.decisions import Decisions, decisions_of
from lessons.figures.decision_map import decision_map, map_alt
from lessons.training.plan import Standing
from lessons.training.tasks import make_task
from pages.parts.chart_camera import camera
from pages.parts.layer_table import escaped
from pages.parts.theme import page_theme


def decision_maps(standings: Mapping[str, Standing], key: str) -> dict[str, Decisions]:
    """Draws the maps side by side, on a phone one below the other.

    Args:
        standings: a word or two -> where the run stands; all have ended, all have learned two classes.
        key: of the charts, with a number behind it.
    """
    maps = {name: decisions_of(each) for name, each in standings.items()}
    columns = st.columns(len(maps), gap="small")
    for place, (column, (name, shown)) in enumerate(zip(columns, maps.items(), strict=True)):
        classes = make_task(standings[name].plan.choice).classes
        with column:
            st.plotly_chart(
                decision_map(shown.side, shown.shares, shown.points, shown.labels, classes, page_theme()),
                key=f"{key}_{place}", alt=map_alt(name, shown.shares, shown.right, classes),
                config=camera(f"{key}_{place}"),
            )  # fmt: skip
            st.markdown(f"**{escaped(name)}**: right on **{shown.right:.0%}** of its {len(shown.points)} training "
                        f"points, on **{shown.held_right:.0%}** of new ones.")  # fmt: skip
    return maps
