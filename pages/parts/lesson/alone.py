"""Whether an exhibit stands alone, without those it is drawn below in its lesson."""

from collections.abc import Container

import streamlit as st

from lessons.course.exhibit_query import ONLY


def stands_alone(exhibits: Container[str]) -> bool:
    """Whether the address names one exhibit and nothing else is drawn; it then draws the knobs it shares with others.

    Args:
        exhibits: the keys of the exhibits of the lesson.
    """
    return st.query_params.get(ONLY, "") in exhibits
