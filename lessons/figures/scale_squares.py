"""Parameters as squares drawn to one scale: an area for each layer."""

from collections.abc import Sequence
from html import escape
from math import sqrt

from lessons.figures.palette import CLASS, FEATURE, RECURRENT
from lessons.figures.theme import LIGHT, Theme

_WIDE, _SIDE, _NARROW, _LEAST = 520, 250, 112, 1.5  # pixels
_COLOURS = (RECURRENT, FEATURE, CLASS)


def scale_squares(layers: Sequence[tuple[str, int]], full: int, theme: Theme = LIGHT) -> str:
    """The squares as SVG, side by side, the names and counts below.

    Args:
        layers: name and number of parameters of each; at most three.
        full: how many parameters fill the largest square there may be: the scale; dashed where no layer fills it.
        theme: the page it stands on.

    >>> scale_squares((("conv2d", 896), ("dense", 15_745_152)), 15_745_152).count("<rect")
    2
    """
    sides = [max(_LEAST, _SIDE * sqrt(count / full)) for _, count in layers]
    widest = max(range(len(sides)), key=sides.__getitem__)
    gap = (_WIDE - _SIDE - 2 * _NARROW) / 2
    drawn, left = "", 0.0
    for place, ((name, count), side, colour) in enumerate(zip(layers, sides, _COLOURS, strict=False)):
        wide = float(_SIDE if place == widest else _NARROW)
        if place == widest and side < 0.85 * _SIDE:
            drawn += (
                f'<path d="M{left + 1:.0f} 7h{_SIDE - 2}v{_SIDE - 2}h-{_SIDE - 2}z" stroke="{theme.ink}" fill="none" '
                f'stroke-dasharray="5 5" opacity="0.7"/><text x="{left + wide / 2:.0f}" y="30" text-anchor="middle" '
                f'font-size="15" fill="{theme.ink}">{full:,}</text>'
            )
        drawn += (
            f'<rect x="{left + (wide - side) / 2:.1f}" y="{_SIDE + 6 - side:.1f}" width="{side:.1f}" '
            f'height="{side:.1f}" fill="{colour}"/>'
            f'<text x="{left + wide / 2:.0f}" y="{_SIDE + 26}" text-anchor="middle" font-size="16" '
            f'font-weight="600" fill="{theme.ink}">{escape(name)}</text>'
            f'<text x="{left + wide / 2:.0f}" y="{_SIDE + 47}" text-anchor="middle" font-size="16" '
            f'fill="{theme.ink}">{count:,}</text>'
        )
        left += wide + max(8.0, gap)
    size = f'width="{left:.0f}" height="{_SIDE + 56}" viewBox="0 0 {left:.0f} {_SIDE + 56}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="system-ui, sans-serif" role="img">{drawn}</svg>'
    )


def squares_alt(layers: Sequence[tuple[str, int]]) -> str:
    """The squares in words.

    >>> squares_alt((("conv2d", 100), ("dense", 300)))
    'Squares to one scale, an area for the parameters of each layer: conv2d 100 (25.000 %), dense 300 (75.000 %).'
    """
    total = sum(count for _, count in layers) or 1
    told = ", ".join(f"{name} {count:,} ({count / total:.3%})".replace("%", " %") for name, count in layers)
    return f"Squares to one scale, an area for the parameters of each layer: {told}."
