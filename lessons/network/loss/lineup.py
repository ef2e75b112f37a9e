"""line_up: what Keras does with the two shapes before it calculates: drops axes of 1, refuses, or stretches.

The rules are those of `keras/src/losses/loss.py` (`squeeze_or_expand_to_same_rank`, and the mask in
`reduce_weighted_values`) and of the crossentropies in `keras/src/backend/tensorflow/nn.py`, Keras 3.15.
"""

from dataclasses import dataclass, replace
from typing import Literal

from lessons.network.loss.table import Loss, expected_target
from lessons.network.shape import Shape, show_shape

DEFAULT_BATCH = 32  # what fit() takes when nobody says; shown where the batch is open
_BATCH, _TIME = 1_000_003, 2_000_003  # stand for open sizes: no other size is equal to them


@dataclass(frozen=True)
class LineUp:
    """How the shapes of output and target meet.

    Args:
        outcome: they meet number by number; NumPy's broadcasting stretches one of them; Keras refuses.
        output: the output's shape as it is compared, after an axis of 1 is dropped or added.
        target: the target's, likewise.
        code: why it is refused, or where it is stretched.
        keras_says: Keras's message, where there is a refusal.
        keras_error: the class of that error.
        batches: when the batch is open and only some sizes pass: those, without a word from Keras.
    """

    outcome: Literal["same", "stretched", "refused"]
    output: Shape
    target: Shape
    code: str = ""
    keras_says: str = ""
    keras_error: str = ""
    batches: tuple[int, ...] = ()


def line_up(loss: Loss, output: Shape, target: Shape, masked: bool = False) -> LineUp:
    """Lets the shapes meet as `model.fit(x, y)` does.

    Args:
        output: what leaves the network, batch first.
        target: the target's shape, batch first; the same batch as the output's.
        masked: a (batch, time) mask leaves the network with the output.

    >>> from lessons.network.loss.table import LOSSES
    >>> line_up(LOSSES["mean_squared_error"], (None, 5, 1), (None,)).outcome
    'stretched'
    >>> line_up(LOSSES["mean_squared_error"], (None, 5, 7), (None, 7)).batches
    (1, 5)
    """
    output, target = _resolved(loss, output, target, masked)
    met = _meet(loss, output, target, masked)
    if output[0] is not None or met.keras_error != "InvalidArgumentError":
        return met
    sizes = sorted({1, *(size for size in (*output[1:], *target[1:]) if size is not None)})
    batches = tuple(
        size for size in sizes if _meet(loss, (size, *output[1:]), (size, *target[1:]), masked).outcome == "stretched"
    )
    if not batches:
        return met
    return replace(met, outcome="stretched", code=met.code.replace("incompatible", "broadcast"), batches=batches)


def _resolved(loss: Loss, output: Shape, target: Shape, masked: bool) -> tuple[Shape, Shape]:
    """Open sizes take each other's where the target has one of the shapes that fit."""
    for fitting in expected_target(loss.name, output, masked):
        if len(fitting) == len(target) and all(
            None in pair or pair[0] == pair[1] for pair in zip(fitting, target, strict=True)
        ):
            known = dict(enumerate(target))
            sizes = (size if size is not None else known.get(i) for i, size in enumerate(output))
            output = (output[0], *tuple(sizes)[1:])
            target = tuple(
                size if size is not None or i == 0 or i >= len(output) else output[i] for i, size in enumerate(target)
            )
            break
    return output, target


def _meet(loss: Loss, output: Shape, target: Shape, masked: bool) -> LineUp:
    whole = output
    output, target = _same_rank(output, target)
    if loss.family == "ids" and len(output) == len(target) > 1 and target[-1] == 1:
        target = target[:-1]
    met = LineUp("same", output, target)
    if loss.checks:
        met = _checked(loss, met)
    elif output != target:
        swapped = loss.name == "huber"  # the only one that subtracts the target from the output
        met = _stretched(met, (output, target) if swapped else (target, output), "shapes")
    if met.outcome == "refused" or not masked or len(whole) < 3:
        return met
    return _weighted(met, whole[:2])


def _same_rank(first: Shape, second: Shape) -> tuple[Shape, Shape]:
    """Keras's `squeeze_or_expand_to_same_rank`: a last axis of 1 may go when the other has one axis less."""
    if len(first) == len(second) + 1 and len(first) > 1 and first[-1] == 1:
        return (first, (*second, 1)) if len(second) == 1 else (first[:-1], second)
    if len(second) == len(first) + 1 and len(second) > 1 and second[-1] == 1:
        return ((*first, 1), second) if len(first) == 1 else (first, second[:-1])
    return first, second


def _checked(loss: Loss, met: LineUp) -> LineUp:
    """The crossentropies look at the shapes themselves; the batch is open in fit(), so it passes."""
    ids = loss.family == "ids"
    rows = met.output[:-1] if ids else met.output
    received = f"target.shape={_open(met.target)}, output.shape={_open(met.output)}"
    if len(met.target) != len(rows):
        rule = (
            "Argument `output` must have rank (ndim) `target.ndim - 1`."
            if ids
            else "Arguments `target` and `output` must have the same rank (ndim)."
        )
        return _refused(met, "rank", f"{rule} Received: {received}")
    if any(None not in pair and pair[0] != pair[1] for pair in list(zip(met.target, rows, strict=True))[1:]):
        rule = "Arguments `target` and `output` must have the same shape"
        rule += " up until the last dimension: " if ids else ". Received: "
        return _refused(met, "shape", rule + received)
    return met


def _stretched(met: LineUp, order: tuple[Shape, Shape], what: str) -> LineUp:
    """NumPy's rule: from the right, sizes must be equal or 1; a 1 or a missing axis is stretched."""
    first, second = order
    rank = max(len(first), len(second))
    sides = [((1,) * (rank - len(shape)) + _filled(shape)) for shape in order]
    static = [((1,) * (rank - len(shape)) + (None, *shape[1:])) for shape in order]
    for a, b in zip(*static, strict=True):
        if a != b and None not in (a, b) and 1 not in (a, b):
            shown = ", ".join(_question(shape) for shape in order)
            says = f"Dimensions must be equal, but are {a} and {b} for [...] with input shapes: {shown}."
            return _refused(met, f"{what}_incompatible", says)
    if any(a != b and 1 not in (a, b) for a, b in zip(*sides, strict=True)):
        says = f"Graph execution error: [...] Incompatible shapes: {_numbers(first)} vs. {_numbers(second)}"
        return replace(_refused(met, f"{what}_incompatible", says), keras_error="InvalidArgumentError")
    if sides[0] == sides[1]:
        return met
    return replace(met, outcome="stretched", code=f"{what}_broadcast")


def _weighted(met: LineUp, mask: Shape) -> LineUp:
    """Each row's loss is multiplied by the (batch, time) mask; where a last axis was dropped they differ."""
    rows = (met.output if met.outcome == "same" else _broadcast(met.output, met.target))[:-1]
    values, weights = _same_rank(rows, mask)
    if values == weights:
        return met
    weighed = _stretched(replace(met, outcome="same"), (values, weights), "mask")
    return met if weighed.outcome == "same" else weighed


def _broadcast(first: Shape, second: Shape) -> Shape:
    rank = max(len(first), len(second))
    sides = [(1,) * (rank - len(shape)) + shape for shape in (first, second)]
    return tuple(a if b == 1 or b is None else b for a, b in zip(*sides, strict=True))


def _refused(met: LineUp, code: str, says: str) -> LineUp:
    return replace(met, outcome="refused", code=code, keras_says=says, keras_error="ValueError")


def _filled(shape: Shape) -> tuple[int, ...]:
    return tuple(size if size is not None else _TIME + place if place else _BATCH for place, size in enumerate(shape))


def _open(shape: Shape) -> str:
    return show_shape((None, *shape[1:]))


def _question(shape: Shape) -> str:
    return "[" + ",".join("?" if size is None else str(size) for size in (None, *shape[1:])) + "]"


def _numbers(shape: Shape) -> str:
    sizes = (shape[0] or DEFAULT_BATCH, *shape[1:])
    return "[" + ",".join("?" if size is None else str(size) for size in sizes) + "]"
