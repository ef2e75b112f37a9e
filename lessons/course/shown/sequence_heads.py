"""Four ways from the states of a GRU to an answer, and which of them survive an open time axis."""

from dataclasses import dataclass

from lessons.network.layers import GRU, Dense, Flatten, GlobalAveragePooling1D, Input, Layer
from lessons.network.predict import Prediction, predict
from lessons.network.shape import show_shape
from lessons.network.spec import ModelSpec

FEATURES, UNITS, CLASSES = 5, 4, 3  # no two sizes are alike, nor like the six timesteps at first
BEFORE = ("nothing", "Flatten", "GlobalAveragePooling1D", "last state")


@dataclass(frozen=True)
class Head:
    """A way to an answer.

    Attributes:
        before: what stands before the Dense, one of `BEFORE`.
        output: the shape of the answer.
        params: how many numbers the Dense learns.
        opened: the shape of the answer with an open time axis; empty where Keras refuses.
    """

    before: str
    output: str
    params: int
    opened: str


def with_head(timesteps: int | None, before: str) -> Prediction:
    """A GRU and a Dense, with something between them.

    >>> with_head(6, "Flatten").layers[-1].params, with_head(6, "nothing").layers[-1].params
    (75, 15)
    """
    between: tuple[Layer, ...] = {"Flatten": (Flatten(),), BEFORE[2]: (GlobalAveragePooling1D(),)}.get(before, ())
    states = GRU(UNITS, return_sequences=before != "last state")
    return predict(ModelSpec(Input((timesteps, FEATURES)), (states, *between, Dense(CLASSES))))


def heads_on(timesteps: int) -> tuple[Head, ...]:
    """Every head on so many steps.

    >>> [(head.params, head.opened) for head in heads_on(6)]
    [(15, '(None, None, 3)'), (75, ''), (15, '(None, 3)'), (15, '(None, 3)')]
    """
    return tuple(_head(timesteps, before) for before in BEFORE)


def _head(timesteps: int, before: str) -> Head:
    fixed, opened = with_head(timesteps, before), with_head(None, before)
    shape = show_shape(opened.output_shapes[0]) if opened.mistake is None else ""
    return Head(before, show_shape(fixed.output_shapes[0]), fixed.layers[-1].params, shape)
