"""walk: shapes and masks carried through the layers, up to the first layer that refuses."""

from dataclasses import dataclass, replace

from lessons.network.layers import Bidirectional, Embedding, Layer, Misfit, Recurrent
from lessons.network.names import all_names
from lessons.network.shape import Shape, Shapes, show_shapes
from lessons.network.spec import ModelSpec


@dataclass(frozen=True)
class Step:
    """One layer in its place.

    Args:
        mask_axes: how many axes the mask has that arrives with the input, the batch included; `None` without one.
        mask_leaves: a mask leaves with the output.
    """

    index: int
    layer: Layer
    input_shape: Shape
    output_shapes: Shapes
    mask_axes: int | None
    mask_leaves: bool

    @property
    def masked(self) -> bool:
        """A mask arrives with the input."""
        return self.mask_axes is not None


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
        said = f"Cannot convert '{shapes[0]}' to a shape. Negative dimensions are not allowed." if bad else ""
        reason = Misfit(
            "input_size",
            f"Input of shape {spec.input.shape}",
            "positive sizes, or None where any size may come",
            said,
            "ValueError" if said else "",
        )
        return (), Refusal(-1, shapes, reason)
    steps: list[Step] = []
    with_input = all_names(spec.input.name, spec.layers)
    names = with_input[1:]
    repeated = next((place - 1 for place, name in enumerate(with_input) if name in with_input[:place]), None)
    mask_axes: int | None = None
    for index, layer in enumerate(spec.layers):
        taken = spec.taken(index)
        try:
            shape, outputs = _meet(layer, shapes, taken)
            if index == repeated and not spec.is_written_functional:
                raise _same_name(names[index])
        except Misfit as misfit:
            return tuple(steps), Refusal(index, shapes, _in_place(misfit, layer, names[index], shapes, taken))
        if taken and taken >= masked_outputs(spec.layers[index - 1]):
            mask_axes = None
        leaves = _mask_axes_after(layer, shape, mask_axes)
        steps.append(Step(index, layer, shape, outputs, mask_axes, leaves is not None))
        shapes, mask_axes = outputs, leaves
    if repeated is not None and spec.is_written_functional:  # Keras looks at the names when all layers are joined
        came = steps[repeated - 1].output_shapes if repeated else (spec.input.batch_shape,)
        double = _same_name(names[repeated], with_input.count(names[repeated]))
        return tuple(steps[:repeated]), Refusal(repeated, came, double)
    return tuple(steps), None


def _meet(layer: Layer, shapes: Shapes, taken: int | None) -> tuple[Shape, Shapes]:
    layer.check_arguments()
    shape = _one_of(shapes, taken, layer)
    outputs = layer.output_shapes(shape)
    layer.check_initializers(shape)
    return shape, outputs


def _in_place(misfit: Misfit, layer: Layer, name: str, shapes: Shapes, taken: int | None) -> Misfit:
    """The same refusal by the name Keras gives the layer in this place: `gru_1`, not `gru`."""
    if layer.name is None and name != layer.snake:
        try:
            _meet(replace(layer, name=name), shapes, taken)
        except Misfit as told:
            return told
    return misfit


def _same_name(name: str, times: int = 0) -> Misfit:
    """One name for two layers; a functional model counts how many times the name is used."""
    said = f'The name "{name}" is used {times} times in the model. All operation names should be unique.'
    if not times:
        said = (
            "All layers added to a Sequential model should have unique names. "
            f"Name '{name}' is already the name of a layer in this model. Update the `name` argument to pass a "
            "unique name."
        )
    return Misfit("same_name", f"the name {name!r}, which another layer has already", "a name of its own", said)


def masked_outputs(layer: Layer) -> int:
    """How many of a layer's outputs, counted from the first, its mask is attached to: never to a final state."""
    return 2 if isinstance(layer, Bidirectional) and layer.merge_mode is None else 1


def _one_of(shapes: Shapes, taken: int | None, layer: Layer) -> Shape:
    if len(shapes) == 1:
        return shapes[0]
    if taken is not None and taken < len(shapes):
        return shapes[taken]
    said = f'Layer "{layer.label}" expects 1 input(s), but it received {len(shapes)} input tensors.'
    came = f"{len(shapes)} tensors: {show_shapes(shapes)}"
    if layer.counts_inputs:
        raise Misfit("several_inputs", came, "one tensor", said)
    raise Misfit("several_inputs", came, "one tensor", "", "")


def _mask_axes_after(layer: Layer, shape: Shape, mask_axes: int | None) -> int | None:
    if layer.mask_rule == "starts":
        return len(shape) if isinstance(layer, Embedding) else len(shape) - 1
    inner = layer.layer if isinstance(layer, Bidirectional) else layer
    if isinstance(inner, Recurrent):
        return mask_axes if inner.return_sequences else None
    return mask_axes if layer.mask_rule == "passes" else None
