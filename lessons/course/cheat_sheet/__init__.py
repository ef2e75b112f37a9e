"""The cheat sheet: all rules of the course on two pages, every example worked out by the network's own rules."""

from functools import cache

from lessons.course.cheat_sheet.layers import layer_table
from lessons.course.cheat_sheet.losses import loss_table
from lessons.course.cheat_sheet.masks import mask_table
from lessons.course.cheat_sheet.softmax_facts import softmax_table
from lessons.course.cheat_sheet.switches import switch_table
from lessons.course.cheat_sheet.table import Table


@cache
def cheat_sheet() -> tuple[tuple[Table, ...], ...]:
    """The tables, page by page.

    >>> [len(page) for page in cheat_sheet()]
    [2, 3]
    """
    return (layer_table(), switch_table()), (loss_table(), mask_table(), softmax_table())
