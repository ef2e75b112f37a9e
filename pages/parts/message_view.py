"""One message of Keras: its words, what happened, the network or the program with the place, and the ways out."""

from collections.abc import Sequence

import streamlit as st

from lessons.course.lessons import BY_KEY
from lessons.course.messages import Case, Told
from lessons.course.messages.case import WARNING
from lessons.course.messages.told import tell_exhibit
from lessons.figures.shape_trace import shape_trace
from lessons.network.link import read_link
from lessons.network.loss import judge
from lessons.network.mistake import Mend
from lessons.network.predict import predict
from lessons.network.shape import show_shape
from lessons.network.spec import ModelSpec
from lessons.reader.messages import explain_message
from lessons.reader.read_code import read_code
from pages.parts.badge import keras_badge
from pages.parts.explained_panel import explained_panel
from pages.parts.layer_table import escaped
from pages.parts.lens.listing import lens_listing
from pages.parts.lens.rows import listing_rows
from pages.parts.model_link import model_link

MESSAGE = "message"  # in the address


def message_view(case: Case, told: Told) -> None:
    """Draws a case; the chosen way out is kept in the session."""
    if told.message:
        st.code(told.message, language=None, wrap_lines=True)
    else:
        st.markdown(":material/volume_off: Keras prints nothing.")
    words, picture = st.columns([5, 6], gap="large")
    with words:
        if told.explained is not None:
            explained_panel(told.explained)
        if told.where:
            st.markdown(f"**{'In this program' if told.text else 'In this network'}**: {escaped(told.where)}")
        if case.also:
            st.markdown("**Or, from one run to the next**: two parts of the network fail, and the first is told")
            st.code("\n\n".join(case.also), language=None, wrap_lines=True)
        if case.older:
            st.markdown("**Earlier versions said**")
            st.code("\n\n".join(case.older), language=None, wrap_lines=True)
    with picture:
        if told.text:
            program_with_mend(told, case.key)
        elif told.spec is not None:
            network_with_mends(told.spec, told.mends, case.key)
    _links(case, told)


def exhibit_picture(message: str, key: str) -> None:
    """Draws the network that shows a pasted message, if there is one; some show how it is done right.

    Args:
        key: names the place, unique on its page.
    """
    exhibit, told = explain_message(message).exhibit, tell_exhibit(message)
    if told is not None and told.spec is not None:
        st.markdown("**A network with this mistake**")
        network_with_mends(told.spec, told.mends, f"{key} {exhibit}")  # another message, another choice
    elif exhibit:
        st.markdown("**How it is done**")
        network_with_mends(read_link(exhibit).spec, (), key)


def network_with_mends(spec: ModelSpec, mends: Sequence[Mend], key: str) -> None:
    """Draws the shapes of a network up to where it stops, and buttons that show it mended instead.

    Args:
        key: names the place, unique on its page.
    """
    chosen = _chosen(key, len(mends))
    shown = spec if chosen is None else mends[chosen].spec
    st.html(shape_trace(predict(shown), judge(shown)))
    if shown.loss is None:
        keras_badge(shown, None, key=f"badge {key}")
    if chosen is not None:
        prediction = predict(shown)
        st.success(
            f"{_sentence(mends[chosen].words)} Output {escaped(show_shape(prediction.output_shapes[0]))}, "
            f"{prediction.total_params:,} parameters.",
            icon=":material/healing:",
        )
    with st.container(key=f"mends {key}"):
        for place, mend in enumerate(mends):
            _button(f"Mend: {mend.words}", key, place, chosen == place)
        if chosen is not None:
            _button("As it was", key, None, False)
    model_link(shown, f"message {key}", "Open this exhibit in the playground")


def program_with_mend(told: Told, key: str) -> None:
    """Draws a program with the shape beside each line and the place where it stops, and a button that mends it."""
    is_mended = _chosen(key, 1) is not None
    shown = told.mended if is_mended else told.text
    reading = read_code(shown)
    rows = listing_rows(reading.text or shown, reading.models, reading.findings, 0)
    for row in rows:
        if not is_mended and row["line"] == told.line and not row.get("marks", True):
            row["marks"] = ["silent" if told.error == WARNING else "stops"]
    lens_listing(rows, key=f"listing {key}")
    if is_mended:
        st.success("It runs.", icon=":material/healing:")
        _button("As it was", key, None, False)
        return
    if told.error == WARNING:
        st.warning(f"It runs on, and warns at **line {told.line}**.", icon=":material/warning:")
    else:
        st.error(f"It stops in **line {told.line}**.", icon=":material/block:")
    _button("Mend it", key, 0, False)


def _button(words: str, key: str, place: int | None, is_chosen: bool) -> None:
    st.button(
        escaped(words), key=f"mend {key} {place}", type="primary" if is_chosen else "secondary",
        icon=":material/undo:" if place is None else ":material/healing:", on_click=_choose, args=(key, place),
    )  # fmt: skip


def _choose(key: str, place: int | None) -> None:
    st.session_state[f"mended {key}"] = place


def _chosen(key: str, count: int) -> int | None:
    place = st.session_state.get(f"mended {key}")
    return place if isinstance(place, int) and place < count else None


def _sentence(words: str) -> str:
    return escaped(f"{words[:1].upper()}{words[1:]}.")


def _links(case: Case, told: Told) -> None:
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key=f"ways {case.key}"):
        if case.lesson in BY_KEY:
            lesson = BY_KEY[case.lesson]
            st.page_link(lesson.file, label=f"Lesson {lesson.heading}", icon=":material/menu_book:")
        if case.program:
            st.page_link("build/code_lens.py", label="Open it in the Code lens", icon=":material/frame_inspect:",
                         query_params={"example": case.program})  # fmt: skip
        st.button("Link to this message", key=f"link {case.key}", icon=":material/link:", type="tertiary",
                  on_click=_name_in_address, args=(case.key,))  # fmt: skip


def _name_in_address(key: str) -> None:
    st.query_params[MESSAGE] = key
    st.toast("The address of this page now leads to this message: copy it from the browser.", icon=":material/link:")
