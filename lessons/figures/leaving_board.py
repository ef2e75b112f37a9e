"""The tensors that leave one layer: the layer as a box, and an arrow to each of them with its shape and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from lessons.figures.board import in_a_row, matrix, shape_tiles, sign
from lessons.network.shape import Shape

Array = np.ndarray


@dataclass(frozen=True)
class Leaving:
    """One tensor that leaves.

    Attributes:
        name: what it is.
        shape: with the batch axis.
        values: of one sample: `(time, feature)` or `(feature,)`.
        framed: whether its last row stands in another one of the tensors, too.
    """

    name: str
    shape: Shape
    values: Array
    framed: bool


def leaving_board(layer: str, tensors: Sequence[Leaving]) -> str:
    """The box, and beside it the tensors below each other; on a phone all of them below the box.

    Args:
        layer: what stands in the box.

    >>> leaving_board("GRU(3)", [Leaving("state h", (None, 3), np.zeros(3), True)]).count("framed")
    3
    """
    box = f'<span class="tile"><b>{escape(layer)}</b><small>one layer</small></span>'
    return in_a_row(box, f"<div>{''.join(in_a_row(sign('→'), _tensor(each)) for each in tensors)}</div>")


def _tensor(tensor: Leaving) -> str:
    has_time = tensor.values.ndim == 2
    rows = np.atleast_2d(tensor.values)
    axes = ("batch", "time", "feature") if has_time else ("batch", "feature")
    named = in_a_row(f"<b>{escape(tensor.name)}</b>", shape_tiles(tensor.shape, axes))
    numbers = matrix(
        [[f"{each:.2f}" for each in row] for row in rows], tensor.name, "of one sample",
        rows="time" if has_time else "", columns="feature",
        row_names=[f"t = {step}" if has_time else "" for step in range(len(rows))],
        classes=lambda row, place: "framed" if tensor.framed and row == len(rows) - 1 else "dim" if has_time else "",
    )  # fmt: skip
    return f"<div>{named}{numbers}</div>"
