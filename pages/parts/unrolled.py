"""The unrolled picture: layers as rows, timesteps as columns, drawn in the browser from a scene."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts.plain_script import plain_script

_HERE = Path(__file__).parent
_SCRIPTS = (
    "words",
    "pen",
    "columns",
    "labels",
    "layout",
    "boxes",
    "arrows",
    "time",
    "tooltip",
    "twin",
    "choose",
    "parts",
    "save",
    "picture",
)


def unrolled(
    scene: Mapping[str, Any], *, key: str, chosen: int, on_change: Callable[[], None] | None = None
) -> int | None:
    """Draw a scene and say which timestep the learner has just chosen in it.

    The browser shows a choice at once and tells Python a moment later; the page answers by drawing
    again with that step as `chosen`. A choice is an event, not a state: a step chosen earlier in the
    picture can then never overrule one chosen later with a slider.

    Args:
        scene: what to draw, as `lessons.figures.scene` makes it.
        key: the Streamlit key of this picture, unique on its page.
        chosen: the timestep to show as chosen, counted from 0.
        on_change: called at the start of the rerun that a choice causes; reads the step from
            `st.session_state[key].timestep`.

    Returns:
        The timestep chosen in the picture in this rerun, or None when there was no such choice.
    """
    data = {"scene": {name: part for name, part in scene.items() if name != "chosen"}, "chosen": int(chosen)}
    with st.container(gap=None):
        _code(key=f"{key}-code")
        result = _place(key=key, data=data, on_timestep_change=on_change or _nothing)
    timestep = result.get("timestep")
    return None if timestep is None else int(timestep)


def _nothing() -> None:
    """Stand in for a missing callback: without one Streamlit drops the event."""


# Two components, because Streamlit sends a component's code with every change of its data: 70 kB and more
# than a millisecond of compression a rerun. The code alone never changes, so it travels once a visit.
_code = st.components.v2.component(
    "unrolled_code", js=plain_script(_HERE / "unrolled.css", [_HERE / "unrolled" / f"{name}.js" for name in _SCRIPTS])
)
_place = st.components.v2.component(
    "unrolled",
    html='<div class="unrolled"></div>\n',
    js=(_HERE / "unrolled" / "mount.js").read_text("utf-8"),
)
