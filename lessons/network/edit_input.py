"""The sizes of the Input, named, and changed one at a time."""

from lessons.network.layers import Embedding
from lessons.network.repair import MAX_FEATURES, MAX_FLAT
from lessons.network.shape import Size
from lessons.network.spec import MAX_TIMESTEPS, ModelSpec


def input_sizes(spec: ModelSpec) -> tuple[tuple[str, Size, int], ...]:
    """Each axis of the Input: its name, its size (`None` when open) and the largest size drawn here.

    >>> from lessons.network.link import read_link
    >>> input_sizes(read_link("Input(64,15)|GRU(16)").spec)
    (('timesteps', 64, 256), ('features', 15, 512))
    """
    shape = spec.input.shape
    names = {
        1: ("features",),
        2: ("timesteps", "features"),
        3: ("height", "width", "channels"),
    }.get(len(shape), tuple(f"axis {place + 1}" for place in range(len(shape))))
    if len(shape) == 1 and (holds_words(spec)):
        names = ("timesteps",)
    limits = {"timesteps": MAX_TIMESTEPS, "features": MAX_FLAT if len(shape) == 1 else MAX_FEATURES}
    return tuple((name, size, limits.get(name, MAX_TIMESTEPS)) for name, size in zip(names, shape, strict=True))


def set_input_size(spec: ModelSpec, place: int, size: Size) -> ModelSpec:
    """The network on an Input with one size changed."""
    shape = spec.input.shape
    return spec.with_input((*shape[:place], size, *shape[place + 1 :]))


def holds_words(spec: ModelSpec) -> bool:
    """True when the Input is a sequence of word ids."""
    return spec.input.holds == "word ids" or bool(spec.layers and isinstance(spec.layers[0], Embedding))
