"""How the axes of output and target meet, pair by pair, by name: two blocks that click together or not."""

from itertools import combinations
from typing import Literal, NamedTuple

from lessons.network.loss.lineup import LineUp
from lessons.network.loss.table import Loss
from lessons.network.shape import Shape, Size

Relation = Literal["same", "broadcast", "missing", "clash"]
Names = tuple[str, ...]


class Pair(NamedTuple):
    """One axis of the output beside the axis of the target it meets.

    Args:
        axis: its name: the output's, or the target's where the output has none.
        output: its size in the output; `None` where open or where there is none.
        target: its size in the target, likewise; 1 where one id stands for a whole row of classes.
        relation: equal; stretched without a word; on one side only; or of different sizes.
        output_axis: the name on the output's side; empty where the output has no such axis.
        target_axis: the name on the target's side; empty where the target has no such axis.
    """

    axis: str
    output: Size
    target: Size
    relation: Relation
    output_axis: str
    target_axis: str


def name_target(loss: Loss, output: Shape, names: Names, target: Shape, timesteps: Size) -> Names:
    """What the learner most likely means by each axis of the target.

    An axis is called after the axis of the output it has the size of, in order; the first is the batch.

    >>> from lessons.network.loss.table import LOSSES
    >>> loss, names = LOSSES["categorical_crossentropy"], ("batch", "time", "class")
    >>> name_target(loss, (None, 5, 7), names, (None, 7), 5)
    ('batch', 'class')
    """
    if len(target) == len(output):
        return tuple(
            "time" if mine != other and timesteps is not None and mine == timesteps else name
            for mine, other, name in zip(target, output, names, strict=True)
        )
    if len(target) < len(output):
        places = _best(target, output, leftmost=loss.family == "ids")
        return tuple(names[place] for place in places)
    places = _best(output, target, leftmost=False)
    spare = "time" if "time" not in names else "other"
    return tuple(names[places.index(i)] if i in places else spare for i in range(len(target)))


def pair_up(
    loss: Loss, met: LineUp, output: Shape, names: Names, target: Shape, target_names: Names
) -> tuple[Pair, ...]:
    """The pairs: by position where Keras broadcasts, by meaning where it insists on equal shapes."""
    if loss.family == "ids" or (loss.checks and len(met.output) != len(met.target)):
        return _by_name(loss, met, output, names, target, target_names)
    mine, other = met.output, met.target
    if len(mine) > len(output) or len(other) > len(target):  # Keras gave one side the other's last axis of 1
        mine, other = mine[:-1], other[:-1]
    rank = max(len(mine), len(other))
    sides = [
        [("", None)] * (rank - len(shape)) + list(zip(called[: len(shape)], shape, strict=True))
        for called, shape in ((names, mine), (target_names, other))
    ]
    pairs = [_meet(met, *here, *there) for here, there in zip(*sides, strict=True)]
    pairs += [_dropped(name, True) for name in names[len(mine) :]]
    pairs += [_dropped(name, False) for name in target_names[len(other) :]]
    return tuple(pairs)


def _best(shorter: Shape, longer: Shape, leftmost: bool) -> tuple[int, ...]:
    """The places in the longer shape that the shorter one's axes take, in order, the batch first."""
    choices = [(0, *rest) for rest in combinations(range(1, len(longer)), max(0, len(shorter) - 1))]
    if not leftmost:
        choices.reverse()
    return max(choices, key=lambda places: sum(longer[i] == size for i, size in zip(places, shorter, strict=True)))


def _meet(met: LineUp, name: str, size: Size, target_name: str, target_size: Size) -> Pair:
    relation: Relation
    if name and target_name and size == target_size and (name == target_name or met.outcome != "stretched"):
        relation = "same"
    elif met.outcome == "stretched":
        # a batch that fits by chance clashes with every other batch
        by_chance = met.batches and 1 not in (size, target_size) and name and target_name
        relation = "clash" if by_chance and size != target_size else "broadcast"
    elif not (name and target_name):
        relation = "missing"
    else:
        relation = "broadcast" if 1 in (size, target_size) and not _strict(met) else "clash"
    return Pair(name or target_name, size, target_size, relation, name, target_name)


def _strict(met: LineUp) -> bool:
    return met.code in ("rank", "shape")


def _dropped(name: str, of_output: bool) -> Pair:
    return Pair(name, 1, 1, "same", name if of_output else "", "" if of_output else name)


def _by_name(
    loss: Loss, met: LineUp, output: Shape, names: Names, target: Shape, target_names: Names
) -> tuple[Pair, ...]:
    """Joins the axes by their names, in the output's order; each name is used up once."""
    left = list(zip(target_names, target, strict=True))
    pairs = []
    for place, (name, size) in enumerate(zip(names, output, strict=True)):
        found = next((each for each in left if each[0] == name), None)
        if found is not None:
            left.remove(found)
        is_class = loss.family == "ids" and place == len(names) - 1
        if is_class and (found is None or found[1] == 1):
            pairs.append(Pair(name, size, 1, "same", name, name if found else ""))
        elif found is None:
            pairs.append(Pair(name, size, None, "missing", name, ""))
        else:
            fits = not is_class and found[1] == size
            pairs.append(Pair(name, size, found[1], "same" if fits else "clash", name, name))
    dropped = met.outcome == "same"  # a second last axis of 1 is dropped as well
    extra = [
        _dropped(name, False) if dropped and size == 1 else Pair(name, None, size, "missing", "", name)
        for name, size in left
    ]
    return tuple(pairs[:1] + extra + pairs[1:])
