"""The small pictures of the checks as HTML."""

from html import escape
from math import isfinite

from lessons.figures.board import in_a_row, matrix, shape_tiles
from lessons.figures.pictures import Blocks, Chain, Grid, Picture, Rewritten, ShapeMove, Words

_WIDEST = 300  # pixels: it fits a phone
_MOST_COPIES = 3
_MOST_COLUMNS = 7  # of a row of numbers: they fit a phone


def picture_board(picture: Picture) -> str:
    """Any of the small pictures.

    >>> "time is gone" in picture_board(ShapeMove((None, 5, 8), ("batch", "time", "feature"), "GRU(3)", (None, 3),
    ...                                           ("batch", "feature")))
    True
    """
    if isinstance(picture, ShapeMove):
        return _move(picture)
    if isinstance(picture, Blocks):
        return _blocks(picture)
    if isinstance(picture, Grid):
        return _grid(picture)
    if isinstance(picture, Words):
        return _words(picture)
    if isinstance(picture, Rewritten):
        return _rewritten(picture)
    return _chain(picture)


def _move(picture: ShapeMove) -> str:
    gone = ("time",) if "time" in picture.before_axes and "time" not in picture.after_axes else ()
    return in_a_row(
        shape_tiles(picture.before, picture.before_axes),
        f'<span class="between">→ <code>{escape(picture.layer)}</code> →</span>',  # may stand on a line of its own
        *[shape_tiles(picture.after, picture.after_axes, gone), '<span class="between">and</span>']
        * (picture.times - 1),
        shape_tiles(picture.after, picture.after_axes, gone),
    )


def _blocks(picture: Blocks) -> str:
    widest = max(columns for _, _, columns in picture.blocks)
    side = max(2.0, min(11.0, _WIDEST / widest))
    drawn = "".join(
        f'<div class="block-line"><span class="block block-{escape(name.split()[0])}" '
        f'style="width:{columns * side:.0f}px;height:{max(rows * side, 3):.0f}px;--side:{side:.1f}px"></span>'
        f"<small>{escape(name)}: {rows} × {columns} = {rows * columns:,}</small></div>"
        for name, rows, columns in picture.blocks
    )
    total = sum(rows * columns for _, rows, columns in picture.blocks)
    if picture.times < 2:
        sum_of_all = f"together {total:,}, " if picture.times else ""
        return f'<div class="blocks">{drawn}<small>{sum_of_all}one square for each number</small></div>'
    copies = f'<div class="copies">{drawn * min(picture.times, _MOST_COPIES)}</div>' + (
        "<small>and so on …</small>" if picture.times > _MOST_COPIES else ""
    )
    return (
        f'<div class="blocks">{copies}<small>{picture.times} copies of {total:,} = '
        f"{picture.times * total:,}: a set of weights for each step</small></div>"
    )


def _grid(picture: Grid) -> str:
    framed = set(picture.framed)
    digits = max((_digits(each) for row in picture.values for each in row), default=0)
    cells = [[f"{each:.{digits}f}" for each in row] for row in picture.values]
    if len(cells) == 1:
        return in_a_row(*_pieces(cells[0], {column for _, column in framed}, picture.columns))
    return in_a_row(
        matrix(
            cells,
            "",
            rows=picture.rows,
            columns=picture.columns,
            classes=lambda row, column: "framed" if (row, column) in framed else "",
        )
    )


def _digits(value: float) -> int:
    """How many digits after the point a number of a table needs, at most two.

    >>> [_digits(each) for each in (3.0, 0.2, 0.95, 1 / 3, float("nan"))]
    [0, 1, 2, 2, 0]
    """
    return next((digits for digits in (0, 1) if not isfinite(value) or abs(value - round(value, digits)) < 1e-9), 2)


def _pieces(cells: list[str], framed: set[int], columns: str) -> list[str]:
    """One row as tables of a few columns each, so that a phone can put them below each other."""
    return [
        matrix(
            [cells[start : start + _MOST_COLUMNS]],
            "",
            columns=columns,
            row_names=[""],
            column_names=[str(place) for place in range(start, min(start + _MOST_COLUMNS, len(cells)))],
            classes=lambda row, column, start=start: "framed" if start + column in framed else "",  # type: ignore[misc]
        )
        for start in range(0, len(cells), _MOST_COLUMNS)
    ]


def _words(picture: Words) -> str:
    framed = set(picture.framed)
    return in_a_row(
        matrix(
            [list(words) for _, words in picture.rows],
            "",
            columns=picture.columns,
            row_names=[name for name, _ in picture.rows],
            column_names=picture.names,
            classes=lambda row, column: "framed" if (row, column) in framed else "",
        )
    )


def _rewritten(picture: Rewritten) -> str:
    line, instead = escape(picture.line), escape(picture.instead)
    return in_a_row(f"<s><code>{line}</code></s>", f'<span class="between">→</span> <code>{instead}</code>') + _grid(
        picture.seen
    )


def _chain(picture: Chain) -> str:
    lines = [
        f'<li class="{"marked" if place in picture.marked else ""}"><code>{escape(title)}</code>'
        f"<small>{escape(shape)}</small></li>"
        for place, (title, shape) in enumerate(zip(picture.titles, picture.shapes, strict=True))
    ]
    return f'<ol class="chain">{"".join(lines)}</ol>'
