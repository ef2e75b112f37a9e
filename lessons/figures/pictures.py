"""Small pictures as values: a shape that changes, weights to scale, tables, a chain of layers, a line rewritten."""

from dataclasses import dataclass

from lessons.network.shape import Shape


@dataclass(frozen=True)
class ShapeMove:
    """One shape above another: what went in and what came out.

    Attributes:
        before, after: shapes with the batch axis first, if they have one.
        before_axes, after_axes: the name of each axis.
        layer: what stands between them.
        times: how many tensors of the shape come out.
    """

    before: Shape
    before_axes: tuple[str, ...]
    layer: str
    after: Shape
    after_axes: tuple[str, ...]
    times: int = 1


@dataclass(frozen=True)
class Blocks:
    """Weights as blocks to scale: an area of one square for one number.

    Attributes:
        blocks: for each weight its name, rows and columns; the columns of all gates side by side.
        times: how often all of them are counted: once, or once for each step; 0 where they are only compared.
    """

    blocks: tuple[tuple[str, int, int], ...]
    times: int = 1


@dataclass(frozen=True)
class Grid:
    """A table of numbers with some of its cells framed.

    Attributes:
        values: rows of numbers.
        framed: (row, column) of each framed cell.
        rows, columns: what a row and a column are.
    """

    values: tuple[tuple[float, ...], ...]
    framed: tuple[tuple[int, int], ...] = ()
    rows: str = "batch"
    columns: str = "class"


@dataclass(frozen=True)
class Words:
    """Rows of words, one for each step, with some of them framed.

    Attributes:
        rows: the name of each row and its words.
        framed: (row, column) of each framed word.
        columns: what a column is.
        names: what each column is called; numbers when left out.
    """

    rows: tuple[tuple[str, tuple[str, ...]], ...]
    framed: tuple[tuple[int, int], ...] = ()
    columns: str = "time"
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chain:
    """Layers from bottom to top, with the shape that leaves each of them.

    Attributes:
        titles: the layers, the Input first.
        shapes: what leaves each; empty text where nothing does.
        marked: the places of the layers that are pointed at.
    """

    titles: tuple[str, ...]
    shapes: tuple[str, ...]
    marked: tuple[int, ...]


@dataclass(frozen=True)
class Rewritten:
    """A line of a program written otherwise, and what the program shows then.

    Attributes:
        line, instead: the line before and after; `instead` may not be empty.
        seen: what is seen when the changed program runs.
    """

    line: str
    instead: str
    seen: Grid


Picture = ShapeMove | Blocks | Grid | Words | Chain | Rewritten
