"""The cheat sheet as HTML for screen and paper, and as Markdown to take along."""

import re
from html import escape

from lessons.course.cheat_sheet.table import Table

Pages = tuple[tuple[Table, ...], ...]
AXES = ("batch", "time", "feature", "class")
LONGEST_ON_A_LINE = 24  # characters of a shape


def sheet_html(pages: Pages) -> str:
    """Every page as an article with its tables; axes in the color they have in the whole course.

    >>> sheet_html(((Table("T", ("a",), (("`x<y`",),)),),)).count("<code>x&lt;y</code>")
    1
    """
    articles = "".join(f'<article class="page">{"".join(map(_table, page))}</article>' for page in pages)
    return f'<div class="sheet">{articles}</div>\n'


def sheet_markdown(pages: Pages) -> str:
    """The same tables in Markdown.

    >>> print(sheet_markdown(((Table("T", ("a", "b"), (("`x`", "1"),)),),)))
    # Unrolled: cheat sheet
    <BLANKLINE>
    ## T
    <BLANKLINE>
    | a | b |
    | :-- | :-- |
    | `x` | 1 |
    <BLANKLINE>
    """
    blocks = ["# Unrolled: cheat sheet"]
    for table in (each for page in pages for each in page):
        lines = [table.columns, tuple(":--" for _ in table.columns), *table.rows]
        rows = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        blocks += [f"## {table.title}", rows, *(f"- {note}" for note in table.notes)]
    return "\n\n".join(blocks).replace("\n\n- ", "\n- ").replace("|\n- ", "|\n\n- ") + "\n"


def _table(table: Table) -> str:
    # told by role as well: on a phone the cells stand below each other, and a browser then forgets that it is a table
    head = "".join(f'<th role="columnheader" scope="col">{_text(name)}</th>' for name in table.columns)
    rows = "".join(_row(table, row) for row in table.rows)
    notes = "".join(f"<li>{_text(note)}</li>" for note in table.notes)
    return (
        f"<section><h2>{escape(table.title)}</h2>"
        f'<table role="table" aria-label="{escape(table.title)}">'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
        f"<ul>{notes}</ul></section>"
    )


def _row(table: Table, row: tuple[str, ...]) -> str:
    first = f'<th role="rowheader" scope="row">{_text(row[0])}</th>'
    rest = "".join(
        f'<td role="cell" data-column="{escape(column)}">{_text(cell)}</td>'
        for column, cell in zip(table.columns[1:], row[1:], strict=True)
    )
    return f'<tr role="row">{first}{rest}</tr>'


def _text(text: str) -> str:
    """Escaped, with backticks as code, which may break after a bracket."""
    parts = re.split(r"`([^`]*)`", text)
    return "".join(_code(part) if place % 2 else _shapes(part) for place, part in enumerate(parts))


def _code(text: str) -> str:
    return f"<code>{re.sub(r'[(](?![)])', '(<wbr>', escape(text))}</code>"


def _shapes(text: str) -> str:
    """Escaped, with the axes of each shape in their colors; a short shape stays on one line."""

    def shape(found: re.Match[str]) -> str:
        axes = colored.sub(r'<b class="axis-\1">\1</b>', found[0])
        return f'<span class="shape">{axes}</span>' if len(found[0]) <= LONGEST_ON_A_LINE else axes

    colored = re.compile(rf"\b({'|'.join(AXES)})\b")
    return re.sub(r"\((?:batch|None|\d)[^()]*\)", shape, escape(text))
