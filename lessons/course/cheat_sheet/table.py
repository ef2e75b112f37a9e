"""Table: one block of the cheat sheet; its cells are plain text in which backticks are code."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """Rows under one heading.

    Attributes:
        title: the heading.
        columns: what stands above the cells.
        rows: as many cells each as there are columns; the first cell names the row.
        notes: sentences below the table.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def named(*axes: str) -> str:
    """A shape by the names of its axes.

    >>> named("batch", "time", "units"), named("batch")
    ('(batch, time, units)', '(batch,)')
    """
    return f"({axes[0]},)" if len(axes) == 1 else f"({', '.join(axes)})"
