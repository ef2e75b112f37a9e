"""The run screen: one training run, or two side by side, that the browser follows without any rerun of the page."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

from pages.parts.plain_script import plain_script

_HERE = Path(__file__).parent
_SCRIPTS = (
    "phrases",
    "figures",
    "run",
    "ask",
    "chart",
    "curves",
    "softmax",
    "shades",
    "steps",
    "scrubber",
    "head",
    "voice",
    "numbers",
    "panels",
    "screen",
)


@dataclass(frozen=True)
class ShownRun:
    """A run on show.

    Args:
        ask: the address the browser asks for news, such as `/runs/ID`; another address is another run.
        title: what the learner calls it.
        status: how the run stood when the page drew its buttons. The screen tells the page when that is no
            longer true.
    """

    ask: str
    title: str
    status: str = "queued"


def run_screen(runs: Sequence[ShownRun], *, key: str, on_end: Callable[[], None] | None = None) -> None:
    """Show training live: status, curves, the softmax of the probe, and a scrubber through the epochs.

    The browser asks `/runs/ID?after=N` by itself while the run is queued or running. When a run starts,
    pauses, stops, ends or fails, the page runs once, so that its buttons can follow.

    Args:
        runs: one run, or two to compare.
        key: the Streamlit key of this screen, unique on its page.
        on_end: called at the start of the rerun that such a move causes; what moved is in
            `st.session_state[key].moved`, such as "/runs/ID done".
    """
    if not 1 <= len(runs) <= 2:
        raise ValueError(f"run_screen shows one run or two side by side, not {len(runs)}: choose which to show.")
    with st.container(gap=None):
        _code(key=f"{key}-code")
        _place(key=key, data={"runs": [asdict(run) for run in runs]}, on_moved_change=on_end or _nothing)


def _nothing() -> None:
    """Stand in for a missing callback: without one Streamlit drops the event."""


CODE = plain_script(
    _HERE / "run_screen.css",
    [_HERE / "unrolled" / "pen.js", *(_HERE / "run_screen" / f"{name}.js" for name in _SCRIPTS)],
)
# Two components, because Streamlit sends a component's code with every change of its data. The code alone never
# changes, so it travels once a visit.
_code = st.components.v2.component("run_screen_code", js=CODE)
_place = st.components.v2.component(
    "run_screen",
    html='<div class="run-screen"></div>\n',
    js=(_HERE / "run_screen" / "mount.js").read_text("utf-8"),
)
