"""Phrases a verdict is made of: shapes with named axes, which axes meet, who lost the time axis."""

from lessons.network.layers import Bidirectional, Recurrent
from lessons.network.loss.case import Case
from lessons.network.loss.pairs import Names, Pair
from lessons.network.shape import Shape, product
from lessons.network.walk import Step


def named(shape: Shape, names: Names) -> str:
    """A shape with the name of each axis.

    >>> named((None, 5, 7), ("batch", "time", "class")), named((6, 1), ("batch", "feature"))
    ('(batch, time 5, class 7)', '(batch 6, feature 1)')
    """
    parts = (name if size is None else f"{name} {size}" for name, size in zip(names, shape, strict=True))
    return f"({', '.join(parts)})"


def show_output(case: Case) -> str:
    """The output's shape, named."""
    return named(case.output, case.names)


def show_target(case: Case) -> str:
    """The target's shape, named."""
    return named(case.target, case.target_names)


def show_both(case: Case) -> str:
    """How both begin a sentence."""
    return f"The output is {show_output(case)}, the target {show_target(case)}"


def lined_up(case: Case) -> str:
    """Which axes meet when shapes are lined up from the right, and which side is repeated."""
    meets = [
        f"the target's {pair.target_axis} axis meets the output's {pair.output_axis} axis"
        for pair in case.pairs
        if pair.output_axis and pair.target_axis and pair.output_axis != pair.target_axis
    ]
    meets += [
        f"{pair.axis} {pair.output} meets {pair.axis} {pair.target}"
        for pair in case.pairs
        if pair.output_axis == pair.target_axis and pair.relation == "clash"
    ]
    for side, mine in (("target", "target_axis"), ("output", "output_axis")):
        along = [_along(pair, mine) for pair in case.pairs if _is_repeated(pair, side, mine)]
        if along:
            meets.append(f"the {side} is used again along {' and '.join(along)}")
    return f"Lined up from the right, {'; '.join(meets)}"


def _is_repeated(pair: Pair, side: str, name: str) -> bool:
    size, other = (pair.target, pair.output) if side == "target" else (pair.output, pair.target)
    return pair.relation == "broadcast" and (not getattr(pair, name) or (size == 1 and other != 1))


def _along(pair: Pair, mine: str) -> str:
    if not getattr(pair, mine):
        return f"the {'output' if mine == 'target_axis' else 'target'}'s {pair.axis} axis"
    size = pair.output if mine == "target_axis" else pair.target
    return f"{pair.axis if mine == 'target_axis' else pair.target_axis}{'' if size is None else f' {size}'}"


def passing_batches(case: Case) -> str:
    """The batch sizes that pass, the smallest (always 1) last."""
    sizes = [str(size) for size in case.met.batches if size != 1]
    one = 1 in case.met.batches
    return f"{' or '.join(sizes)} rows{' (or 1)' if one else ''}" if sizes else "1 row"


def mixed_samples(case: Case) -> str:
    """What it means when the target's batch axis does not meet the output's."""
    mixed = any(pair.target_axis == "batch" and pair.output_axis != "batch" for pair in case.pairs)
    return ", so outputs are compared with the targets of other samples" if mixed else ""


def pairs_counted(case: Case) -> str:
    """How many comparisons the stretching makes, when every size is known and numbers are compared."""
    sizes = [pair.output if pair.output not in (None, 1) else pair.target for pair in case.pairs]
    compared, own = product(size or 1 for size in sizes), product(case.output)
    if own is None or case.loss.family != "numbers":
        return ""
    return f" The error is averaged over {compared} pairs; the output has {own} numbers."


def about_time(case: Case) -> str:
    """Who lost or kept the time axis, when that is what the two disagree on."""
    mine, other = "time" in case.names, "time" in case.target_names
    if mine == other:
        return ""
    for step in reversed(case.network.steps):
        inner = step.layer.layer if isinstance(step.layer, Bidirectional) else step.layer
        who = f"layer {step.index + 1}, {step.layer.title}"
        if isinstance(inner, Recurrent) and inner.return_sequences == mine:
            return f" return_sequences is {'on' if mine else 'off'} in {who}."
        if other and _gives_up_time(step):
            return f" The time axis ended in {who}."
    return ""


def _gives_up_time(step: Step) -> bool:
    return len(step.input_shape) == 3 and len(step.output_shapes[0]) == 2
