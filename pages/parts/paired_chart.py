"""Two distributions over the same words as a chart, with its legend below."""

import streamlit as st

from lessons.figures.paired_bars import PairedBars, paired_alt, paired_bars
from pages.parts.chart_camera import camera
from pages.parts.theme import page_theme


def paired_chart(bars: PairedBars, key: str) -> None:
    """Draws the bars, and says which of them is which."""
    st.plotly_chart(paired_bars(bars, page_theme()), key=key, alt=paired_alt(bars), config=camera(key))
    st.markdown(f":small[:violet[■] {bars.front_name} · :gray[■] *{bars.behind_name}*]")
