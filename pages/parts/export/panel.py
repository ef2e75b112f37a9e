"""Ways to take a network along: Keras code in three forms, a notebook, Keras JSON, the table, the picture, a link."""

from collections.abc import Callable, Mapping
from typing import Literal, get_args

import streamlit as st

from lessons.network.keras_code import Form, keras_code
from lessons.network.keras_json import write_keras_json
from lessons.network.predict import Prediction
from pages.parts.export.link import link_export
from pages.parts.export.notebook import notebook_export
from pages.parts.export.picture import picture_export
from pages.parts.export.table import table_export

_FORMS = {
    "sequential": "Sequential",
    "functional": "functional",
    "subclass": "subclass",
    "notebook": "notebook",
    "json": "JSON",
    "table": "table",
    "picture": "picture",
    "link": "link",
}
_LINES_IN_VIEW = 30


def export_panel(
    prediction: Prediction,
    key: str,
    *,
    first: Mapping[str, Callable[[], None]] | None = None,
    picture: bool = True,
) -> None:
    """Draws the form the learner picks, and nothing of the others; a file is made only when it is asked for.

    Args:
        prediction: the network's facts.
        key: the Streamlit key of the choice of forms, one for each place where a panel stands.
        first: further forms, before the others and chosen at first: their names and what draws them.
        picture: the picture is one of the forms; not where it is on the page already.
    """
    first = first or {}
    forms = {**{name: name for name in first}, **_FORMS}
    if not picture:
        del forms["picture"]
    form = st.segmented_control(
        "form", list(forms), key=key, default=next(iter(forms)), required=True, format_func=lambda each: forms[each],
        label_visibility="collapsed", persist_state="session", wrap=True,
    )  # fmt: skip
    if form in first:
        first[form]()
    elif form == "notebook":
        notebook_export(prediction)
    elif form == "json":
        _json_export(prediction)
    elif form == "table":
        table_export(prediction)
    elif form == "picture":
        picture_export(prediction, f"{key}_picture")
    elif form == "link":
        link_export(prediction.spec)
    else:
        _code_export(prediction, next((each for each in get_args(Form) if each == form), "sequential"))


def _code_export(prediction: Prediction, form: Form) -> None:
    if form == "subclass":
        st.caption("A class of your own: its layers are made once, in `__init__`, and called in `call`.")
    text = keras_code(prediction.spec, form)
    _code(text, "python")
    st.download_button(
        "Download model.py", lambda: text, "model.py", "text/x-python", icon=":material/download:", on_click="ignore"
    )


def _json_export(prediction: Prediction) -> None:
    st.caption("What model.to_json() writes. `python -m lessons.network FILE` prints its layer table.")
    text = write_keras_json(prediction.spec)
    _code(text, "json")
    st.download_button(
        "Download model.json", lambda: text, "model.json", "application/json", icon=":material/download:",
        on_click="ignore",
    )  # fmt: skip


def _code(text: str, language: str) -> None:
    # code with a height of its own scrolls, and the keyboard cannot come to it; a container it can
    height: Literal["content"] | int = "content" if text.count("\n") < _LINES_IN_VIEW else 420
    with st.container(height=height, border=False):
        st.code(text, language=language, wrap_lines=True)
