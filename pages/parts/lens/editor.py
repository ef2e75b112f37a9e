"""The box of the Code lens: a text field with line numbers, read while one types.

Of our own, because none of the ready editors fits: those for Streamlit (streamlit-ace, streamlit-code-editor,
streamlit-monaco) sit in a frame whose inline script our Content-Security-Policy refuses, bring 14 MB and more, and keep
the Tab key to themselves; Streamlit's text area reads a paste only after Ctrl+Enter, has no line numbers, and drops a
paste that is too long without a word.
"""

from pathlib import Path

import streamlit as st

from lessons.reader.source import MAX_GIVEN
from pages.parts.lens import box as lens_box

KEY = "lens_editor"
_HERE = Path(__file__).parent


def lens_editor() -> None:
    """Draws the box; what is typed goes to `lens_box`."""
    box = lens_box.box()
    data = {
        "text": box.given,
        "version": box.version,
        "untouched": box.example is not None,
        "fresh": box.is_fresh,
        "kind": lens_box.kind(),
        "limit": MAX_GIVEN,
    }
    _draw(key=KEY, data=data, on_typed_change=_take)


def _take() -> None:
    # Gone when a learner typed and at once went to another page: the browser tells it again when they come back
    typed = st.session_state.get(KEY, {}).get("typed")
    if isinstance(typed, dict) and isinstance(typed.get("text"), str):
        lens_box.take_typed(typed["text"][: MAX_GIVEN + 1], str(typed.get("version")))


_draw = st.components.v2.component(
    "lens_editor",
    html=(
        '<div class="editor"><label for="lens-text">Keras code or an error message</label><div class="frame">'
        '<pre class="gutter" aria-hidden="true"></pre><textarea id="lens-text" spellcheck="false" '
        'autocapitalize="off" autocomplete="off" placeholder="Paste here. Nothing of it is run."></textarea></div>'
        '<div class="said" role="status"></div></div>\n'
    ),
    css=(_HERE / "editor.css").read_text("utf-8"),
    js=(_HERE / "editor.js").read_text("utf-8"),
)
