"""Layers from top to bottom, with the shape that leaves each as tiles, and how many numbers that is."""

from html import escape

from lessons.figures.board import shape_tiles
from lessons.network.axes import input_axes, layer_axes
from lessons.network.predict import Prediction
from lessons.network.shape import product


def shape_chain(prediction: Prediction) -> str:
    """The whole way from the Input to the last layer.

    >>> from lessons.network.layers import Dense, Input
    >>> from lessons.network.predict import predict
    >>> from lessons.network.spec import ModelSpec
    >>> "Dense(4)" in shape_chain(predict(ModelSpec(Input((3,)), (Dense(4),))))
    True
    """
    given = prediction.spec.input.batch_shape
    rows = [_row("Input", shape_tiles(given, input_axes(prediction)), product(given[1:]), 0)]
    for facts, axes in zip(prediction.layers, layer_axes(prediction), strict=True):
        shape = facts.output_shape
        rows.append(_row(facts.title, shape_tiles(shape, axes), product(shape[1:]), facts.params))
    return f'<ol class="chain shapes">{"".join(rows)}</ol>'


def _row(title: str, tiles: str, numbers: int | None, params: int) -> str:
    learned = f", learns {params:,}" if params else ""
    return f"<li><code>{escape(title)}</code>{tiles}<small>{numbers or 0:,} numbers{learned}</small></li>"
