"""What is fed to the network on screen: seeded random numbers, typed numbers, or typed words."""

import json
import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lessons.network.layers import Embedding
from lessons.network.spec import MAX_TIMESTEPS, ModelSpec

Array = np.ndarray
Source = Literal["random", "numbers", "words"]
WORDS = (
    "pad", "the", "a", "cat", "dog", "bird", "sat", "saw", "ran", "on", "under", "mat", "tree", "house", "and",
    "then", "big", "small", "it", ".",
)  # fmt: skip
FIRST_TEXT = "the cat sat on the"
OPEN_TIMESTEPS = 5
MAX_TYPED = 20_000


@dataclass(frozen=True)
class Inputs:
    """One sample for the network.

    Args:
        array: `(1, *input shape)`, float32, or int32 ids.
        labels: a word for each step, or empty.
        notices: what had to be changed to make it fit.
    """

    array: Array
    labels: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def make_inputs(spec: ModelSpec, source: Source = "random", typed: str = "", timesteps: int = 0) -> Inputs:
    """The sample the learner asked for, always of a shape that fits.

    Args:
        source: where the numbers come from.
        typed: numbers (or lists of numbers), or words, as text.
        timesteps: how many steps where the network leaves them open; 0 means the usual five.

    >>> from lessons.network.layers import Input
    >>> make_inputs(ModelSpec(Input((2, 2))), "numbers", "1 2 3 4").array.tolist()
    [[[1.0, 2.0], [3.0, 4.0]]]
    """
    shape = tuple(
        min(timesteps, MAX_TIMESTEPS) or OPEN_TIMESTEPS if size is None else size for size in spec.input.shape
    )
    ids = vocabulary_size(spec)
    if source == "words" and ids and len(shape) == 1:
        return _from_words(typed, shape[0], ids)
    if source == "numbers" and typed.strip():
        return _from_numbers(typed, shape, ids)
    random = np.random.default_rng([spec.seed % 2**32, 7])
    if ids:
        array = random.integers(1, max(ids, 2), size=shape).clip(0, ids - 1).astype(np.int32)
        if has_mask(spec) and len(shape) == 1 and shape[0] >= 3:
            array[-2:] = 0  # two padded steps, so that the mask has something to show
        return Inputs(array[None], labels_of(array, ids))
    return Inputs(random.normal(size=shape).astype(np.float32)[None])


def vocabulary_size(spec: ModelSpec) -> int:
    """How many ids the first Embedding knows; 0 when numbers, not ids, come in."""
    first = spec.layers[0] if spec.layers else None
    if isinstance(first, Embedding) and isinstance(first.input_dim, int) and first.input_dim > 0:
        return first.input_dim
    return len(WORDS) if spec.input.holds == "word ids" else 0


def has_mask(spec: ModelSpec) -> bool:
    """True when id 0 means padding."""
    return bool(spec.layers) and isinstance(spec.layers[0], Embedding) and spec.layers[0].mask_zero


def word_of(index: int) -> str:
    """The word of an id; ids beyond the small vocabulary are shown by their number.

    >>> word_of(3), word_of(57)
    ('cat', '57')
    """
    return WORDS[index] if 0 <= index < len(WORDS) else str(index)


def labels_of(ids: Array, known: int) -> tuple[str, ...]:
    """A word for each id of one sequence; numbers alone when there are more ids than words."""
    if ids.ndim != 1:
        return ()
    return tuple(word_of(int(each)) if known <= len(WORDS) else str(int(each)) for each in ids)


def _from_words(typed: str, timesteps: int, ids: int) -> Inputs:
    notices = []
    words = typed[:MAX_TYPED].lower().replace(".", " . ").split() or FIRST_TEXT.split()
    known = WORDS[: min(ids, len(WORDS))]
    unknown = [word for word in words if word not in known]
    if unknown:
        shown = ", ".join(word[:20] for word in unknown[:5])
        notices.append(f"Not in the vocabulary: {shown}. Left out. The words are: {' '.join(known[1:])}.")
    found = [known.index(word) for word in words if word in known]
    if len(found) > timesteps:
        notices.append(f"{_words(len(found))} for {timesteps} timesteps: the first {timesteps} are used.")
    if len(found) < timesteps:
        notices.append(f"{_words(len(found))} for {timesteps} timesteps: the rest is padding, id 0, shown as “pad”.")
    array = np.zeros(timesteps, np.int32)
    array[: len(found)] = found[:timesteps]
    return Inputs(array[None], labels_of(array, ids), tuple(notices))


def _words(count: int) -> str:
    return "1 word" if count == 1 else f"{count} words"


def _from_numbers(typed: str, shape: tuple[int, ...], ids: int) -> Inputs:
    notices = []
    numbers, rubbish = read_numbers(typed)
    if rubbish:
        notices.append(f"Not a number: {rubbish[:20]!r}. It is left out.")
    total = math.prod(shape)
    if len(numbers) != total:
        sizes = " × ".join(map(str, shape))
        change = "the rest is 0" if len(numbers) < total else "the others are left out"
        notices.append(f"{len(numbers)} numbers for {sizes} = {total} places: {change}.")
    flat = np.zeros(total, np.float64)
    flat[: min(total, len(numbers))] = numbers[:total]
    flat = np.clip(flat, -1e6, 1e6)
    if not ids:
        return Inputs(flat.astype(np.float32).reshape(1, *shape), (), tuple(notices))
    array = flat.astype(np.int32).reshape(shape)
    if array.size and (array.min() < 0 or array.max() >= ids):
        notices.append(f"Ids go from 0 to {ids - 1}; others are moved to the nearest.")
    array = array.clip(0, ids - 1)
    return Inputs(array[None], labels_of(array, ids), tuple(notices))


def read_numbers(typed: str) -> tuple[list[float], str]:
    """Finite numbers out of a text such as `1, 2.5` or `[[1, 2], [3, 4]]`, and the first thing that is none.

    >>> read_numbers("[[1, 2], [3, x]]")
    ([1.0, 2.0, 3.0], 'x')
    """
    text = typed[:MAX_TYPED]
    for sign in "[](){},;":
        text = text.replace(sign, " ")
    numbers, rubbish = [], ""
    for part in text.split():
        try:
            value = float(json.loads(part))
        except (ValueError, TypeError, RecursionError):
            value = math.nan
        if math.isfinite(value):
            numbers.append(value)
        else:
            rubbish = rubbish or part
    return numbers, rubbish
