"""What was measured, as rows of a table: ours, the rival's, their ratio, and whether the target holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

# faster: how many times faster than the rival we are; slower: how many times as long we take; size: ours alone
Measure = Literal["faster", "slower", "size"]


@dataclass(frozen=True)
class Row:
    """One quantity, measured side by side.

    Args:
        ours: in `unit`.
        rival: in `unit`, or `None` when nothing is compared.
        against: who the rival is.
        measure: what the ratio says, and which side of the target is right.
        target: the least ratio ("faster"), the greatest ("slower"), or the most of ours ("size").
    """

    quantity: str
    ours: float
    unit: str
    rival: float | None = None
    against: str = ""
    measure: Measure = "size"
    target: float | None = None

    @property
    def ratio(self) -> float | None:
        """Rival by ours for "faster", ours by rival for "slower"."""
        if self.rival is None or self.measure == "size":
            return None
        return self.rival / self.ours if self.measure == "faster" else self.ours / self.rival

    @property
    def ok(self) -> bool | None:
        """Whether the target holds, or `None` without one."""
        if self.target is None:
            return None
        reached = self.ours if self.ratio is None else self.ratio
        return reached >= self.target if self.measure == "faster" else reached <= self.target


def table(rows: Iterable[Row]) -> str:
    """The rows as a table in Markdown, its columns aligned."""
    head = ("quantity", "ours", "rival", "ratio", "target", "")
    cells = [head, *(_cells(row) for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def _cells(row: Row) -> tuple[str, ...]:
    rival = "" if row.rival is None else f"{_number(row.rival)} {row.unit}, {row.against}"
    return (
        row.quantity,
        f"{_number(row.ours)} {row.unit}",
        rival,
        _said(row, row.ratio),
        _said(row, row.target, "at least " if row.measure == "faster" else "at most "),
        {True: "ok", False: "short", None: ""}[row.ok],
    )


def _said(row: Row, value: float | None, bound: str = "") -> str:
    if value is None:
        return ""
    if row.measure == "size":
        return f"{bound}{_number(value)} {row.unit}"
    return f"{bound}{_number(value)} times " + ("faster" if row.measure == "faster" else "as long")


def _number(value: float) -> str:
    """Three figures that count, and whole numbers whole."""
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2g}" if value < 0.1 else f"{value:.2f}"
