"""Forms of labels by losses as a table: a sign, a word and a tint for what becomes of each pair."""

from collections.abc import Sequence

from lessons.figures.board import in_a_row, matrix

SIGNS = {
    "fits": ("✓ fits", "in"),
    "does not fit": ("✗ refused", "dim"),
    "fits silently and wrongly": ("⚠ silent", "soft"),
    "fits by chance": ("⚠ by chance", "soft"),
}


def verdict_board(
    kinds: Sequence[Sequence[str]], row_names: Sequence[str], column_names: Sequence[str], framed: tuple[int, int]
) -> str:
    """A cell for each pair; one of them framed.

    Args:
        kinds: for each row and column a key of `SIGNS`.
        row_names, column_names: forms of labels, and losses by Keras's names.
        framed: row and column of the framed cell.

    >>> "categorical_<wbr>cross" in verdict_board([["fits"]], ["(batch,)"], ["categorical_crossentropy"], (0, 0))
    True
    """

    def classes(row: int, place: int) -> str:
        return SIGNS[kinds[row][place]][1] + (" framed" if (row, place) == framed else "")

    cells = [[SIGNS[kind][0] for kind in row] for row in kinds]
    table = matrix(
        cells, "what becomes of each pair", rows="y", columns="loss", row_names=row_names, column_names=column_names,
        classes=classes,
    )  # fmt: skip
    # long names may break; the second kind of place is for phones
    broken = table.replace("_", "_<wbr>").replace("crossentropy", 'cross<wbr class="late">entropy')
    return f'<div class="verdicts">{in_a_row(broken)}</div>'
