"""Small pictures side by side, drawn as they would be seen: much ink where the number of a pixel is large."""

from collections.abc import Sequence
from html import escape

import numpy as np

from lessons.figures.theme import LIGHT, Theme

Array = np.ndarray
_CELL, _GAP, _CAPTION, _EDGE = 12, 22, 26, 1  # pixels


def ink_pictures(pictures: Sequence[tuple[str, Array]], theme: Theme = LIGHT) -> str:
    """The pictures as SVG, their names below.

    Args:
        pictures: what stands below each, and its pixels `(height, width)`; all of one shape, drawn to one scale.
        theme: the page they stand on.

    >>> ink_pictures((("T", np.eye(3)), ("X", np.zeros((3, 3))))).count("<rect")
    20
    """
    values = np.stack([picture for _, picture in pictures])
    least, most = float(values.min()), float(values.max())
    high, wide = (_CELL * size for size in values.shape[1:])
    drawn = ""
    for place, (name, picture) in enumerate(pictures):
        left = _EDGE + place * (wide + _GAP)
        shares = (picture - least) / ((most - least) or 1.0)
        drawn += "".join(
            f'<rect x="{left + _CELL * column}" y="{_EDGE + _CELL * row}" width="{_CELL}" height="{_CELL}" '
            f'fill="{theme.ink}" fill-opacity="{share:.2f}"/>'
            for (row, column), share in np.ndenumerate(shares)
        )
        drawn += (
            f'<rect x="{left}" y="{_EDGE}" width="{wide}" height="{high}" fill="none" stroke="{theme.ink}" '
            f'stroke-opacity="0.6"/><text x="{left + wide / 2:.0f}" y="{high + 20}" text-anchor="middle" '
            f'font-size="15" font-weight="600" fill="{theme.ink}">{escape(name)}</text>'
        )
    across, down = len(pictures) * (wide + _GAP) - _GAP + 2 * _EDGE, high + _CAPTION + _EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}" viewBox="0 0 {across} {down}" '
        f'font-family="system-ui, sans-serif" role="img">{drawn}</svg>'
    )


def pictures_alt(pictures: Sequence[tuple[str, Array]], ink: float = 0.5) -> str:
    """The pictures in words.

    Args:
        ink: the least number of a pixel that is named.

    >>> pictures_alt((("T", np.array([[1.0, 0.9], [0.1, 0.7]])),))
    'Pictures of 2 by 2 pixels. T: above 0.5 are row 0 column 0, 1; row 1 column 1.'
    """
    told = []
    for name, picture in pictures:
        rows = [(row, np.flatnonzero(line > ink)) for row, line in enumerate(picture)]
        where = "; ".join(f"row {row} column {', '.join(map(str, columns))}" for row, columns in rows if len(columns))
        told.append(f"{name}: above {ink:g} are {where or 'none'}.")
    height, width = pictures[0][1].shape
    return f"Pictures of {height} by {width} pixels. {' '.join(told)}"
