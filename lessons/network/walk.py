"""walk: shapes and masks carried through the layers, up to the first layer that refuses."""

from dataclasses import dataclass

from lessons.network.layers import Layer, Misfit, Recurrent
from lessons.network.layers.wrappers import Bidirectional
from lessons.network.shape import Shape, Shapes, show_shapes
from lessons.network.spec import ModelSpec


@dataclass(frozen=True)
class Step:
    """One layer in its place.

    Args:
        masked: a mask arrives with the input.
        mask_leaves: a mask leaves with the output.
    """

    index: int
    layer: Layer
    input_shape: Shape
    output_shapes: Shapes
    masked: bool
    mask_leaves: bool


@dataclass(frozen=True)
class Refusal:
    """The layer that refuses, what it was given, and its reason. `index` -1 is the Input."""

    index: int
    shapes: Shapes
    misfit: Misfit


def walk(spec: ModelSpec) -> tuple[tuple[Step, ...], Refusal | None]:
    """Carries the shape from the Input upward.

    Returns:
        A step for each layer that accepts its input, and the refusal that ended the walk, if any.
    """
    shapes: Shapes = (spec.input.batch_shape,)
    bad = next((size for size in shapes[0] if size is not None and size <= 0), None)
    if bad is not None:
        reason = Misfit(
            "input_size",
            f"Input of shape {spec.input.shape}",
            "positive sizes, or None where any size may come",
            f"Cannot convert '{spec.input.shape}' to a shape. Found invalid dimension '{bad}'.",
        )
        return (), Refusal(-1, shapes, reason)
    steps: list[Step] = []
    masked = False
    for index, layer in enumerate(spec.layers):
        try:
            shape = _one_of(shapes, spec.taken(index), layer)
            layer.check_arguments()
            outputs = layer.output_shapes(shape)
        except Misfit as misfit:
            return tuple(steps), Refusal(index, shapes, misfit)
        leaves = _mask_leaves(layer, masked)
        steps.append(Step(index, layer, shape, outputs, masked, leaves))
        shapes, masked = outputs, leaves
    return tuple(steps), None


def _one_of(shapes: Shapes, taken: int | None, layer: Layer) -> Shape:
    if len(shapes) == 1:
        return shapes[0]
    if taken is not None and taken < len(shapes):
        return shapes[taken]
    raise Misfit(
        "several_inputs",
        f"{len(shapes)} tensors: {show_shapes(shapes)}",
        "one tensor",
        f'Layer "{layer.name or layer.snake}" expects 1 input(s), but it received {len(shapes)} input tensors.',
    )


def _mask_leaves(layer: Layer, masked: bool) -> bool:
    if layer.mask_rule == "starts":
        return True
    inner = layer.layer if isinstance(layer, Bidirectional) else layer
    if isinstance(inner, Recurrent):
        return masked and inner.return_sequences
    return masked and layer.mask_rule == "passes"
