"""The cards above the picture: repairs, what the last change did, mistakes and their mends."""

from collections.abc import Callable

import streamlit as st

from lessons.network.change import Change
from lessons.network.mistake import Mistake
from lessons.network.spec import ModelSpec
from pages.parts import model
from pages.parts.layer_table import escaped
from pages.parts.table import table


def notice_card(notices: tuple[str, ...]) -> None:
    """Says what was repaired in an address or in typed input."""
    if notices:
        st.warning("  \n".join(escaped(each) for each in notices), title="Repaired", icon=":material/build:")


def change_card(change: Change | None, stopped: bool = False) -> None:
    """Says what the last change did to shapes, parameters and code, and why.

    Args:
        stopped: a mistake is told right below, so this card is kept to one line.
    """
    if change is None:
        if not stopped:
            st.markdown(
                ":material/touch_app: **Change one thing**: flip a switch in the bar below, or a number in the side "
                "bar. What it does is told here."
            )
        return
    if stopped:
        st.markdown(f":material/compare_arrows: **{escaped(change.headline)}**")
        return
    moved = _moved("Output", change.shape_before, change.shape_after)
    so_far = " so far" * change.stopped_before
    counted = _moved("parameters", f"{change.params_before:,}{so_far}", f"{change.params_after:,}")
    st.info(
        f"**{escaped(change.headline)}** {escaped(change.cause)} {moved}; {counted}.",
        icon=":material/compare_arrows:",
    )


def before_after(change: Change | None) -> None:
    """The last change layer by layer, and in code, side by side."""
    if change is None:
        return
    box = st.expander(
        "Before and after your last change", icon=":material/difference:", key="before_after", on_change="rerun"
    )
    if not box.open:
        return  # a closed box is drawn empty: its table would cost each click 3 ms
    with box:
        if change.layers:
            rows = [
                (
                    escaped(each.title),
                    escaped(each.shape_before) or "–",
                    escaped(each.shape_after) or "–",
                    f"{each.params_before:,}",
                    f"{each.params_after:,}",
                )
                for each in change.layers
            ]
            columns = ("layer", "shape before", "shape after", "parameters before", "after")
            table(columns, rows, alt="Shapes and parameters before and after the last change")
        else:
            st.markdown("No shape and no parameter moved.")
        if change.code_before or change.code_after:
            lines = [f"- {line}" for line in change.code_before] + [f"+ {line}" for line in change.code_after]
            st.code("\n".join(lines), language="diff", wrap_lines=True)


def mistake_card(mistake: Mistake, on_mend: Callable[[ModelSpec], None] = model.change_model) -> None:
    """A mistake as a lesson: what came, what was expected, what Keras says, and buttons that mend it.

    Args:
        on_mend: takes over the mended network.
    """
    title = "It runs, but it is not what it seems" if mistake.silent else "This does not fit"
    body = escaped(mistake.message)
    (st.warning if mistake.silent else st.error)(
        body, title=title, icon=":material/visibility_off:" if mistake.silent else ":material/block:"
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for place, mend in enumerate(mistake.mends):
            st.button(
                f"Mend: {mend.words}",
                key=f"mend_{mistake.code}_{mistake.layer}_{place}",
                type="primary" if not place and not mistake.silent else "secondary",
                icon=":material/healing:",
                on_click=on_mend,
                args=(mend.spec,),
            )
        if mistake.keras_says:
            with st.popover("What Keras says", icon=":material/terminal:", type="tertiary"):
                st.code(
                    f"{mistake.keras_error or 'Warning'}: {mistake.keras_says}",
                    language=None,
                    wrap_lines=True,
                )


def _moved(name: str, before: str, after: str) -> str:
    if before == after:
        return f"{name} {escaped(after)}, unchanged"
    return f"{name} {escaped(before)} → **{escaped(after)}**"
