"""Small pictures as tables of pixels: a number in each, its size as colour, some of them framed."""

from collections.abc import Collection
from html import escape

import numpy as np

Array = np.ndarray
Cells = Collection[tuple[int, int]]
_STRONGEST = 58  # per cent of the colour: the number on it can be read in light and in dark


def pixel_board(values: Array, name: str, note: str = "", framed: Cells = (), *, ink: bool = False) -> str:
    """A picture, a kernel or a feature map.

    Args:
        values: `(height, width)`.
        name: what it is called.
        note: what stands after the name, such as its shape.
        framed: (row, column) of each framed pixel.
        ink: drawn in the colour of the page's text; else blue above 0, red below it.

    >>> pixel_board(np.array([[0.0, -2.0]]), "x").count("<td")
    2
    """
    largest = float(np.abs(values).max()) or 1.0
    lines = "".join(
        "<tr>"
        + "".join(
            _pixel(float(each), abs(float(each)) / largest, (row, column) in framed, ink)
            for column, each in enumerate(line)
        )
        + "</tr>"
        for row, line in enumerate(values)
    )
    return f'<table class="px"><caption><b>{escape(name)}</b> {escape(note)}</caption><tbody>{lines}</tbody></table>'


def channel_boards(places: Array, framed: int) -> str:
    """A cube `(height, width, channel)` of places in a row, a table for each channel; one place framed."""
    height, width, channels = places.shape
    return "".join(
        f'<table class="px"><caption><b>channel {channel}</b> ({height}, {width})</caption><tbody>'
        + "".join(
            "<tr>"
            + "".join(
                f'<td class="ch-{channel}{" framed" if places[row, column, channel] == framed else ""}">'
                f"{places[row, column, channel]}</td>"
                for column in range(width)
            )
            + "</tr>"
            for row in range(height)
        )
        + "</tbody></table>"
        for channel in range(channels)
    )


def place_row(channels: Collection[int], framed: int) -> str:
    """The row a cube is laid in: a cell for each place, in the look of its channel, one framed."""
    cells = "".join(
        f'<span class="ch-{channel}{" framed" if place == framed else ""}">{place}</span>'
        for place, channel in enumerate(channels)
    )
    return f'<div class="px-row">{cells}</div>'


def _pixel(value: float, share: float, is_framed: bool, ink: bool) -> str:
    colour = "currentColor" if ink else "#0072B2" if value > 0 else "#D55E00"
    tint = f"background:color-mix(in srgb, {colour} {_STRONGEST * share * (0.62 if ink else 1):.0f}%, transparent)"
    return f'<td class="{"framed" if is_framed else ""}" style="{tint}">{value + 0.0:g}</td>'
