"""What the slides say about distributions at every timestep that is not so."""

from typing import Any

import numpy as np

from lessons.course.erratum import Erratum
from lessons.course.shown import every_timestep as shown
from lessons.network.inputs import make_inputs
from lessons.network.readable import readable
from lessons.network.trace import trace
from lessons.network.weights import draw_weights

Array = np.ndarray


def across_not_down() -> Erratum:
    """Rows sum to 1, columns do not."""
    y = np.array(shown.PRINTED_ROWS)
    return Erratum(
        "E1-05", "S1", "The output of each sample sums to 1 along columns.",
        f"Each row sums to 1, across its columns, axis=-1: {_listed(y.sum(axis=-1))}. Down the columns, axis=0, the "
        f"sums are {_listed(y.sum(axis=0))}.",
    )  # fmt: skip


def one_for_each_step() -> Erratum:
    """A sample holds several distributions."""
    y = shown.printed()
    return Erratum(
        "E1-07", "S1", "With TimeDistributed, the output of each sample is a probability distribution.",
        f"One for each sample *and step*: {y[..., 0].size} rows that sum to 1. All numbers of one sample together "
        f"sum to {y[0].sum():.3g}.",
    )  # fmt: skip


def three_classes_then_four() -> Erratum:
    """The code and the printed table belong to different layers."""
    classes = np.array(shown.PRINTED_ROWS).shape[-1]
    return Erratum(
        "E1-04", "S1", "Dense(3, activation='softmax'), and its output has 4 classes.",
        f"Two different examples on two slides. The printed output has {classes} columns, so its layer has "
        f"{classes} units.",
        "Dense(3, activation='softmax')",
        f"Dense({classes}, activation='softmax')",
    )  # fmt: skip


def dense_takes_sequences() -> Erratum:
    """Dense needs no wrapper to work on a sequence."""
    wrapped, plain = (shown.small_network(3, 2, each).spec for each in (True, False))
    x = make_inputs(wrapped).array
    weights = draw_weights(wrapped)
    apart = np.abs(trace(wrapped, x, weights).output - trace(plain, x, weights).output).max()
    return Erratum(
        "E1-06", "S1", "TimeDistributed allows a Dense to process a time series.",
        f"A Dense does so by itself. The same weights with and without the wrapper: largest difference {apart}.",
    )  # fmt: skip


def list_is_no_array() -> Erratum:
    """The printed loop runs only on an array."""
    said, y = "", _as_lists(shown.PRINTED_OUTPUT)
    try:
        y[:, 0, :]
    except TypeError as error:
        said = str(error)
    lines = "; ".join(line.text for line in shown.loop()[3:])
    return Erratum(
        "E1-08", "S1", "The loop slices y[:,t,:], and y is a list of lists.",
        f"`TypeError: {said}`. As an array it prints the three lines shown and the three that are left out: "
        f"{lines}.",
        "y = [[[0.1, 0.5, 0.4], ...]]",
        "y = np.array([[[0.1, 0.5, 0.4], ...]])",
    )  # fmt: skip


def input_of_another_shape() -> Erratum:
    """The printed input does not fit the printed model."""
    steps, features = np.array(shown.PRINTED_INPUT).shape[1:]
    return Erratum(
        "E1-09", "S1", "The model has Input(shape=(2, 3)), and the next slide feeds it 3 steps of 2 features.",
        f"`ValueError: {shown.input_mismatch()}`.",
        "inp = Input(shape=(2, 3))",
        f"inp = Input(shape=({steps}, {features}))",
    )  # fmt: skip


def never_exactly_zero() -> Erratum:
    """A softmax gives no 0 by itself."""
    return Erratum(
        "E1-10", "S1", "One of the probabilities is 0.0.",
        f"Rounded it may be. In the 32-bit numbers of Keras a softmax gives exactly 0 when a score lies about "
        f"{shown.gap_to_zero()} below the largest, in NumPy {shown.gap_to_zero_in_numpy()}; at 80 it is still "
        f"{readable(shown.smallest_share(80))}.",
    )  # fmt: skip


def _as_lists(rows: tuple[tuple[tuple[float, ...], ...], ...]) -> Any:
    return [[list(row) for row in sample] for sample in rows]


def _listed(values: Array) -> str:
    return "[" + ", ".join(f"{each:.3g}" for each in values) + "]"
