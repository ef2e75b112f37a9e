"""A Dense on every step of a sequence: the same kernel, with or without TimeDistributed, and after a Flatten."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network.initializers import RandomNormal, draw
from lessons.network.inputs import make_inputs
from lessons.network.layers import (
    GRU,
    Activation,
    Bidirectional,
    Conv1D,
    Dense,
    Flatten,
    Input,
    Layer,
    Reshape,
    Softmax,
    TimeDistributed,
)
from lessons.network.predict import Prediction, predict
from lessons.network.readable import in_brackets
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace
from lessons.network.weights import draw_weights

Array = np.ndarray
FEATURES, UNITS, MOST_STEPS = 3, 2, 6
STEPS, SHOWN_CLASSES = 64, 4  # of the last document; more classes would not fit a phone
HEADS = ("softmax in the Dense", "Activation", "Softmax layer")
READERS: dict[str, tuple[Layer, ...]] = {
    "Dense": (Dense(4),),
    "TimeDistributed(Dense)": (TimeDistributed(Dense(4)),),
    "Flatten, Dense": (Flatten(), Dense(24), Reshape((6, 4))),
    "Conv1D": (Conv1D(4, 3, padding="same"),),
    "GRU": (GRU(4, return_sequences=True),),
    "Bidirectional(GRU)": (Bidirectional(GRU(4, return_sequences=True)),),
}


@dataclass(frozen=True)
class Stamped:
    """One Dense on a sequence.

    Attributes:
        x: `(time, feature)`.
        kernel: `(feature, units)`.
        bias: `(units,)`.
        y: `(time, units)`: row t is x[t] · kernel + bias.
        apart: the largest difference from the same Dense inside TimeDistributed.
        params: how many numbers it learns.
    """

    x: Array
    kernel: Array
    bias: Array
    y: Array
    apart: float
    params: int


def stamped(timesteps: int) -> Stamped:
    """Runs a small Dense on so many steps, with rounded weights.

    >>> shown = stamped(4)
    >>> shown.apart, shown.params, stamped(6).params
    (0.0, 8, 8)
    """
    kernel = draw(RandomNormal(stddev=0.7, seed=5), (FEATURES, UNITS), ()).round(1) + 0.0
    bias = draw(RandomNormal(stddev=0.7, seed=6), (UNITS,), ()).round(1) + 0.0
    # drawn for all steps at once: one more step adds a row and leaves the others as they are
    x = (draw(RandomNormal(stddev=1.5, seed=11), (1, MOST_STEPS, FEATURES), ()).round(0) + 0.0)[:, :timesteps]
    specs = [
        ModelSpec(Input((timesteps, FEATURES)), (layer,)) for layer in (Dense(UNITS), TimeDistributed(Dense(UNITS)))
    ]
    plain, wrapped = (trace(spec, x, ((kernel, bias),)).output[0] for spec in specs)
    return Stamped(x[0], kernel, bias, plain, float(np.abs(plain - wrapped).max()), predict(specs[0]).total_params)


def worked_out(shown: Stamped, row: int, unit: int) -> str:
    """The sum behind one number of y, in Markdown.

    >>> worked_out(stamped(4), 1, 0)
    '(-1)·(-0.6) + 0·(-0.2) + (-1)·0.8 + 0.7 = **0.5**'
    """
    weights = zip(shown.x[row], shown.kernel[:, unit], strict=True)
    terms = " + ".join(f"{in_brackets(_plain(value))}·{in_brackets(_plain(weight))}" for value, weight in weights)
    return f"{terms} + {in_brackets(_plain(shown.bias[unit]))} = **{_plain(shown.y[row, unit])}**"


@dataclass(frozen=True)
class Compared:
    """The networks of the last document.

    Attributes:
        wrapped, plain, last: with TimeDistributed, without, and without `return_sequences`.
        last_rows: `(3, class)`: the last row of the first two outputs, and the one row of the third.
        apart: the largest difference of the first two outputs.
        last_apart: the largest difference of the third output and the last row of the second.
    """

    wrapped: Prediction
    plain: Prediction
    last: Prediction
    last_rows: Array
    apart: float
    last_apart: float


@lru_cache(maxsize=64)
def compared(classes: int, head: str) -> Compared:
    """Runs the three networks with the same weights.

    Args:
        classes: the units of the Dense.
        head: one of `HEADS`.

    >>> compared(8, "Activation").apart, compared(15, "Softmax layer").plain.layers[1].params
    (0.0, 255)
    """
    dense = Dense(classes, "softmax" if head == HEADS[0] else None)
    after: tuple[Layer, ...] = {HEADS[1]: (Activation("softmax"),), HEADS[2]: (Softmax(),)}.get(head, ())
    specs = [
        ModelSpec(
            Input((STEPS, 15)), (GRU(16, return_sequences=keeps), TimeDistributed(dense) if wraps else dense, *after)
        )
        for keeps, wraps in ((True, True), (True, False), (False, False))
    ]
    weights, x = draw_weights(specs[0]), make_inputs(specs[0]).array
    wrapped, plain, last = (trace(spec, x, weights).output[0] for spec in specs)
    facts = [predict(spec) for spec in specs]
    return Compared(
        facts[0],
        facts[1],
        facts[2],
        np.stack([wrapped[-1], plain[-1], last]),
        float(np.abs(wrapped - plain).max()),
        float(np.abs(plain[-1] - last).max()),
    )


def _plain(value: float) -> str:
    return f"{round(float(value), 2) + 0.0:g}"


def reader(name: str) -> ModelSpec:
    """A network on six steps, one of `READERS`."""
    return ModelSpec(Input((6, 8)), READERS[name])


def flat_or_not(timesteps: int | None, flat: bool) -> Prediction:
    """A Dense(3) on steps of 4 features, with a Flatten before it or not.

    >>> flat_or_not(6, False).total_params, flat_or_not(6, True).total_params
    (15, 75)
    >>> flat_or_not(None, False).mistake is None, flat_or_not(None, True).mistake is None
    (True, False)
    """
    return predict(ModelSpec(Input((timesteps, 4)), (*((Flatten(),) if flat else ()), Dense(3))))
