"""read_target: a typed target shape as a value, or nothing."""

from lessons.network.arguments import is_whole
from lessons.network.parse import NotReadable, parse_calls
from lessons.network.shape import Shape

MAX_AXES = 5


def read_target(text: str) -> Shape | None:
    """The shape a text such as `(None, 64, 15)` means; `None` when it means none.

    >>> read_target("(None, 64, 15)"), read_target("None,"), read_target("(-1, x)")
    ((None, 64, 15), (None,), None)
    """
    try:
        values = parse_calls(f"shape({text})")[0].positional
    except NotReadable:
        return None
    if len(values) == 1 and isinstance(values[0], tuple):
        values = values[0]
    sizes = tuple(values)
    fits = 0 < len(sizes) <= MAX_AXES and all(size is None or (is_whole(size) and size > 0) for size in sizes)
    return sizes if fits else None
