"""Misfit: why a layer refuses what it is given, in our words and in Keras's."""

from lessons.network.shape import Shape, Size, show_shape


class Misfit(Exception):
    """A layer refuses its input or its arguments: the reason, without the place (the door adds that).

    Args:
        code: names the kind of mistake.
        came: what arrived, in words.
        expected: what would have fitted, in words.
        keras: what Keras 3 says; empty when it says nothing of its own.
        keras_error: the class of error Keras raises.
    """

    def __init__(self, code: str, came: str, expected: str, keras: str, keras_error: str = "ValueError"):
        super().__init__(f"{came}; expected {expected}")
        self.code, self.came, self.expected = code, came, expected
        self.keras, self.keras_error = keras, keras_error


def needs_rank(label: str, shape: Shape, rank: int, code: str, expected: str) -> None:
    """Raises when the input does not have exactly `rank` axes, in the words Keras uses.

    Args:
        label: the layer's name.
    """
    if len(shape) != rank:
        raise Misfit(code, count_axes(shape), expected, _ndim_words(label, shape, f"expected ndim={rank}"))


def needs_min_rank(label: str, shape: Shape, rank: int, code: str, expected: str) -> None:
    """Raises when the input has fewer than `rank` axes, in the words Keras uses."""
    if len(shape) < rank:
        words = _ndim_words(label, shape, f"expected min_ndim={rank}")
        raise Misfit(code, count_axes(shape), expected, words)


def needs_known(size: Size, weight_shape: Shape, path: str, code: str, what: str) -> None:
    """Raises when a weight would get a size that is not fixed."""
    if size is None:
        raise Misfit(
            code,
            f"the size of the {what} axis is not fixed",
            f"a fixed number: a weight needs one row for each {what}",
            undefined_words(weight_shape, path),
        )


def undefined_words(weight_shape: Shape, path: str) -> str:
    """What Keras says of a weight without a size."""
    return (
        "Shapes used to initialize variables must be fully-defined (no `None` dimensions). "
        f"Received: shape={show_shape(weight_shape)} for variable path='{path}'"
    )


def count_axes(shape: Shape) -> str:
    """A shape and how many axes it has, in words.

    >>> count_axes((None, 5))
    '(None, 5): 1 axis after the batch'
    """
    axes = len(shape) - 1
    return f"{show_shape(shape)}: {axes} {'axis' if axes == 1 else 'axes'} after the batch"


def _ndim_words(label: str, shape: Shape, expected: str) -> str:
    return (
        f"Input 0 with name 'None' of layer '{label}' is incompatible with the layer: "
        f"{expected}, found ndim={len(shape)}. Full shape received: {show_shape(shape)}"
    )
