"""Tables of numbers, shapes and layers as HTML: read aloud by a screen reader, wrapped by a narrow phone.

Everything that is written comes escaped; the classes are styled in `pages/frame.css`.
"""

from collections.abc import Callable, Sequence
from html import escape

Classes = Callable[[int, int], str]
_SHORT = 16  # letters: a name that stays in one line, even where the table above it is narrower


def matrix(
    cells: Sequence[Sequence[str]],
    name: str,
    note: str = "",
    *,
    rows: str = "",
    columns: str = "",
    classes: Classes = lambda row, column: "",
    row_names: Sequence[str] = (),
    column_names: Sequence[str] = (),
) -> str:
    """A table of numbers with its name and shape below.

    Args:
        cells: rows of text.
        name: what it is called, such as `kernel`.
        note: what stands after the name, such as its shape.
        rows, columns: the axis that runs down and the one that runs across; they give the colours.
        classes: extra classes for the cell at (row, column).
        row_names, column_names: headings; numbers when left out.

    >>> matrix([["1", "<2>"]], "x").count("&lt;2&gt;")
    1
    """
    wide = len(cells[0]) if cells else 0
    column_names = column_names or [str(place) for place in range(wide)]
    row_names = row_names or [str(place) for place in range(len(cells))]
    head = "".join(f'<th scope="col" class="axis-{columns}">{escape(each)}</th>' for each in column_names)
    body = "".join(
        f'<tr><th scope="row" class="axis-{rows}">{escape(row_name)}</th>'
        + "".join(f'<td class="{classes(row, place)}">{escape(cell)}</td>' for place, cell in enumerate(line))
        + "</tr>"
        for row, (row_name, line) in enumerate(zip(row_names, cells, strict=True))
    )
    corner = f'<td class="corner">{_corner(rows, columns)}</td>'
    shown_note = f" <span>{escape(note)}</span>" if note else ""
    look = ' class="short"' if len(name) <= _SHORT else ""
    caption = f"<caption><b{look}>{escape(name)}</b>{shown_note}</caption>"
    return f'<table class="mx">{caption}<thead><tr>{corner}{head}</tr></thead><tbody>{body}</tbody></table>'


def shape_tiles(shape: Sequence[int | str | None], axes: Sequence[str], gone: Sequence[str] = ()) -> str:
    """A shape as a row of tiles, one for each axis, in the colour of the axis and with its name.

    Args:
        gone: axes that were there before and are not any more; drawn as empty tiles in their place.
    """
    tiles = [
        f'<span class="tile tile-{axis}"><b>{size}</b><small>{axis}</small></span>'
        for size, axis in zip(shape, axes, strict=True)
    ]
    for axis in gone:
        tiles.insert(1, f'<span class="tile tile-gone"><b>–</b><small>{axis} is gone</small></span>')
    return f'<span class="tiles">{"".join(tiles)}</span>'


def in_a_row(*parts: str) -> str:
    """Parts side by side, below each other where there is no room; a sign goes with the part after it.

    >>> in_a_row("a", sign("+"), "b").count('<span class="pair">')
    1
    """
    joined, waiting = [], ""
    for part in parts:
        if part.startswith(_SIGN):
            waiting += part
        else:
            joined.append(f'<span class="pair">{waiting}{part}</span>' if waiting else part)
            waiting = ""
    return f'<div class="board">{"".join(joined)}</div>'


_SIGN = '<span class="sign">'


def sign(text: str) -> str:
    """An operator between two parts."""
    return f"{_SIGN}{escape(text)}</span>"


def _corner(rows: str, columns: str) -> str:
    down = f'<span class="axis-{rows}">{escape(rows)} ↓</span>' if rows else ""
    across = f'<span class="axis-{columns}">{escape(columns)} →</span>' if columns else ""
    return f"{across}{down}"
