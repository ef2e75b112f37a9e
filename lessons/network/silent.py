"""find_silent: networks that run without a word and mean something else than they seem to."""

from collections.abc import Iterator
from dataclasses import replace

from lessons.network.layers import Activation, Dense, Recurrent, Softmax
from lessons.network.layers.wrappers import Bidirectional, TimeDistributed
from lessons.network.mistake import Mend, Mistake
from lessons.network.shape import axis_index, show_shape
from lessons.network.spec import ModelSpec
from lessons.network.walk import Step


def find_silent(spec: ModelSpec, steps: tuple[Step, ...]) -> tuple[Mistake, ...]:
    """Every silent mistake of a network, in the order of its layers."""
    found: list[Mistake] = []
    for step in steps:
        for check in (_softmax_over_one, _wrong_axis, _softmax_in_cell, _softmax_twice, _masked_softmax, _lost_mask):
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
    if isinstance(layer, Activation | Dense) and layer.activation == "softmax":
        return rank - 1
    return None


def _softmax_over_one(spec: ModelSpec, steps: tuple[Step, ...], step: Step) -> Iterator[Mistake]:
    axis, shape = softmax_axis(step), step.output_shapes[0]
    if axis is None or shape[axis] != 1:
        return
    inner = step.layer.layer if isinstance(step.layer, TimeDistributed) else step.layer
    mends: tuple[Mend, ...] = ()
    if isinstance(inner, Dense | Activation | Softmax):
        mended = Activation("sigmoid") if isinstance(inner, Softmax) else replace(inner, activation="sigmoid")
        layer = replace(step.layer, layer=mended) if isinstance(step.layer, TimeDistributed) else mended
        mends = (Mend("use a sigmoid for one number", spec.with_layer(step.index, layer)),)
    yield _silent(
        step,
        "softmax_over_one",
        "A softmax over a single number is always 1.0, whatever was learned.",
        f"one number along axis {axis} of {show_shape(shape)}",
        "at least two classes, or a sigmoid",
        mends,
        f"You are using a softmax over axis -1 of a tensor of shape {show_shape(shape)}. This axis has size 1. "
        "The softmax operation will always return the value 1, which is likely not what you intended. "
        "Did you mean to use a sigmoid instead?",
    )


def _wrong_axis(spec: ModelSpec, steps: tuple[Step, ...], step: Step) -> Iterator[Mistake]:
    axis, shape = softmax_axis(step), step.output_shapes[0]
    if axis is None or axis == len(shape) - 1 or not isinstance(step.layer, Softmax):
        return
    over = "the batch" if axis == 0 else "time" if len(shape) == 3 else f"axis {axis}"
    yield _silent(
        step,
        "softmax_over_time",
        f"This softmax runs over {over}: each column sums to 1, but the row of each step does not.",
        f"axis={step.layer.axis} on {show_shape(shape)}",
        "axis=-1, the class axis",
        (Mend("use the class axis: axis=-1", spec.with_layer(step.index, replace(step.layer, axis=-1))),),
    )


def _softmax_in_cell(spec: ModelSpec, steps: tuple[Step, ...], step: Step) -> Iterator[Mistake]:
    layer = step.layer.layer if isinstance(step.layer, Bidirectional) else step.layer
    if not isinstance(layer, Recurrent) or layer.activation != "softmax":
        return
    mended = replace(layer, activation="tanh")
    outer = replace(step.layer, layer=mended) if isinstance(step.layer, Bidirectional) else mended
    yield _silent(
        step,
        "softmax_in_cell",
        f"A softmax inside {layer.class_name} shapes its state; what comes out is no distribution "
        "unless the gates leave it alone. Softmax belongs in the head.",
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
    yield _silent(
        step,
        "softmax_twice",
        "Softmax is applied twice: the second one flattens the distribution the first one made.",
        "probabilities",
        "scores (logits)",
        (Mend(f"remove layer {step.index + 1}", spec.without(step.index)),),
    )


def _masked_softmax(spec: ModelSpec, steps: tuple[Step, ...], step: Step) -> Iterator[Mistake]:
    inner = step.layer.layer if isinstance(step.layer, TimeDistributed) else step.layer
    if not step.masked or not isinstance(inner, Softmax):
        return
    shape = step.output_shapes[0]
    yield _silent(
        step,
        "softmax_layer_masked",
        "The padding mask over (batch, time) reaches Softmax(), which lays it over the class axis. Keras builds "
        "this; with numbers it fails, or wipes out classes when the sizes happen to be equal.",
        f"a mask for (batch, time) and scores {show_shape(shape)}",
        "Activation('softmax') or Dense(..., activation='softmax'): they leave the mask alone",
        (Mend("use Activation('softmax')", spec.with_layer(step.index, Activation("softmax"))),),
        "The `mask` must be broadcastable to `inputs`. Each mask dimension must be 1 or match the corresponding "
        f"input dimension. Received: inputs.shape={show_shape(shape)}, mask.shape={show_shape(shape[:2])}",
    )


def _lost_mask(spec: ModelSpec, steps: tuple[Step, ...], step: Step) -> Iterator[Mistake]:
    if not step.masked or step.layer.mask_rule != "drops":
        return
    yield _silent(
        step,
        "mask_dropped",
        f"The padding mask ends at {step.layer.title}: layers after it treat padding like real steps.",
        "a mask over (batch, time)",
        "a layer that passes the mask on, or one that uses it",
        (),
        f"Layer '{step.layer.name or step.layer.snake}' (of type {step.layer.class_name}) was passed an input "
        "with a mask attached to it. However, this layer does not support masking and will therefore destroy "
        "the mask information. Downstream layers will not see the mask.",
    )


def _variable_time(spec: ModelSpec, steps: tuple[Step, ...]) -> Iterator[Mistake]:
    for step in steps:
        if isinstance(step.layer, TimeDistributed) and step.input_shape[1] is None:
            mends = [Mend("take the TimeDistributed off", spec.with_layer(step.index, step.layer.layer))]
            if not isinstance(step.layer.layer, Dense):
                mends = []
            fixed = tuple(5 if size is None else size for size in spec.input.shape)
            mends.append(Mend("fix the number of timesteps to 5", spec.with_input(fixed)))
            yield _silent(
                step,
                "time_distributed_variable_time",
                "With an open time axis, TimeDistributed in Keras 3.14 and 3.15 gives as many steps as the batch "
                "has rows in predict() and fit() from the second length on. Calling model(x) is right.",
                f"{show_shape(step.input_shape)}: any number of steps",
                "a fixed number of timesteps",
                tuple(mends),
            )
            return


def _silent(
    step: Step, code: str, message: str, came: str, expected: str, mends: tuple[Mend, ...], keras: str = ""
) -> Mistake:
    return Mistake(
        code=code,
        layer=step.index,
        blame=step.index,
        class_name=step.layer.class_name,
        message=f"Layer {step.index + 1}, {step.layer.title}: {message}",
        came=came,
        expected=expected,
        keras_says=keras,
        mends=mends,
        silent=True,
    )
