"""A table of numbers as it stands in code: its rows below each other, so that a column can be read down."""

from collections.abc import Sequence


def written_table(start: str, table: Sequence[Sequence[float]], end: str = "") -> str:
    """The table as lines of Python, the numbers of a column in line.

    Args:
        start: what stands before it, such as `kernel = `.
        table: rows of numbers.
        end: what stands behind it, such as a bracket.

    >>> print(written_table("kernel = ", [[-2, 1], [3, -3]]))
    kernel = [[-2,  1],
              [ 3, -3]]
    """
    wide = max(len(str(each)) for row in table for each in row)
    rows = ["[" + ", ".join(f"{each!s:>{wide}}" for each in row) + "]" for row in table]
    return start + "[" + (",\n" + " " * (len(start) + 1)).join(rows) + "]" + end
