"""The panels of the Code lens: the examples, the models found, the mended code, an explained message."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from lessons.course.snippets import SNIPPETS, find_snippet
from lessons.network.address import model_query
from lessons.network.axes import input_axes, layer_axes
from lessons.network.predict import predict
from lessons.network.spec import MAX_LAYERS
from lessons.reader.found import FoundModel
from lessons.reader.messages import explain_message
from lessons.reader.modernise import Modern
from lessons.reader.pasted import has_both
from pages.parts.explained_panel import explained_panel
from pages.parts.layer_table import coloured, escaped
from pages.parts.lens import box as lens_box
from pages.parts.message_view import exhibit_picture
from pages.parts.model_link import take_along

_KINDS = {"code": "code", "message": "an error message"}
_FORMS = {False: "as written", True: "as mended"}
_MOST_SIDE_BY_SIDE = 5
_TITLES = {each.name: ("" if each.kind == "code" else "Message: ") + each.title for each in SNIPPETS}
_LISTED = [each.name for each in SNIPPETS if each.listed]


def example_knobs() -> None:
    """The list of examples, and the switch between as written and as mended."""
    box = lens_box.box()
    st.session_state["lens_example"] = box.example
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Example", _offered(box.example), index=None, key="lens_example", on_change=_choose_example,
            placeholder="Choose an example", format_func=_TITLES.__getitem__, width=440,
        )  # fmt: skip
        snippet = find_snippet(box.example or "")
        if snippet is not None and snippet.kind == "code":
            st.session_state["lens_form"] = box.mended
            st.segmented_control(
                "Form", list(_FORMS), key="lens_form", required=True, on_change=_choose_example,
                format_func=_FORMS.__getitem__, label_visibility="collapsed",
            )  # fmt: skip


def kind_knob() -> str:
    """Says what the text is taken for, with a switch to correct it, and ways to empty the box and to go back."""
    kind = lens_box.kind()
    st.session_state["lens_kind"] = kind
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        st.segmented_control(
            "Read as", list(_KINDS), key="lens_kind", required=True, format_func=_KINDS.__getitem__,
            on_change=lambda: lens_box.take_kind(st.session_state["lens_kind"]),
        )  # fmt: skip
        with st.container(horizontal=True, width="content"):
            if lens_box.box().before is not None:
                st.button("Bring my text back", icon=":material/undo:", on_click=_bring_back)
            st.button("Clear", icon=":material/backspace:", on_click=_replace, args=("",))
    if has_both(lens_box.box().text):
        st.caption("There is code and an error message in this text: the switch shows the one or the other.")
    return kind


def choose_model(models: Sequence[FoundModel]) -> int:
    """The model that is looked at, counted from 0, with its facts and the ways to open it."""
    if st.session_state.get("lens_model") not in range(len(models)):
        st.session_state["lens_model"] = 0
    places = list(range(len(models)))

    def named(place: int) -> str:
        return f"{models[place].name or 'model'} · {place + 1} of {len(models)}"

    chosen: int | None = 0
    if 1 < len(models) <= _MOST_SIDE_BY_SIDE:
        chosen = st.segmented_control(
            "Model", places, key="lens_model", required=True,
            format_func=lambda place: escaped(named(place)),
        )  # fmt: skip
    elif len(models) > 1:
        chosen = st.selectbox("Model", places, key="lens_model", format_func=named)
    chosen = chosen or 0
    model = models[chosen]
    prediction = predict(model.spec)
    name = f"**{escaped(model.name)}** · " if model.name else ""
    shapes = coloured(model.spec.input.batch_shape, input_axes(prediction))
    if prediction.layers:
        shapes += " → " + coloured(prediction.layers[-1].output_shape, layer_axes(prediction)[-1])
    stopped = "so far " if prediction.mistake or not model.complete else ""
    st.markdown(f"{name}{shapes} · **{prediction.total_params:,}** parameters {stopped}")
    return chosen


def model_links(model: FoundModel) -> None:
    """Links that open the model in the playground and in the training lab, and every way to take it along."""
    if not model.spec.layers:
        return
    query = model_query(model.spec)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link("build/playground.py", label="Open in the playground", icon=":material/tune:", query_params=query)
        st.page_link("build/training_lab.py", label="Train it", icon=":material/model_training:", query_params=query)
        take_along(model.spec, "lens_model")
    if len(model.spec.layers) > MAX_LAYERS:
        st.caption(f"The playground draws the first {MAX_LAYERS} of its {len(model.spec.layers)} layers.")


def mended_panel(modern: Modern, stops: bool) -> None:
    """The text in Keras 3: what changed, the whole of it, and ways to take it.

    Args:
        stops: something in the text ends with an error.
    """
    st.subheader("In Keras 3", anchor=False)
    if not modern.diff:
        choice = " What stops it needs a choice of yours: its way out stands beside it." if stops else ""
        st.markdown(f"Nothing in it is out of date: the code stays as it is.{choice}")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        shown = st.segmented_control(
            "Show", ["changes", "text"], key="lens_shown", default="changes", required=True,
            label_visibility="collapsed", persist_state="session",
        )  # fmt: skip
        st.button(
            "Use the mended code", type="primary", icon=":material/healing:", on_click=_replace, args=(modern.text,)
        )
        st.download_button(
            "mended.py", modern.text, "mended.py", "text/x-python", icon=":material/download:", on_click="ignore"
        )
    if shown == "changes":
        st.code(modern.diff, language="diff", height=_height(modern.diff), wrap_lines=True)
    else:
        st.code(modern.text, language="python", height=_height(modern.text), wrap_lines=True, line_numbers=True)


def message_panel(text: str) -> None:
    """An error message in plain words, what to check, and the exhibit that shows it."""
    said = explain_message(text)
    st.subheader("What happened", anchor=False)
    explained_panel(said)
    exhibit_picture(text, "lens")


def _height(text: str) -> Literal["content"] | int:
    return "content" if text.count("\n") < 26 else 560


def _offered(example: str | None) -> list[str]:
    return _LISTED if example is None or example in _LISTED else [example, *_LISTED]


def _choose_example() -> None:
    name = st.session_state["lens_example"]
    if name is None:
        return
    lens_box.put_example(name, bool(st.session_state.get("lens_form")) and name == lens_box.box().example)
    lens_box.name_example()


def _replace(text: str) -> None:
    lens_box.put(text)
    lens_box.forget_example()


def _bring_back() -> None:
    _replace(lens_box.box().before or "")
