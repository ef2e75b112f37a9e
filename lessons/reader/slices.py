"""subscript: `x[0]`, `x[:, :, np.newaxis]`, `layers[1]`, as far as shapes tell."""

import ast
from typing import Any

from lessons.network.arguments import is_whole
from lessons.network.shape import Size
from lessons.reader.arrays import array_of
from lessons.reader.finding import Finding
from lessons.reader.machine import Machine
from lessons.reader.values import Array, Tensor, Unknown


def subscript(machine: Machine, node: ast.Subscript, value: Any, place: Any) -> Any:
    """The part of a value that stands at a place; a list taken as an array is told."""
    if isinstance(value, list | tuple) and isinstance(place, tuple):
        _tell_list(machine, node, value)
        value = array_of(value)
    if isinstance(value, Array):
        return _sliced(value, place if isinstance(place, tuple) else (place,))
    if isinstance(value, Tensor):
        if value.output is None and is_whole(place):
            return Tensor(value.origin, place)
        return machine.lose(value, "a part of a tensor is cut out", node.lineno)
    if isinstance(value, list | tuple | str | range) and is_whole(place) and -len(value) <= place < len(value):
        return value[place]
    if isinstance(value, list | tuple | str) and isinstance(place, slice):
        ends = (place.start, place.stop, place.step)
        if all(each is None or is_whole(each) for each in ends) and place.step != 0:
            return value[place]
    if isinstance(value, dict) and isinstance(place, str | int | float):
        return value.get(place, Unknown())
    return Unknown()


def _tell_list(machine: Machine, node: ast.Subscript, value: Any) -> None:
    literal = machine.lists.get(id(value))
    name = machine.places.source(node.value)[:40]
    machine.tell(
        Finding(
            "list_as_array",
            node.lineno,
            "stops",
            f"{name} is a nested list, and a list has no axes to slice.",
            "Only a NumPy array takes several places between the brackets.",
            f"Make it an array first: np.array({name if literal is None else '...'}).",
            "list indices must be integers or slices, not tuple",
            "TypeError",
            literal is not None,
        )
    )
    if literal is not None:
        machine.as_array(literal[1])


def _sliced(array: Array, place: tuple[Any, ...]) -> Any:
    shape: list[Size] = []
    left = list(array.shape)
    named = sum(each is not None and each is not Ellipsis for each in place)
    extended = False
    for each in place:
        extended = False
        if each is None:
            shape.append(1)
            extended = not left
        elif each is Ellipsis:
            keep = len(left) - (named - sum(1 for other in place[: place.index(each)] if other is not None))
            shape += left[: max(0, keep)]
            del left[: max(0, keep)]
        elif not left:
            return Unknown()
        elif isinstance(each, slice):
            shape.append(_length(left.pop(0), each))
        elif is_whole(each):
            left.pop(0)
        else:
            left.pop(0)
            if not isinstance(each, Unknown):
                return Unknown()
    if any(isinstance(each, Unknown) for each in place):
        # a number or an array of places: which of the two is not known, and neither is the shape
        return Unknown()
    return Array((*shape, *left), array.whole, array.low, array.high, array.origin, extended)


def _length(size: Size, part: slice) -> Size:
    ends = (part.start, part.stop, part.step)
    if not all(each is None or is_whole(each) for each in ends) or part.step == 0:
        return None
    if ends == (None, None, None):
        return size
    return None if size is None else len(range(*part.indices(size)))
