"""A batch of two samples through one Dense, every number on the way."""

from dataclasses import dataclass

import numpy as np

from lessons.network.initializers import RandomNormal, draw
from lessons.network.inputs import read_numbers
from lessons.network.layers import Dense, Input
from lessons.network.readable import in_brackets
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace

Array = np.ndarray
SAMPLES = ((1.0, 6.0, 8.0), (8.0, 9.0, 10.0))  # the batch of the second document
INPUTS = len(SAMPLES[0])
MOST_UNITS = 5
LARGEST = 999.0
_ROUNDING = 1e-6  # of sums in 32-bit numbers
_SEED = 425  # no weight is 0, and no softmax is nearly 1
ACTIVATIONS = ("none", "relu", "sigmoid", "tanh", "softmax")


@dataclass(frozen=True)
class DenseRun:
    """The arrays of one Dense.

    Attributes:
        x: `(batch, feature)`.
        kernel: `(feature, units)`.
        bias: `(units,)`, or `None` with `use_bias=False`.
        scores: `(batch, units)`: x · kernel + bias.
        output: `(batch, units)`: after the activation.
        activation: its name, `none` for none.
    """

    x: Array
    kernel: Array
    bias: Array | None
    scores: Array
    output: Array
    activation: str

    def in_words(self, sample: int, unit: int) -> str:
        """How one output comes about, number by number.

        >>> dense_run(1, use_bias=False, activation="none").in_words(0, 0)
        'y[0, 0] = 1·0.4 + 6·0.1 + 8·(-0.3) = -1.4'
        """
        parts = [f"{x:g}·{in_brackets(_short(w))}" for x, w in zip(self.x[sample], self.kernel[:, unit], strict=True)]
        if self.bias is not None:
            parts.append(in_brackets(_short(self.bias[unit])))
        told = f"y[{sample}, {unit}] = {' + '.join(parts)} = {_short(self.scores[sample, unit])}"
        if self.activation == "none":
            return told
        return f"{told}, then {self.activation}: {_short(self.output[sample, unit])}"


def dense_run(units: int, *, use_bias: bool, activation: str, x: Array | None = None) -> DenseRun:
    """Runs a Dense whose weights are drawn from a seed and rounded, so that one can follow them by hand.

    Args:
        units: how many outputs.
        activation: one of `ACTIVATIONS`.
        x: `(batch, 3)`; the batch of the document when left out.

    >>> dense_run(3, use_bias=True, activation="softmax").output.sum(axis=-1).round(6).tolist()
    [1.0, 1.0]
    """
    x = np.array(SAMPLES, np.float32) if x is None else x
    # drawn for all units at once: one more unit adds a column and leaves the others as they are
    kernel = draw(RandomNormal(stddev=0.2, seed=_SEED), (INPUTS, MOST_UNITS), ()).round(1)[:, :units]
    bias = draw(RandomNormal(stddev=0.6, seed=_SEED), (MOST_UNITS,), ()).round(1)[:units]
    layer = Dense(units, None if activation == "none" else activation, use_bias)
    run = trace(ModelSpec(Input((INPUTS,)), (layer,)), x, ((kernel, bias) if use_bias else (kernel,),))
    flow = run.flows[0]
    return DenseRun(x, kernel, bias if use_bias else None, flow.inside["logits"], flow.output, activation)


def read_batch(typed: str) -> tuple[Array, tuple[str, ...]]:
    """Two samples of three numbers out of a text, and what had to be changed.

    >>> read_batch("1 2 3, 4 5 x")[1]
    ('Not a number: x. It is left out.', '5 numbers for 2 × 3 = 6 places: the rest is 0.')
    """
    numbers, rubbish = read_numbers(typed)
    notices = [f"Not a number: {rubbish[:20]}. It is left out."] if rubbish else []
    places = len(SAMPLES) * INPUTS
    if len(numbers) != places:
        change = "the rest is 0" if len(numbers) < places else "the others are left out"
        notices.append(f"{len(numbers)} numbers for 2 × 3 = {places} places: {change}.")
    flat = np.zeros(places, np.float32)
    flat[: min(places, len(numbers))] = np.clip(numbers[:places], -LARGEST, LARGEST)
    return flat.reshape(len(SAMPLES), INPUTS), tuple(notices)


def both_orders(units: int) -> tuple[DenseRun, Array, float]:
    """The same layer written the other way: W·x with W of shape (units, inputs).

    Returns:
        The layer as Keras runs it; W·x + b for its first sample, `(units,)`; the largest difference of the two.

    >>> both_orders(2)[2]
    0.0
    """
    run = dense_run(units, use_bias=True, activation="none")
    assert run.bias is not None, "use_bias is on"
    turned = run.kernel.T @ run.x[0] + run.bias
    return run, turned, float(np.abs(turned - run.output[0]).max())


def _short(value: float) -> str:
    if abs(value) < _ROUNDING:
        return "0"
    return f"{float(value):.{4 if abs(value) >= 100 else 3}g}" if abs(value) < 1000 else f"{float(value):,.0f}"
