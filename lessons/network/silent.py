"""find_silent: networks that run without a word and mean something else than they seem to."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from lessons.network.layers import (
    GRU,
    LSTM,
    Activation,
    Bidirectional,
    Conv1D,
    Conv2D,
    Dense,
    Layer,
    Recurrent,
    Softmax,
    TimeDistributed,
)  # fmt: skip
from lessons.network.mistake import Mend, Mistake
from lessons.network.shape import Shape, axis_index, show_shape
from lessons.network.silent_masks import deep_mask, lost_mask, softmax_meets_mask
from lessons.network.silent_mistake import silent_mistake
from lessons.network.spec import ModelSpec
from lessons.network.walk import Step


def find_silent(spec: ModelSpec, steps: tuple[Step, ...]) -> tuple[Mistake, ...]:
    """Every silent mistake of a network, in the order of its layers."""
    found: list[Mistake] = []
    for step in steps:
        for check in _CHECKS:
            found.extend(check(spec, steps, step))
    found.extend(_variable_time(spec, steps))
    return tuple(found)


def softmax_axis(step: Step) -> int | None:
    """The axis a layer's softmax runs over, as a place in its output shape; `None` without softmax."""
    layer = step.layer.layer if isinstance(step.layer, TimeDistributed) else step.layer
    rank = len(step.output_shapes[0])
    if isinstance(layer, Softmax):
        place = axis_index(layer.axes()[0], rank - isinstance(step.layer, TimeDistributed))
        return None if place is None else place + (isinstance(step.layer, TimeDistributed) and place > 0)
    if not isinstance(layer, Recurrent) and getattr(layer, "activation", None) == "softmax":
        return rank - 1
    return None


def _softmax_over_one(spec: ModelSpec, steps: tuple[Step, ...], step: Step) -> Iterator[Mistake]:
    axis, shape = softmax_axis(step), step.output_shapes[0]
    if axis is None or shape[axis] != 1:
        return
    inner = step.layer.layer if isinstance(step.layer, TimeDistributed) else step.layer
    mends: tuple[Mend, ...] = ()
    if isinstance(inner, Dense | Activation | Softmax | Conv1D | Conv2D):
        mended = Activation("sigmoid") if isinstance(inner, Softmax) else replace(inner, activation="sigmoid")
        layer = replace(step.layer, layer=mended) if isinstance(step.layer, TimeDistributed) else mended
        mends = (Mend("use a sigmoid for one number", spec.with_layer(step.index, layer)),)
    yield silent_mistake(
        step,
        "softmax_over_one",
        "A softmax over a single number is always 1.0, whatever was learned.",
        f"one number along axis {axis} of {show_shape(shape)}",
        "at least two classes, or a sigmoid",
        mends,
        f"You are using a softmax over axis {getattr(inner, 'axis', -1)} of a tensor of shape "
        f"{show_shape(_seen_inside(step.layer, shape))}. This axis has size 1. "
        "The softmax operation will always return the value 1, which is likely not what you intended. "
        "Did you mean to use a sigmoid instead?",
    )


def _wrong_axis(spec: ModelSpec, steps: tuple[Step, ...], step: Step) -> Iterator[Mistake]:
    inner = step.layer.layer if isinstance(step.layer, TimeDistributed) else step.layer
    shape = _seen_inside(step.layer, step.output_shapes[0])
    if not isinstance(inner, Softmax) or len(shape) < 2:
        return
    wrong = [axis for axis in inner.axes() if axis_index(axis, len(shape)) != len(shape) - 1]
    if not wrong:
        return
    over = "the batch" if axis_index(wrong[0], len(shape)) == 0 else "time" if len(shape) == 3 else f"axis {wrong[0]}"
    mended = replace(inner, axis=-1)
    layer = replace(step.layer, layer=mended) if isinstance(step.layer, TimeDistributed) else mended
    yield silent_mistake(
        step,
        "softmax_over_time",
        f"This softmax runs over {over}: the row of each step does not sum to 1.",
        f"axis={inner.axis} on {show_shape(shape)}",
        "axis=-1, the class axis",
        (Mend("use the class axis: axis=-1", spec.with_layer(step.index, layer)),),
    )


def _softmax_in_cell(spec: ModelSpec, steps: tuple[Step, ...], step: Step) -> Iterator[Mistake]:
    layer = step.layer
    while isinstance(layer, Bidirectional | TimeDistributed):
        layer = layer.layer
    if not isinstance(layer, LSTM | GRU) or layer.activation != "softmax":
        return  # the state of a SimpleRNN is its softmax, and does sum to 1
    outer = _with_cell(step.layer, replace(layer, activation="tanh"))
    yield silent_mistake(
        step,
        "softmax_in_cell",
        f"A softmax inside {layer.class_name} shapes its state; what comes out is no distribution "
        "unless the gates leave it alone. Softmax belongs in the last layer.",
        "activation='softmax' in a recurrent layer",
        "activation='tanh' here, and a softmax in the Dense head",
        (Mend("use tanh inside, softmax in the head", spec.with_layer(step.index, outer)),),
    )


def _softmax_twice(spec: ModelSpec, steps: tuple[Step, ...], step: Step) -> Iterator[Mistake]:
    if step.index == 0 or softmax_axis(step) is None or isinstance(step.layer, Dense):
        return
    before = steps[step.index - 1]
    if softmax_axis(before) is None:
        return
    yield silent_mistake(
        step,
        "softmax_twice",
        "Softmax is applied twice: the second one flattens the distribution the first one made.",
        "probabilities",
        "scores (logits)",
        (Mend(f"remove layer {step.index + 1}", spec.without(step.index)),),
    )


def _frozen_wrapper(spec: ModelSpec, steps: tuple[Step, ...], step: Step) -> Iterator[Mistake]:
    wrappers, inner = [], step.layer
    while isinstance(inner, Bidirectional | TimeDistributed):
        wrappers.append(inner)
        inner = inner.layer
    if all(each.trainable for each in wrappers) or not inner.trainable or not step.layer.weights(step.input_shape):
        return
    yield silent_mistake(
        step,
        "frozen_wrapper",
        "trainable=False on the wrapper does not reach the weights inside: the layer counts them as frozen, but the "
        "model goes on training them.",
        "trainable=False on a wrapper",
        f"trainable=False on the {inner.class_name} inside",
        (Mend(f"freeze the {inner.class_name} inside", spec.with_layer(step.index, _frozen(step.layer))),),
    )


def _frozen(layer: Layer) -> Layer:
    if isinstance(layer, TimeDistributed):
        return replace(layer, layer=_frozen(layer.layer), trainable=True)
    if isinstance(layer, Bidirectional):
        back = None if layer.backward_layer is None else _frozen(layer.backward_layer)
        return replace(layer, layer=_frozen(layer.layer), backward_layer=back, trainable=True)
    return replace(layer, trainable=False)


def _variable_time(spec: ModelSpec, steps: tuple[Step, ...]) -> Iterator[Mistake]:
    for step in steps:
        if isinstance(step.layer, TimeDistributed) and step.input_shape[1] is None:
            mends = [Mend("take the TimeDistributed off", spec.with_layer(step.index, step.layer.layer))]
            if not isinstance(step.layer.layer, Dense):
                mends = []
            fixed = tuple(5 if size is None else size for size in spec.input.shape)
            mends.append(Mend("fix the number of timesteps to 5", spec.with_input(fixed)))
            yield silent_mistake(
                step,
                "time_distributed_variable_time",
                "With an open time axis, TimeDistributed in Keras 3.14 and 3.15 gives as many steps as the batch "
                "has rows in predict() and fit() from the second length on. Calling model(x) is right.",
                f"{show_shape(step.input_shape)}: any number of steps",
                "a fixed number of timesteps",
                tuple(mends),
            )
            return


_CHECKS: tuple[Callable[[ModelSpec, tuple[Step, ...], Step], Iterator[Mistake]], ...] = (
    _softmax_over_one, _wrong_axis, _softmax_in_cell, _softmax_twice, softmax_meets_mask, deep_mask, lost_mask,
    _frozen_wrapper,
)  # fmt: skip


def _with_cell(layer: Layer, cell: Layer) -> Layer:
    if not isinstance(layer, Bidirectional | TimeDistributed):
        return cell
    inner = _with_cell(layer.layer, cell)
    return (
        replace(layer, layer=inner, backward_layer=None)
        if isinstance(layer, Bidirectional)
        else replace(layer, layer=inner)
    )


def _seen_inside(layer: Layer, shape: Shape) -> Shape:
    return (shape[0], *shape[2:]) if isinstance(layer, TimeDistributed) else shape
