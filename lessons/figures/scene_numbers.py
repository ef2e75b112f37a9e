"""The numbers of the scene: how long each row is, and its cells as small whole numbers."""

import numpy as np

from lessons.network.axes import Axes, input_axes, layer_axes
from lessons.network.inputs import WORDS, Inputs, word_of
from lessons.network.layers import Embedding, Flow
from lessons.network.predict import LayerFacts, Prediction
from lessons.network.shape import Shape
from lessons.network.trace import Trace

Array = np.ndarray
MOST_CELLS = 64


def row_lengths(prediction: Prediction, run: Trace | None, inputs: Inputs | None) -> list[int]:
    """How many boxes the Input's row and each layer's row have; 0 where there is no time axis."""
    found = [_steps(input_axes(prediction), prediction.spec.input.batch_shape, inputs.array if inputs else None)]
    axes = layer_axes(prediction)
    for facts in prediction.layers:
        output = run.flows[facts.index].output if run and facts.index < len(run.flows) else None
        found.append(_steps(axes[facts.index], facts.output_shape, output))
    return found


def _steps(axes: Axes, shape: Shape, array: Array | None) -> int:
    if "time" not in axes:
        return 0
    place = axes.index("time")
    size = array.shape[place] if array is not None else shape[place]
    return int(size) if size else 5  # an open time axis without numbers is drawn with five steps


def cell_values(output: Array | None, steps: int, cells: int, axes: Axes) -> list[list[int]]:
    """`(time, cells)` whole numbers, the value times a thousand; empty where no numbers are drawn."""
    if output is None or not cells or "height" in axes:
        return []
    flat = output.reshape(max(steps, 1), -1)[:, :cells]
    thousand = np.rint(np.clip(np.nan_to_num(flat, posinf=1e6, neginf=-1e6), -1e6, 1e6) * 1000)
    values: list[list[int]] = thousand.astype(np.int64).tolist()
    return values


def likeliest(shares: Array | None) -> list[int]:
    """The likeliest class of each step, from the exact shares: rounded to thousandths, two may be equal.

    >>> likeliest(np.array([[0.10012, 0.10031], [0.4, 0.6]], np.float32)), likeliest(None)
    ([1, 1], [])
    """
    if shares is None:
        return []
    found: list[int] = np.atleast_2d(shares).argmax(axis=-1).ravel().tolist()
    return found


def full_colour(values: list[list[int]], kind: str) -> float:
    """The value that gets the full colour: the largest of the row, or 1 for shares."""
    if kind == "softmax" or not values:
        return 1.0
    return max(0.05, max(max(map(abs, each), default=0) for each in values) / 1000)


def masked_steps(prediction: Prediction, flow: Flow | None, facts: LayerFacts, steps: int) -> list[bool]:
    """For each step whether it is padding; empty where no mask travels."""
    if flow is None or flow.mask is None or facts.mask == "none" or flow.mask.ndim != 2:
        return []
    return [not kept for kept in flow.mask[0].tolist()] if flow.mask.shape[1] == steps else []


def class_labels(prediction: Prediction, classes: int) -> list[str]:
    """A name for each class: words where the classes are the vocabulary."""
    first = prediction.spec.layers[0] if prediction.spec.layers else None
    if isinstance(first, Embedding) and first.input_dim == classes <= len(WORDS):
        return [word_of(index) for index in range(classes)]
    return [f"class {index}" for index in range(classes)]
