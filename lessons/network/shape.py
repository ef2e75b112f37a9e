"""Shapes: tuples with the batch axis first, `None` where a size is not fixed."""

from collections.abc import Iterable

Size = int | None
Shape = tuple[Size, ...]
Shapes = tuple[Shape, ...]


def show_shape(shape: Shape) -> str:
    """A shape the way Keras prints it.

    >>> show_shape((None, 64, 15)), show_shape((None,))
    ('(None, 64, 15)', '(None,)')
    """
    return str(tuple(shape))


def show_shapes(shapes: Shapes) -> str:
    """One shape, or several joined by a comma when a layer has several outputs.

    >>> show_shapes(((None, 6, 7), (None, 7)))
    '(None, 6, 7), (None, 7)'
    """
    return ", ".join(show_shape(shape) for shape in shapes)


def product(sizes: Iterable[Size]) -> Size:
    """How many numbers these axes hold; `None` as soon as one size is not fixed.

    >>> product((3, 4)), product((None, 4)), product(())
    (12, None, 1)
    """
    total = 1
    for size in sizes:
        if size is None:
            return None
        total *= size
    return total


def axis_index(axis: int, rank: int) -> int | None:
    """The place an axis number means in a shape of this rank, or `None` when there is no such axis.

    >>> axis_index(-1, 3), axis_index(1, 3), axis_index(5, 3)
    (2, 1, None)
    """
    place = axis + rank if axis < 0 else axis
    return place if 0 <= place < rank else None
