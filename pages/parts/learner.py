"""Who is learning: a random cookie, so that a learner who comes back finds what goes on."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx


def learner() -> str:
    """The learner's cookie, 128 random bits; the session's own name where a browser takes no cookies."""
    cookie = st.context.cookies.get("learner", "")
    if cookie:
        return str(cookie)
    context = get_script_run_ctx()
    return context.session_id if context is not None else "nobody"
