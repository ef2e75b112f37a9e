"""The layer table: shapes with their axes in colour, parameters, the formula, and the share of the total."""

from lessons.figures.palette import MARKDOWN
from lessons.network.axes import Axes, input_axes, layer_axes
from lessons.network.predict import LayerFacts, Prediction
from lessons.network.readable import percent
from lessons.network.shape import Shape
from pages.parts.table import table

_SPACE = "\u00a0"


def layer_table(prediction: Prediction) -> None:
    """Draws one row for each layer up to a mistake, and the totals."""
    total = prediction.total_params
    rows = [("Input", coloured(prediction.spec.input.batch_shape, input_axes(prediction)), "", "")]
    for layer, axes in zip(prediction.layers, layer_axes(prediction), strict=True):
        shapes = ", ".join(
            coloured(shape, axes if not place else _state_axes(shape))
            for place, shape in enumerate(layer.output_shapes)
        )
        share = f":small[{percent(layer.params / total)}]" if total and layer.params else ""
        rows.append((f"{layer.index + 1}{_SPACE}·{_SPACE}{escaped(layer.title)}", shapes, _formula(layer), share))
    rows.append(
        ("**total so far**" if prediction.mistake else "**total**", "", f"**{total:,}**, {_trainable(prediction)}", "")
    )
    table(
        ("layer", "output shape", "parameters", "share"),
        rows,
        alt="Layer table: output shape, parameters and their share, layer by layer",
    )


def coloured(shape: Shape, axes: Axes) -> str:
    r"""A shape with each size, and its axis by name, in the colour of the axis.

    >>> coloured((None, 5), ("batch", "time"))
    '(:gray[None\xa0:small[batch]],\xa0:orange[**5**\xa0:small[time]])'
    """
    parts = [
        f":{MARKDOWN.get(axis, 'gray')}[{size if size is None else f'**{size}**'}{_SPACE}:small[{axis}]]"
        for size, axis in zip(shape, axes, strict=False)
    ]
    return "(" + f",{_SPACE}".join(parts) + ")"  # no-break spaces: a shape is one word


def escaped(text: str) -> str:
    """Text that Markdown leaves alone."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+-!|~$:" else sign for sign in text)


def _state_axes(shape: Shape) -> Axes:
    return ("batch", "feature") if len(shape) == 2 else ("batch", "time", "feature")


def _formula(layer: LayerFacts) -> str:
    return (
        f"{escaped(layer.formula.numbers)} = **{layer.formula.total:,}**" if layer.params else "**0**, nothing to learn"
    )


def _trainable(prediction: Prediction) -> str:
    frozen = prediction.non_trainable_params
    if not frozen:
        return "all of them trainable"
    return f"{prediction.trainable_params:,} trainable, {frozen:,} not"
