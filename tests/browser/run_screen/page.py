"""A Streamlit page with a run screen, as the training page has one: it says how often it ran and what moved."""

import streamlit as st

from pages.parts.run_screen import ShownRun, run_screen


def show_page() -> None:
    """Draw the page; a function, because pytest imports this file too when it looks for doctests."""
    st.set_page_config(page_title="The run screen", layout="wide")
    st.session_state["ran"] = st.session_state.get("ran", 0) + 1
    st.session_state.setdefault("moved", [])
    st.text(f"The page ran {st.session_state.ran} times")
    st.text(f"Moved: {st.session_state.moved}")
    st.button("Rerun")
    name = st.selectbox("Run", ["next_word", "string"])
    run_screen([ShownRun(f"/runs/{name}", f"Run {name}")], key="screen", on_end=hear)


def hear() -> None:
    """Keep what the screen told."""
    st.session_state.moved.append(st.session_state.screen.moved)


if __name__ == "__main__":
    show_page()
