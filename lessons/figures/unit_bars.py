"""Layers as bars above each other, each as wide as it has units: a pyramid, or a tower."""

from collections.abc import Sequence
from html import escape

from lessons.figures.palette import FEATURE

_WIDEST = 100  # percent


def unit_bars(name: str, layers: Sequence[tuple[str, int, int]], note: str, most: int) -> str:
    """The last layer on top.

    Args:
        name: what stands above.
        layers: for each its title, units and parameters, the first one first.
        note: what stands below.
        most: units of a bar of full width, so that two towers can be compared.

    >>> unit_bars("pyramid", [("Dense(8)", 8, 24), ("Dense(4)", 4, 36)], "60 in all", 8).count("50.0%")
    1
    """
    rows = "".join(
        f'<div style="display:flex;flex-direction:column;align-items:center;margin:0 0 4px">'
        f'<span style="height:16px;border-radius:4px;background:{FEATURE};min-width:4px;'
        f'width:{_WIDEST * units / most:.1f}%"></span>'
        f'<small style="font-size:0.8rem"><code>{escape(title)}</code> {params:,} parameters</small></div>'
        for title, units, params in reversed(layers)
    )
    return (
        '<div style="flex:1 1 15rem;max-width:22rem">'
        f'<div style="text-align:center;font-weight:600">{escape(name)}</div>'
        f'{rows}<div style="text-align:center;font-weight:600">{escape(note)}</div></div>'
    )
