"""The scene of the unrolled picture: layers as rows, timesteps as columns, as plain values for the browser."""

from typing import Any

import numpy as np

from lessons.figures.scene_arrows import below, had_time, kept, kind, sideways, unwrapped
from lessons.figures.scene_numbers import (
    MOST_CELLS,
    cell_values,
    class_labels,
    full_colour,
    likeliest,
    masked_steps,
    row_lengths,
)
from lessons.network.axes import Axes, distribution_at, input_axes, layer_axes
from lessons.network.inputs import Inputs
from lessons.network.layers import (
    Dense,
    Flow,
    Layer,
    Recurrent,
    TimeDistributed,
)
from lessons.network.predict import LayerFacts, Prediction
from lessons.network.shape import Shape
from lessons.network.trace import Trace

Scene = dict[str, Any]
MOST_NUMBERS = 24_000  # together: about 100 kB on the way to the browser


def make_scene(prediction: Prediction, inputs: Inputs | None, run: Trace | None) -> Scene:
    """Turns facts and numbers into rows and columns.

    Args:
        prediction: the network's facts; rows after a mistake are drawn empty.
        inputs: the sample that is fed, or `None` when no numbers are drawn.
        run: the numbers of every layer, or `None`.

    Returns:
        A dict of plain values; its keys are described beside `pages/parts/unrolled.py`.

    >>> from lessons.network.link import read_link
    >>> from lessons.network.predict import predict
    >>> scene = make_scene(predict(read_link("Input(5,8)|GRU(16)").spec), None, None)
    >>> [(row["title"], row["steps"]) for row in scene["rows"]], scene["rows"][1]["below"]
    ([('Input', 5), ('GRU(16)', 0)], 'same')
    """
    lengths = row_lengths(prediction, run, inputs)
    rows = [_input_row(prediction, inputs, lengths[0])]
    cells = max(8, min(MOST_CELLS, MOST_NUMBERS // max(1, sum(max(1, length) for length in lengths))))
    axes = layer_axes(prediction)
    for layer, facts in zip(prediction.spec.layers, prediction.layers, strict=False):
        flow = run.flows[facts.index] if run and facts.index < len(run.flows) else None
        before = prediction.layers[facts.index - 1] if facts.index else None
        rows.append(_row(prediction, layer, facts, before, axes[facts.index], lengths[facts.index + 1], flow, cells))
    if prediction.mistake and prediction.mistake.layer >= 0:
        rows += [_empty_row(layer) for layer in prediction.spec.layers[len(prediction.layers) :]]
        rows[prediction.mistake.layer + 1]["mistake"] = _short(prediction.mistake.code)
    _fit_cells(rows, cells)
    return {
        "timesteps": max((row["steps"] for row in rows), default=0),
        "steps": list(inputs.labels) if inputs else [],
        "rows": rows,
        "chosen": 0,
    }


def timesteps_of(scene: Scene) -> int:
    """How many columns there are to choose from; 0 without a time axis."""
    return int(scene["timesteps"])


def _row(
    prediction: Prediction,
    layer: Layer,
    facts: LayerFacts,
    before: LayerFacts | None,
    axes: Axes,
    steps: int,
    flow: Flow | None,
    cells: int,
) -> dict[str, Any]:
    place = distribution_at(prediction)
    is_share = place is not None and place[0] == facts.index
    timed = had_time(prediction, before)
    inner = _inner(layer)
    output = None if flow is None else flow.output[0]
    width = facts.output_shape[-1] or 0
    row: dict[str, Any] = {
        "title": facts.title,
        "kind": kind(layer, is_share, axes),
        "shape": _named(facts.output_shape, axes),
        "note": _note(layer, facts),
        "steps": steps,
        "kept": [],
        "below": below(prediction, layer, facts, before, steps, timed),
        "sideways": sideways(layer),
        "stamp": "",
        "cells": min(width, MOST_CELLS if is_share else cells),
        "of": width,
        "values": cell_values(output, steps, min(width, MOST_CELLS if is_share else cells), axes),
        "scale": 1.0,
        "labels": class_labels(prediction, width)[:MOST_CELLS] if is_share else [],
        "top": likeliest(output) if is_share else [],
        "masked": masked_steps(prediction, flow, facts, steps),
        "alive": True,
        "mistake": "",
    }
    if before is not None and row["below"] == "last":
        row["kept"] = kept(prediction.spec.layers[facts.index - 1], before)
    if (steps or row["below"] == "last") and isinstance(inner, Dense) and facts.weights:
        kernel = facts.weights[0].shape
        row["stamp"] = f"{kernel[0]} × {kernel[1]}"
    if isinstance(unwrapped(layer), Recurrent) and not steps and flow is not None and timed:
        row |= _every_step(layer, facts, flow, cells)
    row["scale"] = full_colour(row["values"], row["kind"])
    return row


def _note(layer: Layer, facts: LayerFacts) -> str:
    activation = getattr(_inner(layer), "activation", None) if isinstance(_inner(layer), Dense) else None
    counted = f"{facts.params:,} parameters" if facts.params else ""
    return ", ".join(each for each in (activation if activation != "linear" else "", counted) if each)


def _every_step(layer: Layer, facts: LayerFacts, flow: Flow, cells: int) -> dict[str, Any]:
    # return_sequences is off: the layer still makes a state at every step, and the picture shows them all
    names = [name for name in flow.inside if name == "state" or name.endswith("/state")]
    states = np.concatenate([flow.inside[name][0] for name in names], axis=-1)
    if isinstance(layer, Recurrent) and layer.go_backwards:
        states = states[::-1]
    width = min(states.shape[-1], cells)
    return {
        "steps": states.shape[0],
        "values": cell_values(states, states.shape[0], width, ("batch", "time", "feature")),
        "cells": width,
        "of": states.shape[-1],
        "below": "same",
    }


def _input_row(prediction: Prediction, inputs: Inputs | None, steps: int) -> dict[str, Any]:
    given, axes = prediction.spec.input, input_axes(prediction)
    width = (given.shape[-1] or 0) if len(given.shape) > 1 or not steps else 1
    cells = min(width, MOST_CELLS)
    array = None if inputs is None or given.holds == "image" else inputs.array[0].astype(np.float32)
    if array is not None and steps and array.ndim == 1:
        array = None if inputs is not None and inputs.labels else array[:, None]
    values = cell_values(array, steps, cells, axes if array is None or array.ndim > 1 else ("batch", "feature"))
    return {
        "title": "word ids" if given.holds == "word ids" else "Input",
        "kind": "input",
        "shape": _named(given.batch_shape, axes),
        "note": "",
        "steps": steps,
        "kept": [],
        "below": "none",
        "sideways": "none",
        "stamp": "",
        "cells": cells if values else 0,
        "of": width,
        "values": values,
        "scale": full_colour(values, "input"),
        "labels": [],
        "masked": [],
        "alive": True,
        "mistake": "",
    }


def _empty_row(layer: Layer) -> dict[str, Any]:
    return {
        "title": layer.title, "kind": "other", "shape": [], "note": "", "steps": 0, "kept": [], "below": "none",
        "sideways": "none", "stamp": "", "cells": 0, "of": 0, "values": [], "scale": 1.0, "labels": [],
        "masked": [], "alive": False, "mistake": "",
    }  # fmt: skip


def _fit_cells(rows: list[dict[str, Any]], cells: int) -> None:
    for row in rows:
        if row["values"]:
            row["cells"] = len(row["values"][0])


def _named(shape: Shape, axes: Axes) -> list[list[str]]:
    return [[str(size), axis] for size, axis in zip(shape, axes, strict=True)]


def _inner(layer: Layer) -> Layer:
    return layer.layer if isinstance(layer, TimeDistributed) else layer


def _short(code: str) -> str:
    return {
        "needs_time_axis": "needs a time axis",
        "time_distributed_needs_time": "needs a time axis",
        "repeat_needs_vector": "needs one vector",
        "unknown_features": "a size is open",
    }.get(code, "does not fit")
