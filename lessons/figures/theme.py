"""Colours of text and lines that can be read on the light and on the dark page; as in `.streamlit/config.toml`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """Colours with a contrast of 4.5 or more on one page colour.

    Args:
        ink: the page's own text.
        red, green, blue: for curves and their names.
    """

    ink: str
    red: str
    green: str
    blue: str


LIGHT = Theme("#1f2933", "#b03a0a", "#007455", "#00629b")
DARK = Theme("#e6eaee", "#f5a07a", "#43d3a9", "#6cbcec")
